//! The few calls of Leaflet that the `leaflet` crate lacks.

use leaflet::{LatLng, Map, Point};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// [Map](https://leafletjs.com/reference.html#map), with what the canvas needs.
    #[wasm_bindgen(extends = Map)]
    #[derive(Clone)]
    pub type CanvasHost;

    /// [getPixelOrigin](https://leafletjs.com/reference.html#map-getpixelorigin)
    #[wasm_bindgen(method, js_name = getPixelOrigin)]
    pub fn pixel_origin(this: &CanvasHost) -> XY;

    /// [containerPointToLayerPoint](https://leafletjs.com/reference.html#map-containerpointtolayerpoint)
    #[wasm_bindgen(method, js_name = containerPointToLayerPoint)]
    pub fn container_point_to_layer_point(this: &CanvasHost, point: &Point) -> XY;

    /// [getSize](https://leafletjs.com/reference.html#map-getsize)
    #[wasm_bindgen(method, js_name = getSize)]
    pub fn size(this: &CanvasHost) -> XY;

    /// A Leaflet point that can be read.
    pub type XY;
    #[wasm_bindgen(method, getter)]
    pub fn x(this: &XY) -> f64;
    #[wasm_bindgen(method, getter)]
    pub fn y(this: &XY) -> f64;

    /// The event of [zoomanim](https://leafletjs.com/reference.html#map-zoomanim).
    pub type ZoomAnimation;
    #[wasm_bindgen(method, getter)]
    pub fn center(this: &ZoomAnimation) -> LatLng;
    #[wasm_bindgen(method, getter)]
    pub fn zoom(this: &ZoomAnimation) -> f64;

    /// The event of a tap on the map.
    pub type Tap;
    #[wasm_bindgen(method, getter, js_name = latlng)]
    pub fn lat_lng(this: &Tap) -> LatLng;
}
