//! One set of line icons, 24 × 24, 2 px lines, always beside a word.

use leptos::prelude::*;

/// The icons of the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// A map pin: places.
    Pin,
    /// A ticked sheet: the self-check.
    Check,
    /// A pencil on a form: asking for a service.
    Request,
    /// A clock: following a request.
    Clock,
    /// A telephone.
    Phone,
    /// An arrow on a road: navigation.
    Route,
    /// Crosshair: my position.
    Locate,
    /// Magnifier.
    Search,
    /// Sliders: filters.
    Filter,
    /// Left arrow: back.
    Back,
    /// Cross: close.
    Close,
    /// Plus.
    Plus,
    /// Minus.
    Minus,
    /// Share.
    Share,
    /// Printer.
    Print,
    /// Letters: display settings.
    Letters,
    /// Exclamation mark in a triangle.
    Warning,
    /// i in a circle.
    Info,
    /// Bin: delete.
    Delete,
    /// Tick.
    Tick,
    /// Chevron down.
    Down,
    /// List lines.
    List,
    /// Two sheets: copy.
    Copy,
    /// Pencil: change.
    Edit,
    /// A card with a head: the address book.
    Contact,
    /// Two columns: side by side.
    Compare,
    /// A flag: something is wrong here.
    Flag,
    /// A house: to the beginning.
    Home,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Icon::Pin => {
                "M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.5C5 14.8 12 21 12 21Zm0-9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z"
            }
            Icon::Check => "M5 4h14v16H5ZM8.5 12l2.5 2.5 4.5-5.5",
            Icon::Request => "M12 4H5v16h14v-7M10.5 13.5l.8-3L18.3 3.5l2.2 2.2-7 7ZM8.5 17h7",
            Icon::Clock => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5l3.5 2",
            Icon::Phone => {
                "M6 3h3l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v3a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2Z"
            }
            Icon::Route => "M5 20V9a3 3 0 0 1 3-3h10m0 0-3.5-3.5M18 6l-3.5 3.5",
            Icon::Locate => {
                "M12 18a6 6 0 1 0 0-12 6 6 0 0 0 0 12Zm0-9v6m-3-3h6M12 2v4m0 12v4M2 12h4m12 0h4"
            }
            Icon::Search => "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm5-1.5L21 21",
            Icon::Filter => "M4 7h9m4 0h3M4 17h3m4 0h9M15 4.5v5M9 14.5v5",
            Icon::Back => "M15 5l-7 7 7 7",
            Icon::Close => "M6 6l12 12M18 6 6 18",
            Icon::Plus => "M12 5v14M5 12h14",
            Icon::Minus => "M5 12h14",
            Icon::Share => "M12 15V4m0 0L8 8m4-4 4 4M5 12v8h14v-8",
            Icon::Print => "M7 8V3h10v5M7 17H4v-8h16v8h-3M7 14h10v7H7Z",
            Icon::Letters => "M3 19 8 6l5 13M5 15h6m4 4 3-8 3 8m-5-3h4",
            Icon::Warning => "M12 3 2 20h20ZM12 10v4m0 2.6v.4",
            Icon::Info => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-10v6m0-9.4V7",
            Icon::Delete => "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10 11v5m4-5v5",
            Icon::Tick => "M4 12.5 9.5 18 20 6.5",
            Icon::Down => "M6 9l6 6 6-6",
            Icon::List => "M4 6h16M4 12h16M4 18h16",
            Icon::Copy => "M9 8h11v13H9ZM5 16H4V3h11v1",
            Icon::Edit => "M4 20l1-5L16 4l4 4L9 19ZM14 6l4 4",
            Icon::Contact => {
                "M5 3h14v18H5ZM12 11.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5ZM8 17a4 4 0 0 1 8 0"
            }
            Icon::Compare => "M4 4h6v16H4ZM14 4h6v16h-6Z",
            Icon::Home => "M4 11 12 4l8 7v9h-5v-6H9v6H4Z",
            Icon::Flag => "M6 21V4h12l-3 4.500 3 4.500H6",
        }
    }
}

/// Draws an icon; it says nothing to a screen reader, the word beside it does. How its lines look stands once in the style
/// sheet: each attribute here is set on every icon of every page.
pub fn icon(icon: Icon) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=icon.path()></path>
        </svg>
    }
}
