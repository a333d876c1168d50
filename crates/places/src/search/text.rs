//! The searchable texts of every row.

use std::collections::BTreeSet;

use super::{
    alphabet::Alphabet,
    field::Field,
    fit::{Fit, Fits},
    fold::fold,
    lexicon::{Lexicon, Meaning},
    slip::Slip,
    sound::Sound,
    sound_slip::SoundSlip,
    term::{Place, Term},
};
use crate::{
    Facility, Facts, Points,
    pack::{PackError, TextField},
};

/// Name, town, district and address of all rows, folded once.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchText {
    alphabet: Alphabet,
    name: Field,
    town: Field,
    district: Field,
    address: Field,
    rows: usize,
}

/// The folded letters of everything that is searched: for these the import makes
/// [`crate::pack::Letter`]s.
#[must_use]
pub fn letters_of(facilities: &[Facility]) -> BTreeSet<char> {
    let texts = facilities.iter().flat_map(|facility| {
        let optional = [facility.town.as_deref(), facility.address.as_deref()];
        [facility.name.as_str(), facility.district.as_str()]
            .into_iter()
            .chain(optional.into_iter().flatten())
    });
    texts.flat_map(fold).collect()
}

impl SearchText {
    /// Folds the texts of all rows.
    pub fn new(points: &Points, facts: &Facts) -> Result<SearchText, PackError> {
        facts.check(points)?;
        let mut alphabet = Alphabet::new(facts.letters());
        let mut field = |field| {
            facts.column(field).map_or_else(Field::default, |column| {
                Field::new(column.entries(), column.places().to_vec(), &mut alphabet)
            })
        };
        let (name, town) = (field(TextField::Name), field(TextField::Town));
        let address = field(TextField::Address);
        let districts = points.districts().iter().map(|d| d.name.as_str());
        let district_of = |row| points.district_number(row).map_or(0, |number| number + 1);
        let places = points.rows().map(district_of).collect();
        let district = Field::new(districts, places, &mut alphabet);
        Ok(SearchText {
            alphabet,
            name,
            town,
            district,
            address,
            rows: points.len(),
        })
    }

    /// How well each row fits to a query: all its words must be found, or the query as a whole must
    /// mean what the place is. Nothing for a query without a word.
    #[must_use]
    pub fn fits(&self, query: &str, lexicon: &Lexicon, points: &Points) -> Option<Fits> {
        let meant = |meaning| self.meant(meaning, points);
        let mut all = query
            .split_whitespace()
            .map(|word| self.fits_of(word, lexicon, &meant));
        let mut fits = all.next()?;
        for other in all {
            fits.and(&other);
        }
        if let Some(meaning) = lexicon.meaning(query) {
            fits.improve(meant(meaning).iter());
        }
        Some(fits)
    }

    /// The rows with one word, or of what it means; with a slip only those of a word that is found
    /// nowhere else.
    fn fits_of(&self, word: &str, lexicon: &Lexicon, meant: &impl Fn(Meaning) -> Fits) -> Fits {
        let term = Term::new(word, &self.alphabet);
        let mut fits = self.exact(&term);
        if let Some(meaning) = lexicon.meaning(word) {
            fits.improve(meant(meaning).iter());
        } else if let Some((rest, meaning)) = lexicon.parted(word) {
            let mut both = self.exact(&Term::new(&rest, &self.alphabet));
            both.and(&meant(meaning));
            fits.improve(both.iter());
        }
        if fits.is_empty() {
            self.find_slips(&term, &mut fits);
        }
        fits
    }

    /// The rows that are of what a word stands for.
    fn meant(&self, meaning: Meaning, points: &Points) -> Fits {
        let mut fits = Fits::none(self.rows);
        let rows = points.rows();
        fits.improve(rows.map(|row| meaning.is_of(points, row).then_some(Fit::Meaning)));
        fits
    }

    /// The rows in which a word is written or sounds like something.
    fn exact(&self, term: &Term) -> Fits {
        let mut fits = Fits::none(self.rows);
        if term.is_known() {
            self.find_written(term, &mut fits);
        }
        if let Some(sound) = Sound::new(term, &self.alphabet) {
            self.find_alike(Fit::Sound, &mut fits, |text| sound.finds(text));
        }
        fits
    }

    fn find_slips(&self, term: &Term, fits: &mut Fits) {
        if let Some(slip) = Slip::new(term, &self.alphabet) {
            self.find_alike(Fit::Slip, fits, |text| slip.finds(text));
        }
        if let Some(slip) = SoundSlip::new(term, &self.alphabet) {
            self.find_alike(Fit::Slip, fits, |text| slip.finds(text));
        }
    }

    fn find_written(&self, term: &Term, fits: &mut Fits) {
        let find = |text: &[u16]| term.find(text, &self.alphabet);
        fits.improve(self.name.fits(|text| {
            find(text).map(|place| match place {
                Place::Start => Fit::NameStart,
                Place::Inside => Fit::Name,
            })
        }));
        for area in [&self.town, &self.district] {
            fits.improve(area.fits(|text| find(text).map(|_| Fit::Area)));
        }
        fits.improve(self.address.fits(|text| find(text).map(|_| Fit::Address)));
    }

    fn find_alike(&self, fit: Fit, fits: &mut Fits, finds: impl Fn(&[u16]) -> bool) {
        for field in [&self.name, &self.town, &self.district, &self.address] {
            fits.improve(field.fits(|text| finds(text).then_some(fit)));
        }
    }
}
