//! The wasm entry: hands over to the library.

fn main() {
    eldercare_app::start();
}
