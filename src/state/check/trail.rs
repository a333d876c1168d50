//! Which questions led to which on this page, so that our own "back" can be the browser's.
//!
//! If our button pushed the previous question as a new entry, the browser's
//! button would lead forward again and people would go in circles.

/// Steps taken forward, oldest first.
#[derive(Debug, Default)]
pub struct Trail(Vec<(String, String)>);

impl Trail {
    /// Notes a step forward.
    pub fn went(&mut self, from: &str, to: &str) {
        self.0.push((from.to_owned(), to.to_owned()));
    }

    /// True when the last step to `from` came from `to`; that step and later ones are forgotten.
    pub fn came(&mut self, from: &str, to: &str) -> bool {
        let Some(at) = self.0.iter().rposition(|(_, end)| end == from) else {
            return false;
        };
        let start = self.0[at].0 == to;
        self.0.truncate(at);
        start
    }
}

#[cfg(test)]
mod tests {
    use super::Trail;

    #[test]
    fn back_is_the_browsers_own_only_along_the_way_that_was_taken() {
        let mut trail = Trail::default();
        trail.went("a", "b");
        trail.went("b", "c");
        assert!(trail.came("c", "b"));
        assert!(trail.came("b", "a"));
        assert!(!trail.came("b", "a"), "a way back is used once");
        trail.went("a", "c");
        assert!(!trail.came("c", "b"));
    }
}
