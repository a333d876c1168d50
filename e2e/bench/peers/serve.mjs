// The pages of the contenders, their libraries and the points, from one small server, all packed
// with brotli and with the same headers.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { brotliCompressSync, constants } from "node:zlib";

const root = new URL("../../../", import.meta.url);
const types = {
  html: "text/html; charset=utf-8",
  css: "text/css",
  js: "text/javascript",
  mjs: "text/javascript",
  wasm: "application/wasm",
  bin: "application/octet-stream",
};

/** Where a path of the server lies in the project. */
const folders = {
  "/page/": "e2e/bench/peers/page/",
  "/leaflet/": "assets/npm/node_modules/leaflet/dist/",
  "/map/": "assets/npm/map/",
  "/markercluster/": "e2e/node_modules/leaflet.markercluster/dist/",
  "/supercluster/": "e2e/node_modules/supercluster/dist/",
  "/maplibre/": "e2e/node_modules/maplibre-gl/dist/",
  "/styles/": "assets/styles/",
};

/** What each contender's page loads, besides the session that all share. */
export const contenders = {
  ours: ["/map/leaflet.css", "/map/leaflet.js", "/styles/tokens.css", "/styles/map.css", "/ours/ours.js", "/ours/ours_bg.wasm"],
  markercluster: ["/leaflet/leaflet.css", "/leaflet/leaflet.js", "/markercluster/MarkerCluster.css", "/markercluster/leaflet.markercluster.js"],
  supercluster: ["/leaflet/leaflet.css", "/leaflet/leaflet.js", "/supercluster/supercluster.min.js"],
  "supercluster-canvas": ["/leaflet/leaflet.css", "/leaflet/leaflet.js", "/supercluster/supercluster.min.js"],
  maplibre: ["/maplibre/maplibre-gl.css", "/maplibre/maplibre-gl.mjs", "/maplibre/maplibre-gl-worker.mjs"],
};

/** The page of a contender: its classic scripts and styles, then its module. */
function page(name) {
  const files = contenders[name];
  const styles = files.filter((file) => file.endsWith(".css"));
  const scripts = files.filter((file) => file.endsWith(".js") && !file.startsWith("/ours/"));
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
${styles.map((file) => `<link rel="stylesheet" href="${file}">`).join("")}
<link rel="stylesheet" href="/page/page.css">
${scripts.map((file) => `<script defer src="${file}"></script>`).join("")}
<script type="module">import * as contender from "/page/${name}.js"; import { ready } from "/page/session.js"; ready(contender);</script>
</head><body><div id="map" class="map-box"></div><i id="tick"></i></body></html>`;
}

/** Bytes of a contender's own code and styles, as they are and after brotli. */
export function weight(name, ours) {
  const sum = { raw: 0, brotli: 0 };
  for (const file of contenders[name]) {
    const bytes = read(file, ours);
    sum.raw += bytes.length;
    sum.brotli += brotliCompressSync(bytes).length;
  }
  return sum;
}

function read(path, ours) {
  const folder = path.startsWith("/ours/") ? "/ours/" : Object.keys(folders).find((prefix) => path.startsWith(prefix));
  if (!folder || path.includes("..")) throw new Error(`nothing is served at ${path}`);
  const name = path.slice(folder.length);
  return readFileSync(folder === "/ours/" ? `${ours}/${name}` : new URL(folders[folder] + name, root));
}

/** Starts the server. `data` holds further files by path; `close` ends it. */
export async function serve(ours, data) {
  const packed = new Map();
  const find = (path) => {
    const name = path.slice(1);
    if (name in contenders) return [types.html, Buffer.from(page(name))];
    const bytes = data[path] ?? read(path, ours);
    return [types[path.split(".").pop()] ?? types.bin, bytes];
  };
  // Points differ too much to gain from the slowest packing, and a run should not wait for it.
  const pack = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: bytes.length > 2e6 ? 4 : 11 } });
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://bench").pathname;
    try {
      if (!packed.has(path)) {
        const [type, bytes] = find(path);
        packed.set(path, [type, pack(bytes)]);
      }
    } catch {
      return response.writeHead(404).end();
    }
    const [type, bytes] = packed.get(path);
    response.writeHead(200, { "content-type": type, "content-encoding": "br", "cache-control": "no-cache" });
    return response.end(bytes);
  });
  await new Promise((up) => server.listen(0, "127.0.0.1", up));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
