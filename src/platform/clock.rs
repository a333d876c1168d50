//! The device's clock. Pure crates take time as an argument; it comes from here.

/// Milliseconds since 1970-01-01 UTC as this device believes.
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// Today as `YYYY-MM-DD` in the device's time zone.
pub fn today() -> String {
    let date = js_sys::Date::new_0();
    format!(
        "{:04}-{:02}-{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date()
    )
}

/// The time of day of a moment on this device, `09:05`.
pub fn time_of_day(ms: f64) -> String {
    let date = js_sys::Date::new(&ms.into());
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// Waits this many milliseconds.
pub async fn sleep(ms: u32) {
    gloo_timers::future::TimeoutFuture::new(ms).await;
}

/// Calls something once after a while, unless it is dropped before.
pub struct Alarm {
    _timeout: gloo_timers::callback::Timeout,
}

/// Calls `ring` in so many milliseconds.
pub fn alarm(ms: u32, ring: impl FnOnce() + 'static) -> Alarm {
    let ms = ms.min(i32::MAX.unsigned_abs());
    Alarm {
        _timeout: gloo_timers::callback::Timeout::new(ms, ring),
    }
}

/// For so many milliseconds at a time the page may be kept from painting.
pub const SLICE_MS: f64 = 4.0;

/// Does work that nobody waits for yet in short pieces, with room for paintings between them: `work`
/// is called anew as long as it says that something is left, and asks itself whether there is time
/// for more.
pub async fn in_slices(mut work: impl FnMut(&dyn Fn() -> bool) -> bool) {
    let piece = |end: f64| move || now_ms() < end;
    loop {
        sleep(0).await;
        if !work(&piece(now_ms() + SLICE_MS)) {
            return;
        }
    }
}
