//! The grade of a self-rating, as an exact range: every grade named is reached by some way of
//! completing the answers, and "may apply" is three-valued.

use crate::{
    answers::Answers,
    ids::{GradeId, OptionId, QuestionId},
    instrument::{ActivityClass, DependentActivities, Grade, Instrument, QuestionKind},
    reading::Reading,
    truth::Truth,
};

/// Fewest and most dependent activities that the answers allow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dependent {
    /// Those that are dependent for certain.
    pub low: u8,
    /// These and those of which nothing is known.
    pub high: u8,
}

/// What follows from the answers to a self-rating. Never stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelfRating {
    /// Dependent activities of class a.
    pub class_a: Dependent,
    /// Dependent activities of class b.
    pub class_b: Dependent,
    /// Every grade that some completion gives, from the best.
    pub possible: Vec<GradeId>,
    /// Whether the way to the formal assessment is open.
    pub may_apply: Truth,
    /// The activities that are dependent for certain, in the order asked.
    pub dependent: Vec<QuestionId>,
    /// The unknown activities whose answer can still change the grade, in the order asked.
    pub would_settle: Vec<QuestionId>,
    /// Whether nothing is unknown.
    pub complete: bool,
}

impl SelfRating {
    /// The grade when there is only one.
    #[must_use]
    pub fn single(&self) -> Option<&GradeId> {
        match self.possible.as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }
}

/// One activity with the answer given.
struct Activity<'a> {
    id: &'a QuestionId,
    class: ActivityClass,
    chosen: Option<&'a OptionId>,
}

pub(crate) fn rate(
    instrument: &Instrument,
    table: &DependentActivities,
    answers: &Answers,
) -> SelfRating {
    let activities: Vec<Activity<'_>> = activities(instrument, answers).collect();
    let count = |class| counted(&activities, class, &table.dependent);
    let (class_a, class_b) = (count(ActivityClass::A), count(ActivityClass::B));
    let reached = reached(table, class_a, class_b);
    let is_dependent = |activity: &&Activity<'_>| activity.chosen == Some(&table.dependent);
    let dependent = activities.iter().filter(is_dependent);
    let unknown = activities
        .iter()
        .filter(|activity| activity.chosen.is_none());
    SelfRating {
        class_a,
        class_b,
        possible: reached.iter().map(|grade| grade.id.clone()).collect(),
        may_apply: may_apply(&reached),
        dependent: dependent.map(|activity| activity.id.clone()).collect(),
        would_settle: unknown
            .filter(|activity| matters(table, activity.class, class_a, class_b))
            .map(|activity| activity.id.clone())
            .collect(),
        complete: activities.iter().all(|activity| activity.chosen.is_some()),
    }
}

fn activities<'a>(
    instrument: &'a Instrument,
    answers: &'a Answers,
) -> impl Iterator<Item = Activity<'a>> {
    let reading = Reading {
        instrument,
        answers,
    };
    let questions = instrument.questions().iter();
    questions.filter_map(move |question| match question.kind {
        QuestionKind::Activity { class } => Some(Activity {
            id: &question.id,
            class,
            chosen: reading.chosen(question).map(|option| &option.id),
        }),
        _ => None,
    })
}

fn counted(activities: &[Activity<'_>], class: ActivityClass, dependent: &OptionId) -> Dependent {
    let of_class = activities.iter().filter(|activity| activity.class == class);
    of_class.fold(Dependent::default(), |count, activity| {
        let certain = activity.chosen == Some(dependent);
        let possible = certain || activity.chosen.is_none();
        Dependent {
            low: count.low.saturating_add(u8::from(certain)),
            high: count.high.saturating_add(u8::from(possible)),
        }
    })
}

/// The grades of all pairs of counts in the range. Each unknown activity may be dependent or not
/// whatever the others are, so every pair is reached.
fn reached(table: &DependentActivities, a: Dependent, b: Dependent) -> Vec<&Grade> {
    let within = |(in_a, in_b): &(u8, u8)| {
        (a.low..=a.high).contains(in_a) && (b.low..=b.high).contains(in_b)
    };
    let grades = table.grades.iter();
    grades
        .filter(|grade| grade.pairs.iter().any(within))
        .collect()
}

fn may_apply(reached: &[&Grade]) -> Truth {
    let may = reached.iter().filter(|grade| grade.may_apply).count();
    if may == 0 {
        Truth::No
    } else if may == reached.len() {
        Truth::Yes
    } else {
        Truth::Unknown
    }
}

/// Whether there are two completions that differ in one unknown activity of this class alone and
/// give different grades.
fn matters(table: &DependentActivities, class: ActivityClass, a: Dependent, b: Dependent) -> bool {
    let grade = |a: u8, b: u8| {
        let mut grades = table.grades.iter();
        grades.position(|grade| grade.pairs.contains(&(a, b)))
    };
    let (high_a, high_b) = match class {
        ActivityClass::A => (a.high.saturating_sub(1), b.high),
        ActivityClass::B => (a.high, b.high.saturating_sub(1)),
    };
    (a.low..=high_a).any(|in_a| {
        (b.low..=high_b).any(|in_b| {
            let one_more = match class {
                ActivityClass::A => grade(in_a.saturating_add(1), in_b),
                ActivityClass::B => grade(in_a, in_b.saturating_add(1)),
            };
            one_more != grade(in_a, in_b)
        })
    })
}
