//! One picture for a question of the self-check, where a picture says at a glance what is meant.
//!
//! It repeats what the question says, so a screen reader is not told of it. Questions about
//! diagnoses, despair or violence have none: a drawing of these helps nobody.

mod drawings;

use leptos::prelude::*;

/// What a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemPicture {
    /// Someone at a table, and a bowl that steams.
    Eating,
    /// Someone with a brush before mirror and basin.
    Grooming,
    /// Someone in a tub under the shower.
    Bathing,
    /// A shirt with buttons.
    UpperDressing,
    /// Trousers and a shoe.
    LowerDressing,
    /// A drop and a clock.
    Bladder,
    /// A toilet and a clock.
    Bowel,
    /// Someone who holds on to a rail beside the toilet.
    Toilet,
    /// Someone in bed who turns over.
    Bed,
    /// Someone gets up from a chair.
    Stand,
    /// Someone walks with a stick.
    Walking,
    /// Someone climbs stairs with a rail.
    Stairs,
    /// A calendar and a clock.
    Time,
    /// A house and a pin.
    Place,
    /// Two faces and a question mark.
    People,
    /// Someone thinks of three shapes.
    Memory,
    /// Someone listens to what is said.
    Understanding,
    /// Someone says something.
    Expression,
    /// Someone sits alone at a window.
    Mood,
    /// Someone half asleep by day.
    Awake,
    /// An eye and a book.
    Vision,
    /// An ear and a sound.
    Hearing,
    /// A basket and medicine.
    Daily,
    /// A bus.
    Transport,
    /// Two talk at a table.
    Social,
    /// Someone has fallen.
    Fall,
    /// Someone does not know the way.
    Wander,
    /// Someone coughs over a bowl.
    Choke,
}

impl ItemPicture {
    /// The picture for a question, by its id in the instrument.
    pub fn of(question: &str) -> Option<ItemPicture> {
        Some(match question {
            "B.1.1" | "eating" => Self::Eating,
            "B.1.2" => Self::Grooming,
            "B.1.3" | "bathing" => Self::Bathing,
            "B.1.4" | "dressing" => Self::UpperDressing,
            "B.1.5" => Self::LowerDressing,
            "B.1.6" | "continence" => Self::Bladder,
            "B.1.7" => Self::Bowel,
            "B.1.8" | "toileting" => Self::Toilet,
            "B.2.1" => Self::Bed,
            "B.2.2" | "transfer" => Self::Stand,
            "B.2.3" => Self::Walking,
            "B.2.4" => Self::Stairs,
            "B.3.1" => Self::Time,
            "B.3.2" => Self::Place,
            "B.3.3" => Self::People,
            "B.3.4" => Self::Memory,
            "B.3.5" => Self::Understanding,
            "B.3.6" => Self::Expression,
            "B.3.8" => Self::Mood,
            "B.3.9" => Self::Awake,
            "B.4.1" => Self::Vision,
            "B.4.2" => Self::Hearing,
            "B.4.3" => Self::Daily,
            "B.4.4" => Self::Transport,
            "B.4.5" => Self::Social,
            "risk-fall" => Self::Fall,
            "risk-wander" => Self::Wander,
            "risk-choke" => Self::Choke,
            _ => return None,
        })
    }
}

/// The picture of a question; nothing for those that have none.
pub fn item_picture(question: &str) -> Option<impl IntoView + use<>> {
    let (area, lines) = ItemPicture::of(question)?.drawing();
    Some(view! {
        <svg class="item-picture" viewBox="0 0 120 80" aria-hidden="true" focusable="false">
            <path class="picture-area" d=area></path>
            <path class="picture-lines" d=lines></path>
        </svg>
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use eldercare_assessment::Instrument;

    use super::ItemPicture;

    /// Questions that have no picture on purpose.
    const WITHOUT: [&str; 7] = [
        "coma",
        "B.3.7",
        "dementia",
        "mental-disorder",
        "risk-any",
        "risk-self-harm",
        "risk-other",
    ];

    #[test]
    fn a_question_has_a_picture_of_its_own_or_none_on_purpose() {
        let file = include_str!("../../../assets/instruments/gbt-42195-2022.json");
        let instrument = Instrument::parse(file).expect("the shipped questionnaire is valid");
        let mut seen = BTreeSet::new();
        for question in instrument.questions() {
            let id = question.id.as_str();
            match ItemPicture::of(id) {
                None => assert!(WITHOUT.contains(&id), "{id} has no picture"),
                Some(picture) => assert!(seen.insert(picture.drawing().1), "{id} shares one"),
            }
        }
    }
}
