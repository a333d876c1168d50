// Ends a service worker that an earlier build left on this address. `cargo xtask run --dev` serves this file as it is; the
// staging step puts the worker of the app in its place (assets/boot/worker.js).
addEventListener("install", (event) => event.waitUntil(skipWaiting()));
addEventListener("activate", (event) => event.waitUntil(end()));

async function end() {
  const names = (await caches.keys()).filter((name) => name.startsWith("eldercare-"));
  await Promise.all(names.map((name) => caches.delete(name)));
  await registration.unregister();
}
