//! Reading aloud: with the site's recorded clips, else with a voice of the browser, else not at all.
//!
//! Nothing of it is a context: the map, which provides contexts, would carry the code for it.

mod clips;
mod offered;
mod own;
mod reading;

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

pub use clips::paragraphs;
pub use offered::{offer, offered};
pub use reading::Phase;

use self::clips::Clips;
use self::reading::Reading;
use super::config::use_config;
use super::prefs::use_prefs;
use crate::i18n::Language;
use crate::platform::speech::{self, OwnVoice};
use crate::platform::{clock, fetch, prefs, stream};

/// A breath between two texts.
const BREATH_MS: u32 = 350;

/// Under which name the browser keeps how loud it is.
const KEPT: &str = "voice";

/// Who can read a list of texts aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaker {
    /// The clips of this pack.
    Clips(usize),
    /// This voice of the browser.
    Browser(usize),
    /// Nobody; then there is no button.
    Nothing,
}

/// How loud it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Volume {
    /// For somebody beside others.
    Low,
    /// As recorded, a little softer.
    Middle,
    /// All that there is. Most who want to hear a page do not hear well.
    #[default]
    High,
}

impl Volume {
    /// The next of the three steps, and from the last to the first.
    fn next(self) -> Volume {
        match self {
            Volume::Low => Volume::Middle,
            Volume::Middle => Volume::High,
            Volume::High => Volume::Low,
        }
    }

    /// As the browser wants it.
    fn level(self) -> f64 {
        match self {
            Volume::Low => 0.35,
            Volume::Middle => 0.65,
            Volume::High => 1.0,
        }
    }

    fn id(self) -> &'static str {
        match self {
            Volume::Low => "low",
            Volume::Middle => "middle",
            Volume::High => "high",
        }
    }

    fn kept() -> Volume {
        let kept = prefs::read(KEPT);
        let all = [Volume::Low, Volume::Middle];
        let found = all
            .into_iter()
            .find(|step| Some(step.id()) == kept.as_deref());
        found.unwrap_or_default()
    }
}

/// What is known of voices, and what is being read.
#[derive(Debug, Clone)]
struct State {
    language: Language,
    voices: Vec<OwnVoice>,
    /// Where the site has its clips.
    address: Option<String>,
    clips: Option<Arc<Clips>>,
    speaker: Speaker,
    reading: Reading,
    volume: Volume,
    /// Whether the browser's voices are watched, and whether the list of clips was asked for.
    is_watched: bool,
    is_asked: bool,
}

/// A pack as far as it has come.
#[derive(Default)]
struct Tape {
    file: String,
    bytes: Vec<u8>,
    /// Nothing more comes.
    is_over: bool,
    /// It was broken off.
    is_broken: bool,
}

/// What is to be said next.
enum Next {
    Words(String, usize),
    Clip(Arc<Clips>, String, Range<usize>),
}

thread_local! {
    static STATE: ArcRwSignal<State> = ArcRwSignal::new(State {
        language: Language::default(),
        voices: Vec::new(),
        address: None,
        clips: None,
        speaker: Speaker::Nothing,
        reading: Reading::default(),
        volume: Volume::kept(),
        is_watched: false,
        is_asked: false,
    });
    static TAPE: RefCell<Tape> = RefCell::default();
}

fn state() -> ArcRwSignal<State> {
    STATE.with(Clone::clone)
}

impl State {
    fn speaker_of(&self, texts: &[String]) -> Speaker {
        let clips = self.clips.as_ref();
        let clips = clips.filter(|clips| clips.language == self.language.tag());
        if texts.is_empty() {
            Speaker::Nothing
        } else if let Some(pack) = clips.and_then(|clips| clips.pack_with(texts)) {
            Speaker::Clips(pack)
        } else {
            let own = own::choose(&self.voices, self.language);
            own.map_or(Speaker::Nothing, Speaker::Browser)
        }
    }

    fn next(&self, number: u32) -> Option<Next> {
        let text = self.reading.now(number)?;
        match self.speaker {
            Speaker::Nothing => None,
            Speaker::Browser(voice) => Some(Next::Words(text.to_owned(), voice)),
            Speaker::Clips(place) => {
                let clips = self.clips.clone()?;
                let pack = clips.pack(place)?;
                let (file, place) = (pack.file.clone(), pack.place_of(text)?);
                Some(Next::Clip(clips, file, place))
            }
        }
    }
}

/// Every page that can be read aloud calls this when it opens: what speaks is asked for once, before the first
/// question, and nothing of another page is left.
pub fn open() {
    let language = use_prefs().language.get_untracked();
    let address = use_config().voice;
    let state = state();
    let (is_watched, is_asked) = state.with_untracked(|state| (state.is_watched, state.is_asked));
    state.update(|state| {
        state.language = language;
        state.address.clone_from(&address);
        state.is_watched = true;
        state.is_asked = true;
    });
    leave();
    if !is_watched {
        speech::on_voices(find_voices);
        find_voices();
    }
    if let Some(address) = address.filter(|_| !is_asked) {
        spawn_local(find_clips(address));
    }
}

/// Another page opens, or this one closes.
pub fn leave() {
    speech::stop();
    let state = state();
    if state.with_untracked(|state| state.reading.phase() != Phase::Rest) {
        state.update(|state| state.reading.rest());
    }
}

