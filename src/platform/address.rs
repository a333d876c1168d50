//! The address of the page and the browser's history of it.

use std::cell::Cell;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent, UrlSearchParams};

use super::dom::window;
use super::forgetful;

/// Path and query of an address of this site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// The path, with its slash.
    pub path: String,
    /// What stands behind the question mark, without it.
    pub search: String,
}

impl Address {
    /// The address as one text.
    pub fn text(&self) -> String {
        let mark = if self.search.is_empty() { "" } else { "?" };
        [self.path.as_str(), mark, &self.search].concat()
    }
}

impl From<&str> for Address {
    fn from(text: &str) -> Address {
        let (path, search) = text.split_once('?').unwrap_or((text, ""));
        Address {
            path: path.to_owned(),
            search: search.to_owned(),
        }
    }
}

thread_local! {
    /// A parameter that stands at the end of every address and that no page sees.
    static ALWAYS: Cell<&'static str> = const { Cell::new("") };
}

/// From now on every address ends with this parameter, such as `mode=kiosk`: a page that is loaded
/// anew must find it where nothing else remembers it.
pub fn always(parameter: &'static str) {
    ALWAYS.set(parameter);
    show(&current().text(), true);
}

/// Whether such a parameter makes this page what it is: without it the same site is another.
pub fn is_marked() -> bool {
    !ALWAYS.get().is_empty()
}

/// An address with the parameter that belongs to every address.
fn with(parameter: &str, to: &str) -> String {
    match (parameter, to.contains('?')) {
        ("", _) => to.to_owned(),
        (_, true) => [to, "&", parameter].concat(),
        (_, false) => [to, "?", parameter].concat(),
    }
}

/// A query without the parameter that belongs to every address.
fn without<'a>(parameter: &str, search: &'a str) -> &'a str {
    if parameter.is_empty() {
        return search;
    }
    let rest = search.strip_suffix(parameter).unwrap_or(search);
    rest.strip_suffix(['?', '&']).unwrap_or(rest)
}

/// The address of the first page, to load it anew.
pub fn first_page() -> String {
    with(ALWAYS.get(), "/")
}

/// The address that the browser shows.
pub fn current() -> Address {
    let location = window().location();
    // A page without an address is the first page.
    let path = location.pathname().unwrap_or_else(|_| "/".to_owned());
    let search = location.search().unwrap_or_default();
    Address::from([&path, without(ALWAYS.get(), &search)].concat().as_str())
}

/// Shows another address: as a new entry of the history, or in place of the one that is open.
pub fn show(to: &str, in_place: bool) -> Address {
    let Ok(history) = window().history() else {
        return Address::from(to);
    };
    let whole = with(ALWAYS.get(), to);
    let shown = if in_place {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&whole))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(&whole))
    };
    // Some browsers take only so many entries in a time; the page changes all the same.
    shown.map_or_else(|_| Address::from(to), |()| current())
}

/// Calls `changed` when one goes back or forward, or when a paper's draft was taken out of the
/// address ([`super::handed`]), for as long as the app runs.
pub fn on_history(changed: impl Fn(Address) + Clone + 'static) {
    for event in ["popstate", super::handed::NAME] {
        let changed = changed.clone();
        EventListener::new(&window(), event, move |_| changed(current())).forget();
    }
}

/// Calls `follow` with the address of a link of the app that was clicked, instead of letting the
/// browser load it; for as long as the app runs.
pub fn on_link(follow: impl Fn(&str) + 'static) {
    let options = EventListenerOptions::enable_prevent_default();
    let clicked = move |event: &Event| {
        if let Some(to) = link(event) {
            event.prevent_default();
            follow(&to);
        } else if forgetful::is_shared() && anchor(event).is_some() {
            // What is no page of the app would lead out of it.
            event.prevent_default();
        }
    };
    EventListener::new_with_options(&window(), "click", options, clicked).forget();
}

/// The address of the link, if the click means to go there in this window and within the app.
fn link(event: &Event) -> Option<String> {
    let mouse: &MouseEvent = event.dyn_ref()?;
    let is_special = mouse.button() != 0
        || mouse.meta_key()
        || mouse.alt_key()
        || mouse.ctrl_key()
        || mouse.shift_key();
    if is_special || event.default_prevented() {
        return None;
    }
    let link = anchor(event)?;
    let rel = link.rel();
    let is_left_to_browser = !link.target().is_empty()
        || link.has_attribute("download")
        || rel.split(' ').any(|word| word == "external")
        || link.get_attribute("href")?.starts_with('#')
        || Ok(link.origin()) != window().location().origin();
    (!is_left_to_browser).then(|| [link.pathname(), link.search()].concat())
}

/// The link that was clicked, wherever it leads.
fn anchor(event: &Event) -> Option<HtmlAnchorElement> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest("a[href]").ok()??.dyn_into().ok()
}

/// One parameter of a query.
pub fn parameter(search: &str, name: &str) -> Option<String> {
    UrlSearchParams::new_with_str(search).ok()?.get(name)
}

/// A part of a path as it was before it became one.
pub fn decoded(part: &str) -> String {
    js_sys::decode_uri_component(part).map_or_else(|_| part.to_owned(), String::from)
}

#[cfg(test)]
mod tests {
    use super::{Address, with, without};

    #[test]
    fn a_parameter_of_every_address_is_added_once_and_hidden_from_pages() {
        for (to, whole) in [
            ("/", "/?mode=kiosk"),
            ("/request?service=meal", "/request?service=meal&mode=kiosk"),
        ] {
            assert_eq!(with("mode=kiosk", to), whole);
            let (path, search) = whole.split_at(whole.find('?').unwrap_or(whole.len()));
            assert_eq!([path, without("mode=kiosk", search)].concat(), to);
            assert_eq!((with("", to), without("", search)), (to.to_owned(), search));
        }
        assert_eq!(
            without("mode=kiosk", "?mode=kiosk&city=310000"),
            "?mode=kiosk&city=310000"
        );
    }

    #[test]
    fn an_address_is_taken_apart_and_put_together() {
        for text in ["/", "/place/a", "/compare?ids=a,b&city=310000"] {
            assert_eq!(Address::from(text).text(), text);
        }
        let address = Address::from("/request?service=bath");
        assert_eq!(
            (address.path.as_str(), address.search.as_str()),
            ("/request", "service=bath")
        );
        assert_eq!(Address::from("/check?").text(), "/check");
    }
}
