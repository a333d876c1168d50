//! Sound for what is read aloud: recorded clips through an audio element, else the browser's own voices.
//!
//! Everything is asked for by name, as most browsers have only some of it, and because a typed call of each would
//! put a function for it into the first download.

use std::cell::{Cell, RefCell};

use gloo_events::EventListener;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, EventTarget, Url};

use super::clock;
use super::dom::{document, window};

/// A voice that the browser has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnVoice {
    /// The language that it speaks, as a tag.
    pub language: String,
    /// Whether it speaks on this device. Another one sends every text to a company far away.
    pub is_local: bool,
}

/// How fast it speaks, for people who hear less well than they did.
const RATE: f64 = 0.9;

type Done = Box<dyn FnOnce(bool)>;

/// What sounds now.
struct Sounding {
    done: Option<Done>,
    _events: [EventListener; 2],
    /// The address of a clip, taken back when it has been heard.
    url: Option<String>,
    /// Some browsers forget what they are saying when nobody holds it.
    spoken: Option<JsValue>,
}

impl Drop for Sounding {
    fn drop(&mut self) {
        if let Some(url) = self.url.take() {
            take_back(url);
        }
    }
}

/// How long the browser may still look for a clip that was stopped as it began.
const READ_MS: u32 = 10_000;

/// Takes the address of a clip back, later: an element that has not read it yet would complain.
fn take_back(url: String) {
    spawn_local(async move {
        clock::sleep(READ_MS).await;
        // An address that is gone already needs no taking back.
        let _ = Url::revoke_object_url(&url);
    });
}

thread_local! {
    static SOUNDING: RefCell<Option<Sounding>> = const { RefCell::new(None) };
    /// Counts what was begun and broken off, so that a late event of something older is known as such.
    static NUMBER: Cell<u32> = const { Cell::new(0) };
    /// One element for all clips: where a browser wants a tap before the first sound, that tap counts for it.
    static PLAYER: RefCell<Option<JsValue>> = const { RefCell::new(None) };
    static IS_WATCHED: Cell<bool> = const { Cell::new(false) };
}

fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(of, &name.into()).ok()?;
    (!value.is_null() && !value.is_undefined()).then_some(value)
}

fn set(of: &JsValue, name: &str, value: &JsValue) {
    // What a browser does not let us set keeps its own value.
    let _ = Reflect::set(of, &name.into(), value);
}

fn function(of: &JsValue, name: &str) -> Option<Function> {
    get(of, name)?.dyn_into().ok()
}

fn call(of: &JsValue, name: &str) -> Option<JsValue> {
    function(of, name)?.call0(of).ok()
}

fn call_with(of: &JsValue, name: &str, value: &JsValue) -> Option<JsValue> {
    function(of, name)?.call1(of, value).ok()
}

fn synthesis() -> Option<JsValue> {
    get(&window(), "speechSynthesis")
}

fn voice_list() -> Option<Array> {
    call(&synthesis()?, "getVoices")?.dyn_into().ok()
}

/// The voices of the browser as it knows them now; many browsers know them only a moment later.
pub fn voices() -> Vec<OwnVoice> {
    let voice = |voice: JsValue| OwnVoice {
        language: get(&voice, "lang")
            .and_then(|tag| tag.as_string())
            .unwrap_or_default(),
        is_local: get(&voice, "localService").is_some_and(|is_local| is_local.is_truthy()),
    };
    let list = voice_list().unwrap_or_default();
    list.iter().map(voice).collect()
}

/// Calls `changed` whenever the browser has found other voices, for as long as the page lives.
pub fn on_voices(changed: impl Fn() + 'static) {
    if let Some(synthesis) = synthesis() {
        let target: &EventTarget = synthesis.unchecked_ref();
        EventListener::new(target, "voiceschanged", move |_| changed()).forget();
    }
}

/// Begins to sound: `ended` is the event that says that all was heard.
fn begin(
    target: &JsValue,
    ended: &'static str,
    url: Option<String>,
    done: impl FnOnce(bool) + 'static,
) -> u32 {
    watch_leaving();
    let number = NUMBER.get().wrapping_add(1);
    NUMBER.set(number);
    let events = [(ended, true), ("error", false)].map(|(name, well)| {
        let target: &EventTarget = target.unchecked_ref();
        EventListener::new(target, name, move |_| finish(number, well))
    });
    let spoken = url.is_none().then(|| target.clone());
    SOUNDING.set(Some(Sounding {
        done: Some(Box::new(done)),
        _events: events,
        url,
        spoken,
    }));
    number
}

/// Tells how it ended, once, and not inside of the event: what follows may take its listener away.
fn finish(number: u32, well: bool) {
    if NUMBER.get() != number {
        return;
    }
    let done = SOUNDING.with_borrow_mut(|sounding| sounding.as_mut()?.done.take());
    if let Some(done) = done {
        spawn_local(async move { done(well) });
    }
}

