// MapLibre with the clustering of its GeoJSON source, which runs in a worker, and circles of our
// sizes. Drawn by WebGL, which a processor without a graphics card has to imitate.
import * as maplibregl from "/maplibre/maplibre-gl.mjs";
import { CLUSTER_RADIUS, COLOURS, MAX_ZOOM, MIN_ZOOM, SIGNS, features, painted, radius, steps } from "./common.js";

/** MapLibre counts zooms by tiles of 512 pixels, one less than Leaflet. */
const OFFSET = 1;
const byKind = (values) => ["match", ["get", "kind"], ...values.slice(1).flatMap((value, at) => [at + 1, value]), values[0]];
const isGroup = ["has", "point_count"];
const text = { "text-size": 18, "text-allow-overlap": true, "text-ignore-placement": true, "text-font": ["sans-serif"] };
const layers = [
  { id: "groups", type: "circle", source: "places", filter: isGroup, paint: { "circle-color": "#fff", "circle-radius": ["-", ["step", ["get", "point_count"], ...steps], 5], "circle-stroke-width": 5, "circle-stroke-color": "#0b4f49" } },
  { id: "places", type: "circle", source: "places", filter: ["!", isGroup], paint: { "circle-color": byKind(COLOURS), "circle-radius": 17, "circle-stroke-width": 2, "circle-stroke-color": "#fff" } },
  { id: "counts", type: "symbol", source: "places", filter: isGroup, layout: { ...text, "text-field": ["to-string", ["get", "point_count"]] } },
  { id: "signs", type: "symbol", source: "places", filter: ["!", isGroup], layout: { ...text, "text-field": byKind(SIGNS) }, paint: { "text-color": "#fff" } },
];

const collection = (points, kinds) => ({ type: "FeatureCollection", features: features(points, kinds) });

export async function create(container, { lon, lat, zoom }) {
  const ground = { id: "ground", type: "background", paint: { "background-color": "#ece5d6" } };
  const map = new maplibregl.Map({
    container,
    style: { version: 8, sources: {}, layers: [ground] },
    center: [lon, lat],
    zoom: zoom - OFFSET,
    minZoom: MIN_ZOOM - OFFSET,
    maxZoom: MAX_ZOOM - OFFSET,
    attributionControl: false,
    dragRotate: false,
  });
  await new Promise((done) => map.once("idle", done));
  const idle = () => new Promise((done) => map.once("idle", done));
  const loaded = () => new Promise((done) => {
    const look = ({ sourceId }) => {
      if (sourceId !== "places" || !map.isSourceLoaded("places")) return;
      map.off("sourcedata", look);
      done();
    };
    map.on("sourcedata", look);
  });
  return {
    surface: map.getCanvasContainer(),
    look: (x, y, z) => map.jumpTo({ center: [x, y], zoom: z - OFFSET }),
    zoomBy: (step) => new Promise((done) => {
      map.once("zoomend", done);
      map.zoomTo(map.getZoom() + step);
    }),
    settled: async () => {
      if (!map.loaded() || map.isMoving()) await idle();
      await painted();
    },
    async load(points) {
      const start = performance.now();
      const data = collection(points);
      const made = performance.now();
      const options = { cluster: true, clusterRadius: CLUSTER_RADIUS, clusterMaxZoom: MAX_ZOOM - OFFSET - 1 };
      map.addSource("places", { type: "geojson", data, ...options });
      for (const layer of layers) map.addLayer(layer);
      await loaded();
      return { index: performance.now() - start, build: performance.now() - made };
    },
    async filter(points, kinds) {
      const done = idle();
      map.getSource("places").setData(collection(points, kinds));
      await done;
    },
    drawn() {
      const found = new Map();
      for (const { properties, geometry } of map.queryRenderedFeatures({ layers: ["groups", "places"] })) {
        const { x, y } = map.project(geometry.coordinates);
        const key = properties.cluster_id ?? `${geometry.coordinates}`;
        found.set(key, { x, y, r: radius(properties.point_count ?? 1) });
      }
      return [...found.values()];
    },
  };
}
