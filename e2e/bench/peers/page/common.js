// What all contenders share: the sizes of the symbols, their colours, when a frame was painted.
// The peers draw what a place is by its sign and colour and a group by its count, with the same
// sizes as ours; ours draws the mix of the kinds of a group as well.

/** Radius of one place in CSS pixels, and of groups by their least count: those of the product. */
const SINGLE = 19;
const GROUPS = [[10_000, 39], [1000, 33], [100, 27], [0, 23]];

export const radius = (count) => (count > 1 ? GROUPS.find(([least]) => count >= least)[1] : SINGLE);

/** The steps of the same sizes for a style expression. */
export const steps = [23, 100, 27, 1000, 33, 10_000, 39];

/** How far apart the peers' clusters are kept, in pixels: more than two small groups need. */
export const CLUSTER_RADIUS = 60;

export const SIGNS = ["院", "中", "站", "托", "餐", "互", "浴", "辅", "医"];
export const COLOURS = ["#1e3a8a", "#0b4f49", "#14532d", "#5b217f", "#8f2e0b", "#4a4f00", "#0c4a6e", "#6b3a0a", "#8b1a4b"];

/** The next animation frame. */
export const frame = () => new Promise(requestAnimationFrame);

/** The moment after the next frame has been painted and its tasks are done. */
export const painted = () => new Promise((done) => {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(null);
  });
});

/** Zooms of every map here are Leaflet's: the world is 256 pixels wide at zoom 0. */
export const MIN_ZOOM = 4;
export const MAX_ZOOM = 18;

/** A bare Leaflet map, with nothing on it. */
export function leafletMap(element, { lon, lat, zoom }) {
  const options = { minZoom: MIN_ZOOM, maxZoom: MAX_ZOOM, zoomControl: false, attributionControl: false };
  return L.map(element, options).setView([lat, lon], zoom);
}

/** The icon of a place, or of a group when `count` is above one. Places of a kind share theirs. */
export function icon(count, kind) {
  if (count > 1) return made(count, "peer-group", count, "");
  places[kind] ??= made(1, "peer-place", SIGNS[kind], `;background:${COLOURS[kind]}`);
  return places[kind];
}

const places = [];

function made(count, style, text, ground) {
  const size = 2 * radius(count);
  const html = `<div class="peer-icon ${style}" style="width:${size}px;height:${size}px${ground}">${text}</div>`;
  return L.divIcon({ html, className: "", iconSize: [size, size] });
}

/** The symbols that stand in the page as elements: middle and radius. */
export function elementsDrawn() {
  return [...document.querySelectorAll(".peer-icon")].map((element) => {
    const box = element.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2, r: box.width / 2 };
  });
}

/** What Leaflet's contenders have in common. */
export function leafletMoves(map) {
  return {
    surface: map.getContainer(),
    look: (lon, lat, zoom) => map.setView([lat, lon], zoom, { animate: false }),
    /** Zooms as its buttons do, and ends with the animation. */
    zoomBy: (step) => new Promise((done) => {
      map.once("zoomend", done);
      map.setZoom(map.getZoom() + step);
    }),
    settled: painted,
  };
}

/** The rows of points as GeoJSON features, which supercluster and MapLibre read. */
export function features(points, kinds) {
  const list = [];
  for (let row = 0; row < points.length; row += 1) {
    const kind = points.kind[row];
    if (kinds && !kinds.includes(kind)) continue;
    list.push({ type: "Feature", properties: { kind }, geometry: { type: "Point", coordinates: [points.lon[row], points.lat[row]] } });
  }
  return list;
}
