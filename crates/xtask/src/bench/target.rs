//! One figure against what it may be.

use std::fmt;

/// A judged figure.
#[derive(Debug)]
pub struct Target {
    /// What was measured.
    pub name: String,
    /// The figure and its bound, for people.
    pub figures: String,
    /// Whether it holds.
    pub held: bool,
    /// Whether a miss fails the run. A goal that is missed is said to be missed.
    pub gates: bool,
}

impl Target {
    /// A figure that may not be above a bound.
    pub fn at_most(name: &str, value: f64, bound: f64, unit: &str) -> Self {
        let digits = if unit.is_empty() { 3 } else { 0 };
        let figures = format!("{value:.digits$} {unit} (at most {bound:.digits$})");
        Self {
            name: name.to_owned(),
            figures,
            held: value <= bound,
            gates: true,
        }
    }

    /// The same as something to aim at: reported, never failing the run.
    pub fn goal(name: &str, value: f64, bound: f64, unit: &str) -> Self {
        Self {
            gates: false,
            ..Self::at_most(name, value, bound, unit)
        }
    }

    /// Whether the run may pass with it.
    pub fn passes(&self) -> bool {
        self.held || !self.gates
    }
}

impl fmt::Display for Target {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = match (self.held, self.gates) {
            (true, _) => "holds ",
            (false, true) => "FAILS ",
            (false, false) => "MISSED",
        };
        write!(out, "{verdict}  {:<44} {}", self.name, self.figures)
    }
}

#[cfg(test)]
mod tests {
    use super::Target;

    #[test]
    fn a_figure_on_the_bound_holds_and_one_above_fails() {
        assert!(Target::at_most("bytes", 220.0, 220.0, "B").held);
        assert!(!Target::at_most("bytes", 220.5, 220.0, "B").held);
        assert!(!Target::at_most("nothing measured", f64::NAN, 220.0, "B").held);
    }

    #[test]
    fn a_missed_goal_is_said_and_fails_nothing() {
        let goal = Target::goal("bytes", 221.0, 220.0, "B");
        assert!(goal.passes() && goal.to_string().starts_with("MISSED"));
        assert!(!Target::at_most("bytes", 221.0, 220.0, "B").passes());
    }
}