fn find_voices() {
    let voices = speech::voices();
    let state = state();
    if state.with_untracked(|state| state.voices != voices) {
        state.update(|state| state.voices = voices);
    }
}

/// A file beside the list of clips.
fn beside(address: &str, file: &str) -> String {
    [address.trim_end_matches('/'), "/", file].concat()
}

async fn find_clips(address: String) {
    let found = fetch::json::<Clips>(&beside(&address, "clips.json")).await;
    // What does not come is not asked for again: nothing may go out from one question to the next.
    if let Some(clips) = found
        .ok()
        .filter(|clips| speech::can_play(&clips.media_type))
    {
        state().update(|state| state.clips = Some(Arc::new(clips)));
    }
}

/// Who can read these texts aloud; follows what becomes known of it.
pub fn speaker_of(texts: &[String]) -> Speaker {
    state().with(|state| state.speaker_of(texts))
}

/// How the reading stands, followed.
pub fn phase() -> Phase {
    state().with(|state| state.reading.phase())
}

/// How loud it is, followed.
pub fn volume() -> Volume {
    state().with(|state| state.volume)
}

/// Whether these clips are a voice for trials only.
pub fn is_test() -> bool {
    state().with(|state| state.clips.as_ref().is_some_and(|clips| clips.is_test))
}

/// Reads these texts aloud from the first one on. Called inside a tap, as browsers want it.
pub fn read(texts: Vec<String>) {
    speech::stop();
    let (state, mut number) = (state(), 0);
    state.update(|state| {
        state.speaker = state.speaker_of(&texts);
        number = state.reading.begin(texts);
    });
    let (address, next) = state.with_untracked(|state| (state.address.clone(), state.next(number)));
    if let (Some(address), Some(Next::Clip(_, file, _))) = (address, next) {
        fetch_pack(&address, file);
    }
    go_on(number);
    if state.with_untracked(|state| state.reading.waiting().is_some()) {
        speech::ready_for_later();
    }
}

/// Has the next text sound, or waits for its clip.
fn go_on(number: u32) {
    let state = state();
    let (next, volume) = state.with_untracked(|state| (state.next(number), state.volume.level()));
    let heard = move |well| heard(number, well);
    match next {
        None => state.update(|state| state.reading.fail(number)),
        Some(Next::Words(text, voice)) => speech::say(&text, voice, volume, heard),
        Some(Next::Clip(clips, file, place)) => {
            let is_over = TAPE.with_borrow(|tape| match tape.bytes.get(place) {
                Some(bytes) if tape.file == file => {
                    speech::play(bytes, &clips.media_type, volume, heard);
                    None
                }
                _ => Some(tape.is_over),
            });
            state.update(|state| match is_over {
                None => state.reading.set_waiting(number, false),
                Some(false) => state.reading.set_waiting(number, true),
                Some(true) => state.reading.fail(number),
            });
        }
    }
}

/// A text was heard, or the browser could not let it sound.
fn heard(number: u32, well: bool) {
    let mut goes_on = false;
    state().update(|state| {
        if well {
            goes_on = state.reading.said(number);
        } else {
            state.reading.fail(number);
        }
    });
    if goes_on {
        spawn_local(async move {
            clock::sleep(BREATH_MS).await;
            // Stopped in the meantime, it is not a failure.
            if state().with_untracked(|state| state.reading.now(number).is_some()) {
                go_on(number);
            }
        });
    }
}

/// Fetches a pack unless it is there or on its way. It comes as a whole and in one request whatever is to be said, and
/// a clip sounds as soon as it has come: they lie in the order of the questions.
fn fetch_pack(address: &str, file: String) {
    let is_new = TAPE.with_borrow_mut(|tape| {
        let is_new = tape.file != file || tape.is_broken;
        if is_new {
            *tape = Tape {
                file: file.clone(),
                ..Tape::default()
            };
        }
        is_new
    });
    if !is_new {
        return;
    }
    let path = beside(address, &file);
    spawn_local(async move {
        let came = stream::read(&path, |piece| {
            to_tape(&file, |tape| tape.bytes.extend_from_slice(piece));
        });
        let is_broken = came.await.is_err();
        to_tape(&file, |tape| {
            tape.is_over = true;
            tape.is_broken = is_broken;
        });
    });
}

/// Changes the tape, unless another one lies there by now, and wakes a reading that waits for it.
fn to_tape(file: &str, change: impl FnOnce(&mut Tape)) {
    TAPE.with_borrow_mut(|tape| {
        if tape.file == file {
            change(tape);
        }
    });
    if let Some(number) = state().with_untracked(|state| state.reading.waiting()) {
        go_on(number);
    }
}

/// Enough.
pub fn stop() {
    speech::stop();
    state().update(|state| state.reading.stop());
}

/// One step louder, or from the loudest back to the softest.
pub fn next_volume() {
    let state = state();
    state.update(|state| state.volume = state.volume.next());
    let volume = state.with_untracked(|state| state.volume);
    prefs::write(KEPT, volume.id());
    speech::set_volume(volume.level());
}

/// Whether the steps of the volume change anything here.
pub fn has_volume() -> bool {
    let is_clips = |state: &State| matches!(state.speaker, Speaker::Clips(_));
    !state().with_untracked(is_clips) || speech::has_volume()
}
