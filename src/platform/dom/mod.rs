//! The page itself: title, language, root attributes and scrolling; `focus`: where the keyboard is.

mod focus;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, HtmlInputElement, Window};

use super::host::Wish;

pub use focus::{
    focus, focus_first_soon, focus_main, focus_soon, give_focus_back, go_on_soon, keep_focus,
};

/// The browser window. The app only ever runs inside one.
pub fn window() -> Window {
    web_sys::window().expect("the app runs in a browser window")
}

/// The document of the window.
pub fn document() -> Document {
    window().document().expect("a window has a document")
}

fn root() -> Option<HtmlElement> {
    document().document_element()?.dyn_into().ok()
}

/// Whether the box that was turned is open now.
pub fn is_opened(turned: &Event) -> bool {
    let target = turned
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|details| details.has_attribute("open"))
}

/// Sets the page's title. Titles never hold personal data.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Sets the language of the document, so that a screen reader speaks it.
pub fn set_language(tag: &str) {
    if let Some(root) = root() {
        root.set_lang(tag);
    }
}

/// Sets `data-<name>` on the document's root element; style sheets key on it.
pub fn set_root_data(name: &str, value: &str) {
    if let Some(root) = root() {
        // Failing to set a display attribute must never stop the app.
        let _ = root.set_attribute(&format!("data-{name}"), value);
    }
}

/// Removes the static first page and returns what was already typed in its search box, or
/// sent with it as `?q=`.
pub fn take_over_shell() -> Option<String> {
    let typed = document()
        .get_element_by_id("shell-search")
        .and_then(|el| el.dyn_into::<HtmlInputElement>().ok())
        .map(|input| input.value())
        .into_iter()
        .chain(query_parameter("q"))
        .find(|text| !text.trim().is_empty());
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
    typed
}

/// What a `<meta>` of the page says.
pub fn meta(name: &str) -> Option<String> {
    let meta = document().query_selector(&format!("meta[name={name}]"));
    meta.ok()??.get_attribute("content")
}

/// Whether the person asked the browser to save data. Browsers that know no such wish save nothing.
pub fn saves_data() -> bool {
    let connection = js_sys::Reflect::get(&window().navigator(), &"connection".into());
    connection
        .and_then(|connection| js_sys::Reflect::get(&connection, &"saveData".into()))
        .is_ok_and(|wish| wish.is_truthy())
}

/// The element that the app is mounted in.
pub fn app_root() -> Option<HtmlElement> {
    element("app")
}

fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Puts a text into the field with this id, unless it stands there: the cursor stays where it is.
pub fn set_value(id: &str, text: &str) {
    let field = document().get_element_by_id(id);
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
        && field.value() != text
    {
        field.set_value(text);
    }
}

/// Brings the element with this id into view once the current changes reached the page.
pub fn reveal_soon(id: &'static str) {
    scroll_to_soon(id, false);
}

/// The same, with its beginning at the top: for what is read from there on.
pub fn reveal_top_soon(id: &'static str) {
    scroll_to_soon(id, true);
}

fn scroll_to_soon(id: &'static str, to_top: bool) {
    wasm_bindgen_futures::spawn_local(async move {
        gloo_timers::future::TimeoutFuture::new(0).await;
        if let Some(el) = element(id) {
            el.scroll_into_view_with_bool(to_top);
        }
    });
}

/// One step back in the browser's history.
pub fn history_back() {
    if let Ok(history) = window().history() {
        // A page without a history has nowhere to go back to.
        let _ = history.back();
    }
}

/// Scrolls the page to its top: a new page starts at its beginning.
pub fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Where the first element of this selector is on screen: left, top, right, bottom.
pub fn box_of(selector: &str) -> Option<[f64; 4]> {
    let found = document().query_selector(selector).ok()??;
    let rect = found.get_bounding_client_rect();
    Some([rect.left(), rect.top(), rect.right(), rect.bottom()])
}

/// How far the element with this id is scrolled, in CSS pixels.
pub fn scrolled(id: &str) -> i32 {
    element(id).map_or(0, |el| el.scroll_top())
}

/// Scrolls the element with this id.
pub fn scroll_inside(id: &str, to: i32) {
    if let Some(el) = element(id) {
        el.set_scroll_top(to);
    }
}

/// Whether the page was loaded again or come back to, rather than opened anew.
pub fn is_seen_again() -> bool {
    let navigation = window().performance().map(|all| all.navigation());
    navigation.is_some_and(|navigation| navigation.type_() != 0)
}

/// Opens the browser's print dialog; says how to go on where there is none.
pub fn print() {
    if super::host::is_unable(Wish::Print) {
        return;
    }
    // A browser inside an app may refuse; the page says how else to keep the sheet.
    let _ = window().print();
}

/// The address of this site as one would type it, for paper.
pub fn site_address() -> String {
    // A page without an address prints without one.
    window().location().host().unwrap_or_default()
}

/// Leaves for the first page and loads it anew: nothing stays in memory, and "back" finds nothing.
pub fn start_anew() {
    // A browser that refuses leaves the page as it is.
    let _ = window().location().replace(&super::address::first_page());
}

/// Takes everything off the page that it shows.
pub fn empty_page() {
    say_alone("");
}

/// Shows this sentence and nothing else.
pub fn say_alone(words: &str) {
    if let Some(body) = document().body() {
        body.set_inner_text(words);
    }
}

/// Leaves for another path of this site and loads it anew; "back" does not lead to the page that was left.
pub fn load_anew(path: &str) {
    // A browser that refuses leaves the page as it is.
    let _ = window().location().replace(path);
}

/// Loads the page anew.
pub fn reload() {
    // A browser that refuses to reload leaves the page as it is.
    let _ = window().location().reload();
}

/// The value of a CSS custom property as the root element computes it, trimmed.
pub fn css_value(name: &str) -> String {
    let Some(root) = document().document_element() else {
        return String::new();
    };
    window()
        .get_computed_style(&root)
        .ok()
        .flatten()
        .and_then(|style| style.get_property_value(name).ok())
        .map(|value| value.trim().to_owned())
        .unwrap_or_default()
}

/// One parameter of the page's query string.
pub fn query_parameter(name: &str) -> Option<String> {
    let search = window().location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search)
        .ok()?
        .get(name)
}

/// True when the person asked the system for less motion.
pub fn prefers_still() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

fn matches(query: &str) -> bool {
    window()
        .match_media(query)
        .ok()
        .flatten()
        .is_some_and(|list| list.matches())
}
