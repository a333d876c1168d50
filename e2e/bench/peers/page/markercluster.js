// Leaflet.markercluster with its defaults and icons of our sizes.
import { elementsDrawn, icon, leafletMap, leafletMoves } from "./common.js";

function markers(points, kinds) {
  const list = [];
  for (let row = 0; row < points.length; row += 1) {
    const kind = points.kind[row];
    if (kinds && !kinds.includes(kind)) continue;
    list.push(L.marker([points.lat[row], points.lon[row]], { icon: icon(1, kind) }));
  }
  return list;
}

export function create(element, view) {
  const map = leafletMap(element, view);
  const group = L.markerClusterGroup({ iconCreateFunction: (cluster) => icon(cluster.getChildCount()) }).addTo(map);
  return {
    ...leafletMoves(map),
    // Its index and the icons of the window are made in one call and cannot be told apart.
    load(points) {
      const start = performance.now();
      const list = markers(points);
      const made = performance.now();
      group.addLayers(list);
      return { index: performance.now() - start, build: performance.now() - made };
    },
    filter(points, kinds) {
      group.clearLayers();
      group.addLayers(markers(points, kinds));
    },
    drawn: elementsDrawn,
    /** Its icons slide for 200 ms into a group or out of it. */
    still: 350,
  };
}
