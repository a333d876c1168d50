// Leaflet as far as the app goes: a map that fingers, a mouse, a wheel and keys move, and tile
// layers. Its markers, shapes, popups and controls stay behind; the app draws on canvases of its own.
import { Map } from "leaflet/src/map/Map.js";
import "leaflet/src/map/handler/Map.DoubleClickZoom.js";
import "leaflet/src/map/handler/Map.Drag.js";
import "leaflet/src/map/handler/Map.Keyboard.js";
import "leaflet/src/map/handler/Map.ScrollWheelZoom.js";
import "leaflet/src/map/handler/Map.TouchZoom.js";
import { LatLng } from "leaflet/src/geo/LatLng.js";
import { Point } from "leaflet/src/geometry/Point.js";
import { TileLayer } from "leaflet/src/layer/tile/TileLayer.js";

window.L = { LatLng, Map, Point, TileLayer };
