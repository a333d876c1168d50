// Ours: the product's own map layer and index, compiled as they are shipped.
import init, { create as start } from "/ours/ours.js";
import { painted } from "./common.js";

export async function create(element, { lon, lat, zoom }) {
  window.benchWasm = (await init()).memory;
  const map = start(element, lon, lat, zoom);
  const drawn = () => {
    const flat = map.drawn();
    return Array.from({ length: flat.length / 3 }, (_, at) => ({ x: flat[3 * at], y: flat[3 * at + 1], r: flat[3 * at + 2] }));
  };
  return {
    surface: element,
    look: (x, y, z) => map.look(x, y, z),
    zoomBy: (step) => new Promise((done) => {
      map.at_rest(done);
      map.zoom_by(step);
    }),
    settled: painted,
    load(points) {
      const start = performance.now();
      map.build(points.lon, points.lat, points.kind);
      const built = performance.now();
      map.show();
      return { index: performance.now() - start, build: built - start };
    },
    everyZoom: () => map.every_zoom(),
    filter: (_, kinds) => map.filter(Uint8Array.from(kinds)),
    drawn,
    /** Leaflet slides to a place that is near, and zooms in steps. */
    still: 350,
  };
}
