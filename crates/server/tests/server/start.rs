//! A start that cannot go well changes nothing, and a start keeps its files to itself.

use std::net::TcpListener;

use eldercare_server::{Clock, Config, DatabaseUrl, Server};

use crate::support::TestServer;

/// The settings of a test's server, for a second one on the same folders.
fn beside(server: &TestServer) -> Config {
    let address = server.database.as_deref();
    Config {
        port: 0,
        data: server.data.path().to_owned(),
        site: server.site.path().to_owned(),
        database_url: address.map(|address| DatabaseUrl::parse(address).unwrap()),
        ..Config::default()
    }
}

async fn refused(config: &Config) -> String {
    let started = Server::start(config, Clock::system()).await;
    started.err().unwrap().to_string()
}

#[tokio::test]
async fn on_a_taken_port_nothing_is_made() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let server = TestServer::start().await;
    let folder = tempfile::tempdir().unwrap();
    let config = Config {
        port: taken.local_addr().unwrap().port(),
        data: folder.path().join("data"),
        ..beside(&server)
    };
    let told = refused(&config).await;
    assert!(told.starts_with("address 127.0.0.1:"), "{told}");
    assert!(!config.data.exists());
}

#[tokio::test]
async fn without_a_site_nothing_is_made_and_the_folder_is_named() {
    let server = TestServer::start().await;
    let folder = tempfile::tempdir().unwrap();
    let config = Config {
        data: folder.path().join("data"),
        site: folder.path().join("wrong"),
        ..beside(&server)
    };
    let told = refused(&config).await;
    assert!(told.contains("wrong: no index.html"), "{told}");
    assert!(told.contains("--site"), "{told}");
    assert!(!config.data.exists());
}

#[tokio::test]
async fn a_lost_secret_is_asked_back_and_no_other_is_left_in_its_place() {
    let server = TestServer::start().await;
    let config = beside(&server);
    let key = server.data.path().join("secret.key");
    let secret = std::fs::read(&key).unwrap();
    std::fs::remove_file(&key).unwrap();
    for _ in 0..2 {
        let told = refused(&config).await;
        assert!(told.contains("restore that file from a backup"), "{told}");
        assert!(!key.exists());
    }
    std::fs::write(&key, secret).unwrap();
    assert!(Server::start(&config, Clock::system()).await.is_ok());
}

#[cfg(unix)]
#[tokio::test]
async fn the_program_keeps_what_it_writes_to_its_own_user() {
    use std::os::unix::fs::PermissionsExt as _;
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};

    let server = TestServer::start().await;
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut program = Command::new(env!("CARGO_BIN_EXE_eldercare-server"))
        .args(["--host", "127.0.0.1", "--port", "0", "--data"])
        .arg(&data)
        .arg("--site")
        .arg(server.site.path())
        .env_remove("DATABASE_URL")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let start = Instant::now();
    // The search's own file comes last.
    while !data.join("search.sqlite").exists() && start.elapsed() < Duration::from_secs(30) {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    program.kill().unwrap();
    program.wait().unwrap();
    let others =
        |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o077;
    assert_eq!(others(&data), 0);
    let mut names = Vec::new();
    for file in std::fs::read_dir(&data).unwrap() {
        let path = file.unwrap().path();
        assert_eq!(others(&path), 0, "{}", path.display());
        names.push(path.file_name().unwrap().to_owned());
    }
    assert!(names.contains(&"eldercare.sqlite".into()), "{names:?}");
}
