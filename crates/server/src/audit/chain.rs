//! The hash of a row.

use eldercare_requests::Moment;

use super::Entry;
use crate::codes::{Codes, hex};

/// A row without its own hash.
pub(super) struct Link<'a> {
    pub(super) number: i64,
    pub(super) at: Moment,
    pub(super) entry: Entry<'a>,
    pub(super) previous: &'a str,
}

impl Link<'_> {
    /// 64 hex digits. Every part is preceded by its length, so that no two rows read alike.
    pub(super) fn hash(&self, codes: &Codes) -> String {
        let Entry {
            actor,
            action,
            object,
            detail,
        } = self.entry;
        let (number, at) = (self.number.to_string(), self.at.0.to_string());
        let parts = [&number, &at, actor, action, object, detail, self.previous];
        let lengths = parts.map(|part| u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        let framed: Vec<&[u8]> = lengths
            .iter()
            .zip(parts)
            .flat_map(|(length, part)| [length.as_slice(), part.as_bytes()])
            .collect();
        hex(&codes.digest(b"audit", &framed))
    }
}

#[cfg(test)]
mod tests {
    use super::{Codes, Entry, Link, Moment};
    use crate::secret::Secret;

    fn link<'a>(actor: &'a str, action: &'a str) -> Link<'a> {
        Link {
            number: 1,
            at: Moment(1),
            entry: Entry {
                actor,
                action,
                object: "",
                detail: "",
            },
            previous: "",
        }
    }

    #[test]
    fn what_moves_from_one_part_to_the_next_changes_the_hash_and_so_does_the_secret() {
        let codes = Codes::new(Secret([1; 32]));
        let hash = link("ab", "c").hash(&codes);
        assert_eq!(hash, link("ab", "c").hash(&codes));
        assert_ne!(hash, link("a", "bc").hash(&codes));
        assert_ne!(hash, link("ab", "c").hash(&Codes::new(Secret([2; 32]))));
    }
}