/// A browser may go on speaking when the page is gone.
fn watch_leaving() {
    if !IS_WATCHED.replace(true) {
        EventListener::new(&window(), "pagehide", |_| stop()).forget();
    }
}

/// Falls silent; what was to be called at the end is not called.
pub fn stop() {
    NUMBER.set(NUMBER.get().wrapping_add(1));
    let Some(sounding) = SOUNDING.take() else {
        return;
    };
    if sounding.spoken.is_some() {
        synthesis().and_then(|synthesis| call(&synthesis, "cancel"));
    } else {
        PLAYER.with_borrow(|player| call(player.as_ref()?, "pause"));
    }
}

/// Says a text with one of the voices of `voices`; then calls `done` with whether it was heard.
pub fn say(text: &str, voice: usize, volume: f64, done: impl FnOnce(bool) + 'static) {
    let spoken = utterance(text, voice, volume);
    let Some((synthesis, spoken)) = synthesis().zip(spoken) else {
        spawn_local(async move { done(false) });
        return;
    };
    let number = begin(&spoken, "end", None, done);
    if call_with(&synthesis, "speak", &spoken).is_none() {
        finish(number, false);
    }
}

fn utterance(text: &str, voice: usize, volume: f64) -> Option<JsValue> {
    let make = function(&window(), "SpeechSynthesisUtterance")?;
    let spoken = Reflect::construct(&make, &Array::of1(&text.into())).ok()?;
    let voice = voice_list()?.get(u32::try_from(voice).ok()?);
    if let Some(language) = get(&voice, "lang") {
        set(&spoken, "lang", &language);
    }
    set(&spoken, "voice", &voice);
    set(&spoken, "rate", &RATE.into());
    set(&spoken, "volume", &volume.into());
    Some(spoken)
}

fn player() -> Option<JsValue> {
    PLAYER.with_borrow_mut(|player| {
        if player.is_none() {
            *player = document().create_element("audio").ok().map(JsValue::from);
        }
        player.clone()
    })
}

fn url_of(bytes: &[u8], media_type: &str) -> Option<String> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let about = BlobPropertyBag::new();
    about.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &about).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// Whether the browser may be able to play clips of this kind.
pub fn can_play(media_type: &str) -> bool {
    let answer = player().and_then(|player| call_with(&player, "canPlayType", &media_type.into()));
    answer
        .and_then(|answer| answer.as_string())
        .is_some_and(|answer| !answer.is_empty())
}

/// Plays a clip; then calls `done` with whether it was heard.
pub fn play(bytes: &[u8], media_type: &str, volume: f64, done: impl FnOnce(bool) + 'static) {
    let Some((player, url)) = player().zip(url_of(bytes, media_type)) else {
        spawn_local(async move { done(false) });
        return;
    };
    let address = JsValue::from(&url);
    let number = begin(&player, "ended", Some(url), done);
    set(&player, "volume", &volume.into());
    set(&player, "src", &address);
    let begun = start(&player);
    spawn_local(async move {
        if !begun.await {
            finish(number, false);
        }
    });
}

/// Whether the browser lets it sound.
fn start(player: &JsValue) -> impl Future<Output = bool> + 'static {
    let begun = call(player, "play").map(JsCast::dyn_into::<Promise>);
    async move {
        match begun {
            Some(Ok(promise)) => JsFuture::from(promise).await.is_ok(),
            // Old browsers promise nothing; they tell by an event.
            Some(Err(_)) => true,
            None => false,
        }
    }
}

/// A moment of silence inside a tap, for a clip that has not come yet: some browsers let only that element sound
/// later which sounded then.
pub fn ready_for_later() {
    let Some((player, url)) = player().zip(url_of(&SILENCE, "audio/wav")) else {
        return;
    };
    set(&player, "src", &JsValue::from(&url));
    take_back(url);
    let begun = start(&player);
    spawn_local(async move {
        // A browser that refuses this refuses the clip as well, and then it is told.
        begun.await;
    });
}

/// One sample of nothing, 8 kHz, 16 bits.
const SILENCE: [u8; 46] = *b"RIFF\x26\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0data\x02\0\0\0\0\0";

/// Makes what sounds now louder or softer; a voice of the browser follows with its next text.
pub fn set_volume(volume: f64) {
    PLAYER.with_borrow(|player| {
        if let Some(player) = player {
            set(player, "volume", &volume.into());
        }
    });
}

/// Whether clips can be made louder and softer here: on some telephones only its keys do that.
pub fn has_volume() -> bool {
    let Some(player) = player() else {
        return false;
    };
    let before = get(&player, "volume");
    set(&player, "volume", &0.5.into());
    let now = get(&player, "volume").and_then(|volume| volume.as_f64());
    if let Some(before) = before {
        set(&player, "volume", &before);
    }
    now.is_some_and(|now| (now - 0.5).abs() < 0.1)
}
