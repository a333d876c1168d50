// A page that hands in through the worker. What the worker could not send waits in its queue.

self.trustedTypes?.createPolicy("default", { createScriptURL: (url) => url });

const ready = navigator.serviceWorker.register("workbox-worker.js").then(async () => {
  await navigator.serviceWorker.ready;
  if (navigator.serviceWorker.controller === null) {
    await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
  }
});

const answered = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** What the library's own store holds. */
async function entries() {
  const opening = indexedDB.open("workbox-background-sync");
  // Asking makes nothing: the library makes its store itself.
  opening.onupgradeneeded = () => opening.transaction.abort();
  const database = await answered(opening).catch(() => undefined);
  if (database === undefined) return [];
  const found = await answered(database.transaction("requests").objectStore("requests").getAll());
  database.close();
  return found;
}

self.queue = {
  ready,
  /** What the person is told: it arrived, it waits and will be sent, or it was not sent. */
  async save(id, body) {
    const headers = { "content-type": "application/json", "idempotency-key": id };
    try {
      const reply = await fetch("/api/v1/requests", { method: "POST", headers, body });
      return reply.ok ? "arrived" : "refused";
    } catch {
      return "kept";
    }
  },
  count: async () => (await entries()).length,
  texts: async () => (await entries()).map(({ requestData }) => new TextDecoder().decode(requestData.body)),
};
