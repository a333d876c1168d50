// Leaflet with supercluster, as its own demonstration does it: at every rest of the map the old
// icons go and those of the window are made anew.
import { CLUSTER_RADIUS, MAX_ZOOM, elementsDrawn, features, icon, leafletMap, leafletMoves } from "./common.js";

/** An index over these features. Radius and extent as in the demonstration; 256 is Leaflet's tile. */
export function indexed(list) {
  const index = new Supercluster({ radius: CLUSTER_RADIUS, extent: 256, maxZoom: MAX_ZOOM - 1 });
  return index.load(list);
}

/** The clusters of a map's window. */
export function inWindow(index, map) {
  const bounds = map.getBounds();
  const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  return index.getClusters(box, map.getZoom());
}

/** The index of all points, and what it took: from the raw points until the window's clusters are
 * known, and of that the library's own `load`. */
export function timedIndex(points, map) {
  const start = performance.now();
  const list = features(points);
  const made = performance.now();
  const index = indexed(list);
  const loaded = performance.now();
  inWindow(index, map);
  return { index, times: { index: performance.now() - start, build: loaded - made } };
}

export function create(element, view) {
  const map = leafletMap(element, view);
  const layer = L.geoJSON(null, {
    pointToLayer: ({ properties }, at) => L.marker(at, { icon: icon(properties.point_count ?? 1, properties.kind) }),
  }).addTo(map);
  let index = null;
  const update = () => {
    layer.clearLayers();
    layer.addData(inWindow(index, map));
  };
  return {
    ...leafletMoves(map),
    load(points) {
      const timed = timedIndex(points, map);
      index = timed.index;
      update();
      map.on("moveend", update);
      return timed.times;
    },
    filter(points, kinds) {
      index = indexed(features(points, kinds));
      update();
    },
    drawn: elementsDrawn,
  };
}
