// The service worker: the app starts from this device, with a network and without one.
//
// It keeps the files of one version of the app, and beside them what every version reads: settings, questionnaires,
// and the cities that were opened. It keeps nothing else: no answer of the interface, no address that somebody opened,
// no word that somebody typed. Every key of its caches is a path out of the lists and patterns below.
//
// The staging step writes the three lists and drops these comments (crates/xtask/src/stage/worker.rs).
const VERSION = "";
const FILES = {};
const DATA = [];

/** The files of this version. Each name changes with its content, apart from the page, which stands at "/". */
const APP_BEGINS = "eldercare-app-";
const APP = APP_BEGINS + VERSION;
/** What every version reads, as the server had it last. */
const SITE = "eldercare-site";

/** The pages of the app, without those of the desk and of a place's one-time link, which need a network anyway. */
const PAGES = /^\/(?:(?:place|check|rights|request|sheet|apply|family)(?:\/.*)?|start|compare|kinds|status|about|coverage|plan|visit|instruments|outreach)?$/;
const HASHED = /^\/(?:[\w-]+\/)*[\w-]+-[0-9a-f]{16}[._][\w.]+$/;
const KEPT = /^\/(?:config\.json|icons\/logo\.svg|geo\/cities\.json|geo\/[\w-]+\/[a-z]+\.(?:cbor|json)|(?:instruments|needs|forms)\/[\w.-]+\.json)$/;

/** All that a city has. Points and facts belong together: they come from one making of its pack, or fit to nothing. */
const PACK = ["points.cbor", "facts.cbor"];
const CITY = [PACK, ["basemap.cbor"], ["divisions.json"], ["homes.json"], ["benefits.json"]];
const CITIES_AT_MOST = 8;

/** How long what was just fetched counts as new, in milliseconds; the server's own rule for these files. */
const FRESH_MS = 10000;
/** How long after a page's start anything is fetched or tidied beside it: by then it has its files, all of one making, and the
    page before it is gone. */
const LATER_MS = 5000;

/** How long a key waits for the page that is loaded next. */
const HELD_MS = 10000;

/** A tab holds a lock that begins so while a request is in its form (src/state/request/drafts.rs). */
const DRAFT = "eldercare-draft-";
/** A tab holds this one while it asks about a person: nothing may go out then (src/state/quiet.rs). */
const QUIET = "eldercare-quiet";

/** The operator switched offline use off. */
let isOver = false;

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const nothing = () => undefined;

addEventListener("install", (event) => event.waitUntil(install()));

addEventListener("message", (event) => {
  if (event.data instanceof Object) return handOn(event);
  const [word, city] = String(event.data).split(" ");
  if (word === "take-over") event.waitUntil(skipWaiting());
  if (word === "keep" && /^[\w-]+$/.test(city)) event.waitUntil(keepCity(city));
});

/** What a page of outreach hands to the page that is loaded next: a key that cannot be read out, with a word. It is in the memory of
    this worker for a few seconds, and given once. */
let held;

function handOn(event) {
  const { data, source } = event;
  if (data.hold) {
    const handed = (held = { key: data.hold, word: data.word });
    event.waitUntil(pause(HELD_MS).then(() => held === handed && (held = undefined)));
  } else if (data.take && source) {
    source.postMessage({ held: held || false });
    held = undefined;
  }
}

addEventListener("fetch", (event) => {
  const { method, mode, cache, url } = event.request;
  const { origin, pathname, search } = new URL(url);
  if (isOver || method !== "GET" || origin !== location.origin || cache === "no-store") return;
  if (mode === "navigate") {
    if (PAGES.test(pathname)) event.respondWith(page(event, pathname));
  } else if (search === "" && HASHED.test(pathname)) event.respondWith(file(event.request, pathname));
  else if (search === "" && KEPT.test(pathname)) event.respondWith(data(event, pathname));
});

