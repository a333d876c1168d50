// The service worker of the app, as a page sees it, and from outside.
import { expect, type BrowserContext, type Page } from "@playwright/test";
import { MapPage } from "./map.ts";

/** The app registers it when the map has been looked at for a while and everything else was fetched. */
export const PATIENCE = { timeout: 60_000, intervals: [500] };

export type Place = "installing" | "waiting" | "active";

export class AppWorker {
  constructor(readonly page: Page) {}

  /** Which workers there are; nothing where none was ever registered. */
  async places(): Promise<Place[]> {
    return this.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const places = ["installing", "waiting", "active"] as const;
      return places.filter((place) => (registration?.[place] ?? null) !== null);
    });
  }

  /** Looks at the map until the app and the whole city are kept. */
  async installed(city: string): Promise<void> {
    await this.page.addInitScript((city) => localStorage.setItem("eldercare.city", city), city);
    await new MapPage(this.page).open(city);
    await this.hasKept(city);
  }

  async hasKept(city: string): Promise<void> {
    await expect.poll(() => this.places(), PATIENCE).toEqual(["active"]);
    const own = async () => (await this.keys()).filter((path) => path.startsWith(`/geo/${city}/`));
    const all = ["basemap.cbor", "benefits.json", "divisions.json", "facts.cbor", "homes.json", "points.cbor"];
    await expect.poll(async () => (await own()).sort(), PATIENCE).toEqual(all.map((name) => `/geo/${city}/${name}`));
  }

  /** The names of its caches. */
  async caches(): Promise<string[]> {
    return this.page.evaluate(() => caches.keys());
  }

  /** Every key of every cache: addresses without the name of the site. */
  async keys(): Promise<string[]> {
    return this.page.evaluate(async () => {
      const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
      return all.flat().map(({ url }) => url.replace(location.origin, ""));
    });
  }

  /** Has the browser look for a newer one, as it does by itself at every start. */
  async look(): Promise<void> {
    await this.page.evaluate(async () => {
      await (await navigator.serviceWorker.getRegistration())?.update().catch(() => undefined);
    });
  }

  /** The program that this page runs. */
  async program(): Promise<string> {
    return this.page.evaluate(() => {
      const names = performance.getEntriesByType("resource").map(({ name }) => name.split("/").at(-1) ?? "");
      return names.find((name) => /^eldercare-app-.*\.js$/.test(name)) ?? "";
    });
  }
}

/** Kills every worker of the browser, as a system does that needs the memory. */
export async function killWorkers(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("ServiceWorker.enable");
  await devtools.send("ServiceWorker.stopAllWorkers");
  await devtools.detach();
}

/** Empties the browser's own store of files: from now on only the worker has them. */
export async function forgetFiles(context: BrowserContext, page: Page): Promise<void> {
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.clearBrowserCache");
  await devtools.detach();
}
