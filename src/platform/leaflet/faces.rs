//! The faces of symbols, each painted once on a sheet and copied from there.
//!
//! Curves cost many times what a copy costs, and from one painting to the next most symbols are the
//! same. Sheets are painted on while the map is still or on its way to another zoom, a few faces at a
//! time; a painting of the map only copies from them, and paints what it does not find.

use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::canvas::{self, Frame};
use super::scene::{Face, Mark};

/// The side of a sheet in its pixels. A sheet that is painted on is copied by the browser, so that
/// it should not be large.
const SHEET: f64 = 512.0;

/// Sheets that are kept, as a share of the canvas on which symbols are painted: they never cover each
/// other and leave more than half of it free.
const SHARE: f64 = 0.5;

/// Room around a face for its soft edge, in CSS pixels.
const EDGE: f64 = 1.0;

/// The faces that are there.
#[derive(Default)]
pub struct Faces {
    ratio: f64,
    /// The newest last: only it is painted on.
    sheets: Vec<Sheet>,
}

/// Where faces are painted.
struct Sheet {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    free: Shelves,
    known: Vec<Known>,
}

/// A face that is on the sheet: whose it is and the square with it, in pixels of the sheet.
struct Known {
    face: Face,
    radius: f64,
    at: (f64, f64),
    side: f64,
}

impl Faces {
    /// Paints the faces of marks that are on no sheet as long as there is time for `more`. False when
    /// all are there or there is no room for more. `paint` paints a face around the zero point.
    pub fn prepare(
        &mut self,
        frame: &Frame,
        marks: &[Mark],
        paint: &dyn Fn(&CanvasRenderingContext2d, &Mark),
        more: &dyn Fn() -> bool,
    ) -> bool {
        if self.ratio.to_bits() != frame.ratio.to_bits() {
            self.sheets.clear();
            self.ratio = frame.ratio;
        }
        let area = frame.width * frame.height * frame.ratio * frame.ratio;
        let most = area * SHARE / (SHEET * SHEET);
        let mut given_up = 0.0;
        let mut left = marks.iter();
        while let Some(mark) = left.next() {
            if self.find(mark).is_some() {
                continue;
            }
            if !more() {
                return true;
            }
            if self.put(mark, paint) {
                continue;
            }
            if decimal(self.sheets.len()) > most {
                if given_up > most {
                    break;
                }
                self.sheets.remove(0);
                given_up += 1.0;
                // What was on the oldest sheet may be among what is needed.
                left = marks.iter();
            }
            self.sheets.extend(Sheet::new());
            self.put(mark, paint);
        }
        false
    }

    /// Copies the faces of marks to where they stand, and paints those that are on no sheet.
    pub fn copy(
        &self,
        context: &CanvasRenderingContext2d,
        frame: &Frame,
        marks: &[Mark],
        paint: &dyn Fn(&CanvasRenderingContext2d, &Mark),
    ) {
        for mark in marks {
            let at = (mark.at.0 * frame.ratio, mark.at.1 * frame.ratio);
            if let Some((sheet, known)) = self.find(mark) {
                canvas::turn(context, 1.0, (0.0, 0.0));
                sheet.copy(known, context, at);
            } else {
                canvas::turn(context, frame.ratio, at);
                paint(context, mark);
            }
        }
        canvas::turn(context, frame.ratio, (0.0, 0.0));
    }

    fn find(&self, mark: &Mark) -> Option<(&Sheet, &Known)> {
        let is_it = |known: &&Known| (known.face, known.radius) == (mark.face, mark.radius);
        let mut sheets = self.sheets.iter();
        sheets.find_map(|sheet| Some((sheet, sheet.known.iter().find(is_it)?)))
    }

    /// Paints a face where there is room for it, if there is.
    fn put(&mut self, mark: &Mark, paint: &dyn Fn(&CanvasRenderingContext2d, &Mark)) -> bool {
        // An even number, so that the middle of the face lies between two pixels.
        let side = ((mark.radius + EDGE) * self.ratio).ceil() * 2.0;
        let sheet = self.sheets.last_mut();
        let Some((sheet, at)) = sheet.and_then(|sheet| {
            let at = sheet.free.take(side)?;
            Some((sheet, at))
        }) else {
            return false;
        };
        let middle = (at.0 + side / 2.0, at.1 + side / 2.0);
        canvas::turn(&sheet.context, self.ratio, middle);
        paint(&sheet.context, mark);
        sheet.known.push(Known {
            face: mark.face,
            radius: mark.radius,
            at,
            side,
        });
        true
    }
}

impl Sheet {
    fn new() -> Option<Sheet> {
        let (canvas, context) = canvas::blank()?;
        canvas::set_size(&canvas, (SHEET, SHEET));
        Some(Sheet {
            canvas,
            context,
            free: Shelves::of((SHEET, SHEET)),
            known: Vec::new(),
        })
    }

    /// Copies a face to a canvas, its middle to the pixel nearest to this place.
    fn copy(&self, known: &Known, context: &CanvasRenderingContext2d, at: (f64, f64)) {
        let ((left, top), side) = (known.at, known.side);
        let (x, y) = (at.0 - side / 2.0, at.1 - side / 2.0);
        let copy = CanvasRenderingContext2d::draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh;
        // A canvas that has a size is never refused.
        let _ = copy(
            context,
            &self.canvas,
            left,
            top,
            side,
            side,
            x.round(),
            y.round(),
            side,
            side,
        );
    }
}

/// How many sheets there are: a few dozen at most.
fn decimal(sheets: usize) -> f64 {
    u32::try_from(sheets).map_or(f64::MAX, f64::from)
}

/// Free room on a sheet: squares stand side by side on shelves as high as the highest of them.
#[derive(Debug)]
struct Shelves {
    size: (f64, f64),
    next: (f64, f64),
    shelf: f64,
}

impl Shelves {
    fn of(size: (f64, f64)) -> Shelves {
        Shelves {
            size,
            next: (0.0, 0.0),
            shelf: 0.0,
        }
    }

    /// The corner of a free square.
    fn take(&mut self, side: f64) -> Option<(f64, f64)> {
        if self.next.0 + side > self.size.0 {
            self.next = (0.0, self.next.1 + self.shelf);
            self.shelf = 0.0;
        }
        let at = self.next;
        if at.0 + side > self.size.0 || at.1 + side > self.size.1 {
            return None;
        }
        self.next.0 += side;
        self.shelf = self.shelf.max(side);
        Some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::Shelves;

    #[test]
    fn squares_stand_on_the_sheet_and_not_on_each_other() {
        let mut free = Shelves::of((100.0, 90.0));
        let mut taken: Vec<(f64, f64, f64)> = Vec::new();
        for side in [30.0, 40.0, 20.0, 50.0, 30.0, 20.0, 10.0, 101.0, 40.0, 40.0] {
            let Some((x, y)) = free.take(side) else {
                continue;
            };
            assert!(x + side <= 100.0 && y + side <= 90.0);
            let apart = |other: &(f64, f64, f64)| {
                let (left, top, wide) = *other;
                x >= left + wide || left >= x + side || y >= top + wide || top >= y + side
            };
            assert!(taken.iter().all(apart), "{side} at {x}, {y}: {taken:?}");
            taken.push((x, y, side));
        }
        assert_eq!(taken.len(), 6);
    }
}
