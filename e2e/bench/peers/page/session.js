// What is done with every contender, in the same order: make it ready, drag, zoom, filter. The
// driver calls these functions one by one and bounds each by a time of its own.
import { frame, painted } from "./common.js";

/** How a drag goes: so many frames with so many pixels each, as a thumb does it. */
const DRAG = { frames: 12, pixels: 20 };
/** A pause before the finger lifts, so that no map glides on by itself. */
const HOLD_MS = 240;
/** Frames after an action that still belong to it. */
const TAIL = 3;
/** Directions of the drags: there and back, so that all contenders see the same ground. */
const WAYS = [[1, 0], [0, 1], [-1, 0], [0, -1], [1, 1], [-1, -1]];
const ZOOMS = [1, 1, 1, -1, -1, -1];
/** The kinds that the filter leaves: stations and canteens. */
const FILTER = [2, 4];

let contender = null;
let points = null;

/** Makes the empty map of the contender and tells the driver. */
export async function ready(module) {
  const query = new URLSearchParams(location.search);
  const view = Object.fromEntries(["lon", "lat", "zoom"].map((name) => [name, Number(query.get(name))]));
  contender = await module.create(document.getElementById("map"), view);
  await painted();
  window.bench = { fetchPoints, load, pan, zoom, filter, everyZoom, letGo, drawn };
  window.benchStanding = performance.now();
}

/** Fetches the raw points: two columns of degrees and the kinds, in no order. */
async function fetchPoints(path) {
  const bytes = await (await fetch(path)).arrayBuffer();
  const length = bytes.byteLength / 9;
  const degrees = (at) => Float64Array.from(new Int32Array(bytes, at, length), (micro) => micro / 1e6);
  points = { length, lon: degrees(0), lat: degrees(4 * length), kind: new Uint8Array(bytes.slice(8 * length)) };
  await painted();
}

/** From the raw points until the symbols are painted and the map takes input. */
async function load() {
  const start = performance.now();
  const times = await contender.load(points);
  await contender.settled();
  return { ...times, ready: performance.now() - start };
}

/** Lets go of the raw points, so that only what the contender keeps is counted. */
function letGo() {
  points = null;
}

/** Frames of a series of drags. */
async function pan() {
  const frames = [];
  for (const way of WAYS) frames.push(...(await drag(way)));
  return frames;
}

async function drag([x, y]) {
  const box = contender.surface.getBoundingClientRect();
  const at = [box.left + box.width / 2 - x * 120, box.top + box.height / 2 - y * 120];
  const touch = (type, buttons) => {
    const [clientX, clientY] = at;
    const event = { bubbles: true, cancelable: true, view: window, clientX, clientY, button: 0, buttons };
    contender.surface.dispatchEvent(new MouseEvent(type, event));
  };
  const watch = await stopwatch();
  touch("mousedown", 1);
  for (let step = 0; step < DRAG.frames; step += 1) {
    at[0] += x * DRAG.pixels;
    at[1] += y * DRAG.pixels;
    touch("mousemove", 1);
    await watch.frame();
  }
  await new Promise((held) => setTimeout(held, HOLD_MS));
  await watch.restart();
  touch("mouseup", 0);
  for (let step = 0; step < TAIL; step += 1) await watch.frame();
  await contender.settled();
  return watch.frames;
}

/** The longest frame of each of a series of zooms, with the contender's own animation: how many
 * empty frames stand around it says nothing. */
async function zoom() {
  const longest = [];
  for (const step of ZOOMS) {
    const watch = await stopwatch();
    let open = true;
    const done = contender.zoomBy(step).then(() => { open = false; });
    while (open) await watch.frame();
    await done;
    for (let tail = 0; tail < TAIL; tail += 1) await watch.frame();
    await contender.settled();
    longest.push(Math.max(...watch.frames));
  }
  return longest;
}

/** How long a change of the filter takes until its symbols are painted. */
async function filter() {
  const start = performance.now();
  await contender.filter(points, FILTER);
  await contender.settled();
  return performance.now() - start;
}

/** The symbols that are seen at a place and zoom, once every animation is over. */
async function drawn(lon, lat, zoom) {
  contender.look(lon, lat, zoom);
  await contender.settled();
  await new Promise((still) => setTimeout(still, contender.still ?? 0));
  await contender.settled();
  const seen = ({ x, y, r }) => x > -r && y > -r && x < innerWidth + r && y < innerHeight + r;
  return contender.drawn().filter(seen);
}

/** Clusters of every zoom, for an index that makes them when they are asked for. */
async function everyZoom() {
  const start = performance.now();
  if (!contender.everyZoom) return 0;
  contender.everyZoom();
  return performance.now() - start;
}

/** Counts the time from frame to frame. Each frame changes one pixel of the page: the browser holds
 * a frame without any change back to the rhythm of the screen, whatever it was told. */
async function stopwatch() {
  const watch = { frames: [], last: 0 };
  const pixel = document.getElementById("tick").style;
  watch.restart = async () => {
    await frame();
    watch.last = performance.now();
  };
  watch.frame = async () => {
    pixel.opacity = pixel.opacity === "0.9" ? "1" : "0.9";
    await frame();
    const now = performance.now();
    watch.frames.push(now - watch.last);
    watch.last = now;
  };
  await watch.restart();
  return watch;
}
