// A store as versions before families wrote it: by a second hand, no line of it is shared with the app.
import type { Page } from "@playwright/test";

/** Seals texts under their names. The app must not have opened its store yet. */
export const writeFormer = (page: Page, records: Readonly<Record<string, string>>): Promise<void> =>
  page.evaluate(async (records) => {
    const opening = indexedDB.open("eldercare", 1);
    opening.onupgradeneeded = () => {
      for (const store of ["sealed", "keys"]) opening.result.createObjectStore(store);
    };
    const done = (request: IDBRequest | IDBTransaction, event: "success" | "complete") =>
      new Promise<void>((resolve, reject) => {
        request.addEventListener(event, () => resolve());
        request.addEventListener("error", () => reject(new Error("the store does not open")));
      });
    await done(opening, "success");
    for (const [name, text] of Object.entries(records)) {
      const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
      const [iv, bytes] = [crypto.getRandomValues(new Uint8Array(12)), new TextEncoder()];
      const cipher = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bytes.encode(name) }, key, bytes.encode(text));
      const change = opening.result.transaction(["sealed", "keys"], "readwrite");
      change.objectStore("keys").put(key, name);
      change.objectStore("sealed").put(new Uint8Array([1, ...iv, ...new Uint8Array(cipher)]), name);
      await done(change, "complete");
    }
    opening.result.close();
  }, records);