/** All of the app, or nothing: what fails here leaves the worker before this one as it is. */
async function install() {
  await renew(["/config.json"], "no-cache");
  if (isOver) throw new Error("offline use is switched off");
  const cache = await caches.open(APP);
  await each(Object.keys(FILES), async (path) => {
    // A second try of the same version goes on where the first one ended.
    if (!(await cache.match(path))) await cache.put(path, await checked(path));
  });
  await each(DATA, (path) => renew([path], "no-cache"));
}

/** Does this with each path, a few at a time and never while somebody is asked about a person. */
async function each(paths, work) {
  const left = paths.slice();
  const lane = async () => {
    while (left.length > 0) {
      const path = left.shift();
      await quietly(() => work(path));
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
}

/** Does this some time after the page asked, whether it is still there or not. */
function later(event, work) {
  event.waitUntil(pause(LATER_MS).then(() => quietly(work)).catch(nothing));
}

function quietly(work) {
  return navigator.locks ? navigator.locks.request(QUIET, { mode: "shared" }, work) : work();
}

/** A file of this version, as it was made: nobody's sign-in page, and nothing of another version. What the browser has already
    is not fetched again. */
async function checked(path) {
  for (const mode of path === "/" ? ["no-cache"] : ["force-cache", "reload"]) {
    const answer = await ask(path, mode);
    if ((await digest(answer.clone())) === FILES[path]) return answer;
  }
  throw new Error(path + " is of another version");
}

async function digest(answer) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()));
  return Array.from(bytes.subarray(0, 8), (byte) => (byte + 256).toString(16).slice(1)).join("");
}

/** A file of the site; throws for what is none. */
async function ask(path, mode) {
  const answer = await fetch(path, { cache: mode });
  const isPage = (answer.headers.get("content-type") || "").startsWith("text/html");
  if (!answer.ok || answer.redirected || isPage !== (path === "/")) throw new Error(path + " did not come");
  return answer;
}

/** What a cache has; nothing where the browser keeps none or has lost it. */
const found = (path, cacheName) => caches.match(path, { cacheName, ignoreVary: true }).catch(nothing);

/** The page, at once; what is new is seen to behind it. */
async function page(event, path) {
  const newer = path === "/" && (await handedOver().catch(nothing));
  if (newer) return newer;
  const kept = await found("/", APP);
  if (!kept) return fetch(event.request);
  later(event, () => tidy(event.resultingClientId));
  if (path === "/") later(event, freshen);
  return kept;
}

/** The page of the version that waits, which takes over now. A start at the map has no form in it, other tabs find the parts of
    their version as before, and a page that is broken could not ask for the newer one. */
async function handedOver() {
  const { installing, waiting } = registration;
  if (installing || !waiting || !navigator.locks) return undefined;
  const { held } = await navigator.locks.query();
  if (held.some(({ name }) => name.startsWith(DRAFT))) return undefined;
  const newest = (await otherVersions()).pop();
  const newer = newest && (await found("/", newest));
  if (newer) waiting.postMessage("take-over");
  return newer;
}

/** The same page may come with another policy, since that hangs on the operator's settings. */
async function freshen() {
  const answer = await ask("/", "no-cache");
  if ((await digest(answer.clone())) === FILES["/"]) await (await caches.open(APP)).put("/", answer);
}

/** Removes the files of earlier versions once no page of theirs is open: such a page must still find its parts. `own` is the page
    that was opened just now, where the browser tells. */
async function tidy(own) {
  const names = await otherVersions();
  const pages = await clients.matchAll({ includeUncontrolled: true, type: "window" });
  const isAlone = pages.length === 1 && (!own || pages[0].id === own);
  // One of them may be that of a version which is about to come.
  const isLast = !registration.installing && !registration.waiting;
  if (isAlone && isLast) await Promise.all(names.map((name) => caches.delete(name)));
}

/** The oldest first. */
async function otherVersions() {
  return (await caches.keys()).filter((name) => name.startsWith(APP_BEGINS) && name !== APP);
}

