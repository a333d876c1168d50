// The peer of every run: a page with Leaflet and nothing else, served as well as ours is
// (brotli, long cache), so that a slow moment of the machine meets both alike.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { brotliCompressSync } from "node:zlib";

const leaflet = new URL("../../assets/npm/node_modules/leaflet/dist/", import.meta.url);
const chongqing = "[29.8, 107.8], 7";
const files = {
  "/": ["text/html; charset=utf-8", readFileSync(new URL("bare-leaflet.html", import.meta.url))],
  "/leaflet.js": ["text/javascript", readFileSync(new URL("leaflet.js", leaflet))],
  "/leaflet.css": ["text/css", readFileSync(new URL("leaflet.css", leaflet))],
  "/page.css": ["text/css", Buffer.from("html,body,#map{height:100%;margin:0}")],
  "/page.js": ["text/javascript", Buffer.from(`L.map("map").setView(${chongqing});`)],
};

/** Starts the peer's server; `close` ends it. */
export async function serveBare() {
  const packed = Object.fromEntries(
    Object.entries(files).map(([path, [type, bytes]]) => [path, [type, brotliCompressSync(bytes)]]),
  );
  const server = createServer((request, response) => {
    const found = packed[request.url ?? "/"];
    if (!found) return response.writeHead(404).end();
    const [type, bytes] = found;
    const cache = request.url === "/" ? "no-cache" : "public, max-age=31536000, immutable";
    response.writeHead(200, { "content-type": type, "content-encoding": "br", "cache-control": cache });
    return response.end(bytes);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
