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

/// Waits this many milliseconds.
pub async fn sleep(ms: u32) {
    gloo_timers::future::TimeoutFuture::new(ms).await;
}