/** A file whose name changes with its content: of this version, or of one whose page is still open. */
async function file(request, path) {
  const kept = await found(path);
  if (kept) return kept;
  const answer = await fetch(request);
  // What this version needs is neither here nor there any more: the next start takes the page from the network.
  if (path in FILES && !answer.ok) await caches.delete(APP).catch(nothing);
  return answer;
}

/** A file that keeps its name: what is here, at once, while the newer one is fetched soon after. A page to which that does not fit
    asks for what the server has. */
async function data(event, path) {
  const group = together(path);
  if (event.request.cache === "reload" || event.request.cache === "no-cache") {
    const isNew = await renew(group, "reload").then(() => true, nothing);
    return (isNew && (await found(path, SITE))) || fetch(event.request);
  }
  const kept = await found(path, SITE);
  if (kept) {
    later(event, () => renew(group, "no-cache"));
    return kept;
  }
  const answer = fetch(event.request);
  // The browser fetches it once: the second question is answered from what the first one brings.
  event.waitUntil(answer.then(() => renew(group, "default")).catch(nothing));
  return answer;
}

/** The files that must be of one making with this one. */
function together(path) {
  const [folder, name] = [path.slice(0, path.lastIndexOf("/") + 1), path.slice(path.lastIndexOf("/") + 1)];
  return path.startsWith("/geo/") && PACK.includes(name) ? PACK.map((part) => folder + part) : [path];
}

const renewals = new Map();

/** Fetches these files and keeps them, all or none. Whoever asks for what the server has is given that of this moment. */
function renew(group, mode) {
  const key = mode + group[0];
  const last = renewals.get(key);
  const newFor = mode === "reload" ? 0 : FRESH_MS;
  if (last && (last.isComing || performance.now() - last.begun < newFor)) return last.done;
  const renewal = { begun: performance.now(), isComing: true, done: fetchAll(group, mode) };
  renewals.set(key, renewal);
  const ended = () => (renewal.isComing = false);
  renewal.done.then(ended, () => renewals.delete(key));
  return renewal.done;
}

async function fetchAll(group, mode) {
  const fetched = await Promise.all(
    group.map(async (path) => {
      const answer = await ask(path, mode);
      // Whole, before anything is replaced.
      const copy = answer.clone();
      await answer.arrayBuffer();
      return copy;
    }),
  );
  if (group[0] === "/config.json" && (await switchedOff(fetched[0].clone()))) return end();
  if (isOver) return undefined;
  const cache = await caches.open(SITE);
  await Promise.all(group.map((path, place) => cache.put(path, fetched[place])));
}

async function switchedOff(settings) {
  // A file that cannot be read says nothing.
  const config = await settings.json().catch(nothing);
  return config instanceof Object && config.offline === false;
}

/** The operator's switch: nothing is kept, and the next page is served as if there had never been a worker. */
async function end() {
  isOver = true;
  const names = (await caches.keys()).filter((name) => name.startsWith("eldercare-"));
  await Promise.all(names.map((name) => caches.delete(name)));
  await registration.unregister();
}

/** The whole city that a person chose, so that every page of it opens without a network. */
async function keepCity(city) {
  const groups = CITY.map((names) => names.map((name) => "/geo/" + city + "/" + name));
  const lead = groups.map((group) => group[0]);
  await each(lead, async (path) => {
    const group = groups[lead.indexOf(path)];
    const kept = await found(path, SITE);
    // A city may lack one of them.
    await renew(group, kept ? "no-cache" : "default").catch(nothing);
  });
  await forgetOldCities(city);
}

/** What was renewed last stands last. */
async function forgetOldCities(open) {
  const cache = await caches.open(SITE);
  const paths = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  const cityOf = (path) => (/^\/geo\/([^/]+)\//.exec(path) || [])[1];
  const cities = Array.from(new Set(paths.map(cityOf).reverse())).filter((city) => city && city !== open);
  const old = cities.slice(CITIES_AT_MOST - 1);
  await Promise.all(paths.filter((path) => old.includes(cityOf(path))).map((path) => cache.delete(path)));
}
