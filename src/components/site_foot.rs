//! What a public site says at its foot: who runs it, under which numbers, and what it promises.
//!
//! Only pages behind the map have it, and none that asks about a person. Its texts are read when the page is there, so
//! that no page waits for them. A kiosk leads to no other site: there it is not shown.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::call::tel_address;
use crate::i18n::{self, Bundle, t};
use crate::route::Route;
use crate::state::mode::use_mode;
use crate::state::operator::{HttpsAddress, Operator, SitePath, use_operator};
use crate::state::prefs::use_prefs;

/// The foot of an inner page.
#[component]
pub fn SiteFoot() -> impl IntoView {
    let language = use_prefs().language.get_untracked();
    let is_read = RwSignal::new(i18n::has(Bundle::Site));
    let is_kiosk = use_mode().is_kiosk();
    if !is_read.get_untracked() && !is_kiosk {
        spawn_local(async move {
            let came = i18n::load(language, Bundle::Site).await.is_ok();
            // The page may be left by now; without its texts there is no foot, and the page says all of its own.
            let _ = is_read.try_set(came);
        });
    }
    move || (is_read.get() && !is_kiosk).then(foot)
}

fn foot() -> impl IntoView {
    view! {
        <footer class="site-foot">
            <ul class="site-links">
                {link(Route::About.path(), t("about.title"))}
                {link(Route::Privacy.path(), t("privacy.title"))}
                {link(Route::Accessibility.path(), t("access.title"))}
            </ul>
            <Duties brief=true />
        </footer>
    }
}

fn link(href: String, text: &'static str) -> impl IntoView {
    view! { <li><a href=href>{text}</a></li> }
}

/// Who runs the site, as far as the operator said it.
#[component]
pub fn Duties(
    /// Only what every page has to say.
    #[prop(optional)]
    brief: bool,
) -> impl IntoView {
    let operator = use_operator();
    if !operator.is_known() {
        return ().into_any();
    }
    let (phone, mail) = (tel_address(&operator.phone), mail_address(&operator.mail));
    let (icp, police) = (Operator::icp_register(), operator.police_register());
    view! {
        <ul class="site-duties">
            {line("site.host", operator.name, None)}
            {line("site.phone", operator.phone, Some(phone))}
            {(!brief).then(|| line("site.mail", operator.mail, Some(mail)))}
            {(!brief).then(|| line("site.address", operator.address, None))}
            {line("site.icp", operator.icp, Some(icp))}
            {line("site.police", operator.police, Some(police))}
            {(!brief).then(|| line("site.review", operator.map_review, None))}
            {operator.mark.map(|mark| view! { <li><SiteMark picture=mark.picture link=mark.link /></li> })}
        </ul>
    }
    .into_any()
}

/// One line with its label; a kiosk has no telephone, no mail and no way to another site.
fn line(key: &'static str, value: String, link: Option<String>) -> Option<AnyView> {
    if value.is_empty() {
        return None;
    }
    let link = link.filter(|_| !use_mode().is_kiosk());
    // What leads to another site opens beside this one: a form that is half filled in stays.
    let target = link
        .as_deref()
        .and_then(|link| link.starts_with("https:").then_some("_blank"));
    let said = match link {
        Some(link) => {
            view! { <a href=link target=target rel="external noopener noreferrer">{value}</a> }
                .into_any()
        }
        None => view! { <span>{value}</span> }.into_any(),
    };
    Some(view! { <li><span class="site-label">{t(key)}</span>{said}</li> }.into_any())
}

fn mail_address(mail: &str) -> String {
    ["mailto:", mail].concat()
}

/// The site mark; at a kiosk a picture that leads nowhere.
#[component]
fn SiteMark(picture: SitePath, link: HttpsAddress) -> impl IntoView {
    let image = view! { <img class="site-mark" src=picture.0 alt=t("site.mark") /> };
    if use_mode().is_kiosk() {
        return image.into_any();
    }
    view! { <a class="site-mark-link" href=link.0 target="_blank" rel="external noopener noreferrer">{image}</a> }.into_any()
}
