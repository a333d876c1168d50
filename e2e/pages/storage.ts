// What a browser does to the storage of a page.
import type { Page } from "@playwright/test";

/** From now on, until it is undone, every write to the disk fails for want of room. */
export const fill = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    const state = globalThis as unknown as { free(): void };
    state.free = () => void (IDBObjectStore.prototype.put = put);
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
  });

/** There is room again. */
export const free = (page: Page): Promise<void> => page.evaluate(() => (globalThis as unknown as { free(): void }).free());

/** The browser throws the database away under the open pages, as it does for want of room. */
export async function throwAway(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const origin = new URL(page.url()).origin;
  await devtools.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" });
  await devtools.detach();
}

/** For a context: as long as this tab says so, nothing can be written and nothing erased. */
export async function stuckWhileSaid(page: Page): Promise<(is: boolean) => Promise<void>> {
  await page.addInitScript(() => {
    for (const name of ["put", "delete"] as const) {
      const own = IDBObjectStore.prototype[name] as (...given: unknown[]) => IDBRequest;
      IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...given: unknown[]) {
        if (sessionStorage.getItem("stuck") === "yes") throw new DOMException("no room", "QuotaExceededError");
        return own.apply(this, given);
      } as never;
    }
  });
  return (is) => page.evaluate((is) => sessionStorage.setItem("stuck", is ? "yes" : "no"), is);
}
