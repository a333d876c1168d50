//! Which files of texts each page reads.

use crate::i18n::Bundle;
use crate::route::Later;

/// Services, towns and files that carry a queue are said as in a request.
const OUTREACH: &[Bundle] = &[
    Bundle::Outreach,
    Bundle::Request,
    Bundle::Check,
    Bundle::Place,
];

impl Later {
    /// The texts that the page reads besides those of the map.
    pub(super) fn bundles(self) -> &'static [Bundle] {
        match self {
            // The words of reading aloud stand with the self-check.
            Later::Start => &[Bundle::Start, Bundle::Check],
            Later::Check | Later::Question | Later::Result => &[Bundle::Check],
            Later::SelfRating | Later::RatingQuestion | Later::RatingResult => {
                &[Bundle::Check, Bundle::Ltc]
            }
            // An answer may point to danger; what to do then stands with the first questionnaire.
            Later::Visit => &[
                Bundle::Visit,
                Bundle::AssessmentVisit,
                Bundle::Check,
                Bundle::Assessment,
            ],
            Later::Instruments => &[Bundle::Visit, Bundle::Check],
            // Dates in words stand with the places, the choice of a town with the request.
            Later::Rights | Later::RightsQuestion => &[
                Bundle::Rights,
                Bundle::Place,
                Bundle::Request,
                Bundle::Check,
            ],
            // These show the self-check that may go along, and the reports that wait on this device.
            Later::Request | Later::Status => &[Bundle::Request, Bundle::Check, Bundle::Place],
            Later::Outreach => OUTREACH,
            Later::Place | Later::Compare | Later::Kinds | Later::Report => &[Bundle::Place],
            Later::About => &[Bundle::Place, Bundle::Site],
            Later::Privacy | Later::Accessibility => &[Bundle::Site],
            Later::Coverage => &[Bundle::Around],
            Later::Missing => &[],
            // What a sheet holds is said in the words of self-check, plan and benefits; when it was
            // printed, in those of a place.
            Later::Sheet => &[
                Bundle::Sheet,
                Bundle::Check,
                Bundle::Place,
                Bundle::Care,
                Bundle::Rights,
            ],
            Later::SheetOpen => &[Bundle::Sheet, Bundle::Check],
            // Services, times and whose a telephone is are said as in a request, levels as of a place.
            Later::Desk => &[Bundle::Desk, Bundle::Request, Bundle::Place],
            // Dates in words stand with the places.
            Later::Family => &[Bundle::Check, Bundle::Place, Bundle::Request],
            // The names of services and of answers are theirs.
            Later::Plan | Later::Apply => &[Bundle::Care, Bundle::Check, Bundle::Request],
        }
    }
}
