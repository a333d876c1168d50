// What the device holds, opened by a second hand from the form that src/platform/sealed_store
// describes; and records written in the same form, as an earlier build of the app left them.
import type { Page } from "@playwright/test";

export interface Held {
  readonly name: string;
  /** Nothing where the record cannot be opened. */
  readonly text: string | null;
}

/** Every sealed record of a page's origin, opened. */
export const held = (page: Page): Promise<Held[]> =>
  page.evaluate(async () => {
    const ask = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const opening = indexedDB.open("eldercare", 1);
    // Asking makes nothing: a device without the app's database has no records.
    opening.onupgradeneeded = () => opening.transaction?.abort();
    const database = await ask(opening).catch(() => undefined);
    if (database === undefined) return [];
    const stores = database.transaction(["sealed", "keys"]);
    const [sealed, keys] = [stores.objectStore("sealed"), stores.objectStore("keys")];
    const [names, records, keyNames, keyList] = await Promise.all([
      ask(sealed.getAllKeys()),
      ask(sealed.getAll() as IDBRequest<Uint8Array<ArrayBuffer>[]>),
      ask(keys.getAllKeys()),
      ask(keys.getAll() as IDBRequest<CryptoKey[]>),
    ]);
    database.close();
    const opened = names.map(async (name, at) => {
      const [record, key] = [records[at], keyList[keyNames.indexOf(name)]];
      if (record === undefined || key === undefined) return { name: String(name), text: null };
      const how = { name: "AES-GCM", iv: record.slice(1, 13), additionalData: new TextEncoder().encode(String(name)) };
      const plain = await crypto.subtle.decrypt(how, key, record.slice(13)).catch(() => null);
      return { name: String(name), text: plain === null ? null : new TextDecoder().decode(plain) };
    });
    return Promise.all(opened);
  });

/** Seals texts under their names, as every released build did. */
export const plant = (page: Page, records: readonly { name: string; text: string }[]): Promise<void> =>
  page.evaluate(async (records) => {
    const sealed: [string, CryptoKey, Uint8Array][] = [];
    for (const { name, text } of records) {
      const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const how = { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(name) };
      const cipher = new Uint8Array(await crypto.subtle.encrypt(how, key, new TextEncoder().encode(text)));
      sealed.push([name, key, new Uint8Array([1, ...iv, ...cipher])]);
    }
    const opening = indexedDB.open("eldercare", 1);
    opening.onupgradeneeded = () => ["sealed", "keys"].forEach((store) => opening.result.createObjectStore(store));
    await new Promise((resolve, reject) => {
      opening.onsuccess = resolve;
      opening.onerror = reject;
    });
    const change = opening.result.transaction(["sealed", "keys"], "readwrite", { durability: "strict" });
    for (const [name, key, record] of sealed) {
      change.objectStore("keys").put(key, name);
      change.objectStore("sealed").put(record, name);
    }
    await new Promise((resolve, reject) => {
      change.oncomplete = resolve;
      change.onabort = reject;
    });
    opening.result.close();
  }, [...records]);

/** The words of the notes beside the sealed store: what the page counts by. */
export const noteWords = (page: Page): Promise<string[]> =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("eldercare.here.")).map((key) => localStorage.getItem(key) ?? ""));
