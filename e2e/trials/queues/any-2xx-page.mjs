// A careful queue with one gap: written with strict durability before anything is sent, one at a time,
// tried again until it succeeds, and removed after any answer of the 2xx kind, whoever gave it.

const answered = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const opened = (() => {
  const opening = indexedDB.open("any-2xx", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("records", { keyPath: "id" });
  return answered(opening);
})();

async function change(act) {
  const transaction = (await opened).transaction("records", "readwrite", { durability: "strict" });
  act(transaction.objectStore("records"));
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
}

const all = async () => answered((await opened).transaction("records").objectStore("records").getAll());

let isSending = false;

async function send() {
  if (isSending || !navigator.onLine) return;
  isSending = true;
  for (const { id, body } of await all()) {
    const headers = { "content-type": "application/json", "idempotency-key": id };
    const reply = await fetch("/api/v1/requests", { method: "POST", headers, body }).catch(() => undefined);
    if (reply?.ok) await change((records) => records.delete(id));
  }
  isSending = false;
}

addEventListener("online", send);
setInterval(send, 2_000);

self.queue = {
  ready: opened.then(() => void send()),
  async save(id, body) {
    await change((records) => records.put({ id, body }));
    void send();
    return "kept";
  },
  count: async () => (await all()).length,
  texts: async () => (await all()).map(({ body }) => body),
  tap: send,
};
