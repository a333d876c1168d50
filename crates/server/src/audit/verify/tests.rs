//! The chain on both databases, and everything that somebody could do to it by hand.

use eldercare_trials::Cluster;
use sqlx::{AnyPool, AssertSqlSafe};

use super::{Anchor, AuditError};
use crate::audit::{Entry, append};
use crate::codes::Codes;
use crate::config::DatabaseUrl;
use crate::secret::Secret;
use crate::store::Store;
use eldercare_requests::Moment;

fn codes() -> Codes {
    Codes::new(Secret([6; 32]))
}

/// Appends in a transaction of its own.
async fn write(store: &Store, object: &str) {
    let mut transaction = store.begin().await.unwrap();
    let entry = Entry {
        actor: "clerk-1",
        action: "request.open",
        object,
        detail: "demo",
    };
    append(&mut transaction, &codes(), Moment(1_795_320_000), &entry)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

async fn change(pool: &AnyPool, sql: &str) {
    let statement = sqlx::query(AssertSqlSafe(sql.to_owned()));
    statement.execute(pool).await.unwrap();
}

async fn judged(store: &Store) -> Result<Anchor, AuditError> {
    store.verify_audit(&codes(), None).await
}

/// What somebody could do by hand, and the row at which it is found.
const DAMAGES: [(&str, i64); 7] = [
    ("UPDATE audit SET detail = 'x' WHERE number = 2", 2),
    ("UPDATE audit SET at = at + 1 WHERE number = 1", 1),
    ("UPDATE audit SET hash = previous WHERE number = 5", 5),
    ("DELETE FROM audit WHERE number = 3", 3),
    ("DELETE FROM audit WHERE number = 1", 1),
    (
        "UPDATE audit SET number = CASE number WHEN 2 THEN 30 ELSE 2 END WHERE number IN (2, 9)",
        2,
    ),
    (
        "UPDATE audit SET object = (SELECT object FROM kept WHERE kept.number = 7 - audit.number) \
         WHERE number IN (3, 4)",
        3,
    ),
];

/// Each damage is found at its row, and the chain is whole again when it is undone.
async fn every_damage_is_found(store: &Store) {
    assert_eq!(judged(store).await.unwrap().number, 0);
    for number in 1..=5 {
        write(store, &format!("record-{number}")).await;
    }
    let end = judged(store).await.unwrap();
    assert_eq!(end.number, 5);
    let keep = "CREATE TABLE kept AS SELECT * FROM audit";
    change(store.by_hand(), keep).await;
    for (damage, at) in DAMAGES {
        change(store.by_hand(), damage).await;
        let found = judged(store).await;
        assert!(
            matches!(found, Err(AuditError::Broken(row)) if row == at),
            "{damage}: {found:?}"
        );
        change(store.by_hand(), "DELETE FROM audit").await;
        change(store.by_hand(), "INSERT INTO audit SELECT * FROM kept").await;
        assert_eq!(judged(store).await.unwrap(), end, "{damage}");
    }
}

/// Whoever cuts the end off and notes the new one is found by what was written down elsewhere.
async fn a_cut_end_is_found(store: &Store) {
    let end = judged(store).await.unwrap();
    change(store.by_hand(), "DELETE FROM audit WHERE number = 5").await;
    let cut = judged(store).await;
    assert!(
        matches!(cut, Err(AuditError::End { found: 4, noted: 5 })),
        "{cut:?}"
    );
    change(
        store.by_hand(),
        "UPDATE audit_end SET number = 4, hash = (SELECT hash FROM audit WHERE number = 4)",
    )
    .await;
    let shorter = judged(store).await.unwrap();
    let known = Anchor::parse(&end.to_string()).unwrap();
    let found = store.verify_audit(&codes(), Some(&known)).await;
    assert!(matches!(found, Err(AuditError::OtherChain(5))), "{found:?}");
    write(store, "record-6").await;
    let found = store.verify_audit(&codes(), Some(&known)).await;
    assert!(matches!(found, Err(AuditError::OtherChain(5))), "{found:?}");
    let found = store.verify_audit(&codes(), Some(&shorter)).await;
    assert_eq!(found.unwrap().number, 5);
}

/// Many at once, some of which give up: no gap, no row twice.
async fn many_writers_make_one_chain(store: &Store) {
    let before = judged(store).await.unwrap().number;
    let writers = (0..20).map(|writer| {
        let store = store.clone();
        tokio::spawn(async move {
            write(&store, &format!("writer-{writer}")).await;
            let mut given_up = store.begin().await.unwrap();
            let entry = Entry {
                actor: "clerk-2",
                action: "request.open",
                object: "given-up",
                detail: "",
            };
            append(&mut given_up, &codes(), Moment(1), &entry)
                .await
                .unwrap();
            given_up.rollback().await.unwrap();
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap();
    }
    assert_eq!(judged(store).await.unwrap().number, before + 20);
}

#[tokio::test]
async fn a_changed_removed_or_moved_row_is_found_on_sqlite() {
    let data = tempfile::tempdir().unwrap();
    let store = Store::open(data.path(), None, &codes()).await.unwrap();
    every_damage_is_found(&store).await;
    a_cut_end_is_found(&store).await;
    many_writers_make_one_chain(&store).await;
}

#[tokio::test]
async fn a_changed_removed_or_moved_row_is_found_on_postgresql() {
    let Some(cluster) = Cluster::for_test("the audit chain on PostgreSQL") else {
        return;
    };
    let data = tempfile::tempdir().unwrap();
    let address = DatabaseUrl::parse(&cluster.address());
    let store = Store::open(data.path(), address.as_ref(), &codes())
        .await
        .unwrap();
    every_damage_is_found(&store).await;
    a_cut_end_is_found(&store).await;
    many_writers_make_one_chain(&store).await;
}

#[test]
fn an_anchor_is_read_as_it_is_printed() {
    let anchor = Anchor {
        number: 7,
        hash: "0a".repeat(32),
    };
    assert_eq!(Anchor::parse(&anchor.to_string()), Some(anchor));
    for wrong in ["", "7", "7:", "7:0a", "-1:", "x:"] {
        assert_eq!(Anchor::parse(wrong), None, "{wrong}");
    }
}
