// Leaflet with supercluster and one canvas instead of icons: the best that supercluster can do here.
import { COLOURS, SIGNS, features, leafletMap, leafletMoves, radius } from "./common.js";
import { inWindow, indexed, timedIndex } from "./supercluster.js";

const FONT = '700 18px "Noto Sans CJK SC", sans-serif';

/** A canvas over the map that is painted in the next frame after each rest. */
class Symbols extends L.Layer {
  onAdd(map) {
    this.canvas = L.DomUtil.create("canvas", "leaflet-zoom-animated", map.getPane("overlayPane"));
    this.drawn = [];
    map.on("moveend", this.ask, this);
    map.on("zoomanim", ({ center, zoom }) => {
      const corner = map._latLngBoundsToNewLayerBounds(map.getBounds(), zoom, center).min;
      L.DomUtil.setTransform(this.canvas, corner, map.getZoomScale(zoom));
    });
  }

  ask() {
    this.asked ??= requestAnimationFrame(() => {
      this.asked = null;
      if (this.index) this.paint();
    });
  }

  paint() {
    const map = this._map;
    const [size, ratio] = [map.getSize(), Math.min(devicePixelRatio, 2)];
    Object.assign(this.canvas, { width: size.x * ratio, height: size.y * ratio });
    Object.assign(this.canvas.style, { width: `${size.x}px`, height: `${size.y}px` });
    L.DomUtil.setPosition(this.canvas, map.containerPointToLayerPoint([0, 0]));
    const context = this.canvas.getContext("2d");
    context.scale(ratio, ratio);
    Object.assign(context, { font: FONT, textAlign: "center", textBaseline: "middle" });
    this.drawn = inWindow(this.index, map).map(({ properties, geometry }) => {
      const at = map.latLngToContainerPoint([geometry.coordinates[1], geometry.coordinates[0]]);
      const count = properties.point_count ?? 1;
      this.symbol(context, at, count, properties.kind);
      return { x: at.x, y: at.y, r: radius(count) };
    });
  }

  symbol(context, { x, y }, count, kind) {
    const [edge, r] = [count > 1 ? 5 : 2, radius(count)];
    context.beginPath();
    context.arc(x, y, r - edge / 2, 0, 2 * Math.PI);
    context.fillStyle = count > 1 ? "#fff" : COLOURS[kind];
    context.fill();
    Object.assign(context, { lineWidth: edge, strokeStyle: count > 1 ? "#0b4f49" : "#fff" });
    context.stroke();
    context.fillStyle = count > 1 ? "#1c2321" : "#fff";
    context.fillText(count > 1 ? count : SIGNS[kind], x, y + 1);
  }
}

export function create(element, view) {
  const map = leafletMap(element, view);
  const symbols = new Symbols().addTo(map);
  return {
    ...leafletMoves(map),
    load(points) {
      const { index, times } = timedIndex(points, map);
      symbols.index = index;
      symbols.ask();
      return times;
    },
    filter(points, kinds) {
      symbols.index = indexed(features(points, kinds));
      symbols.ask();
    },
    drawn: () => symbols.drawn,
  };
}
