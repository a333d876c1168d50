// The oracle must be able to fail: each of these devices or networks has a known mistake, made by a
// script or a route before the app, and the oracle has to name the promise that it breaks.
import type { BrowserContext, Route } from "@playwright/test";
import { expect, test } from "./worlds.ts";
import { Broken } from "./ledger.ts";
import { Random } from "./random.ts";
import { hashOf } from "./sample.ts";
import { Trial } from "./trial.ts";
import type { World } from "./world.ts";

const HANDED_IN = "**/api/v1/requests";

interface Mistake {
  readonly breaks: Broken["promise"];
  readonly schedule: string;
  readonly make: (context: BrowserContext, world: World) => Promise<unknown>;
}

const bodyOf = (route: Route): string => route.request().postData() ?? "";

const MISTAKES: Readonly<Record<string, Mistake>> = {
  "a device that forgets what it keeps": {
    breaks: "I2",
    schedule: "wait:1 offline ask wait:1500",
    make: (context) =>
      context.addInitScript(() => {
        const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (value: unknown, key: IDBValidKey) {
          const [database, name] = [this.transaction.db, this.name];
          const forget = () => database.transaction(name, "readwrite").objectStore(name).delete(key);
          if (String(key).startsWith("outbox-")) setTimeout(forget, 1_000);
          return put.call(this, value, key);
        };
      }),
  },
  "a device that calls missing what was never there": {
    breaks: "I2",
    schedule: "wait:1500",
    make: (context) =>
      context.addInitScript(() => localStorage.setItem("eldercare.here.00000000-0000-4000-8000-000000000000", "waiting")),
  },
  "a device that forgets what was destroyed on purpose": {
    breaks: "I2",
    schedule: "discard-kill:150",
    make: (context) =>
      context.addInitScript(() => {
        const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (value: unknown, key: IDBValidKey) {
          return put.call(this, value, String(key).startsWith("gone-") ? "forgotten" : key);
        };
      }),
  },
  "somebody between who invents receipts": {
    breaks: "I1",
    schedule: "ask",
    make: (context) =>
      context.route(HANDED_IN, async (route) => {
        const { record_id } = JSON.parse(bodyOf(route)) as { record_id: string };
        const payload_hash = hashOf(bodyOf(route));
        const receipt = { record_id, payload_hash, tracking_code: "X67Z-9N1S-GN3", received_at: "2026-11-26T17:44:06Z" };
        await route.fulfill({ status: 201, json: receipt });
      }),
  },
  "a device that hands in under a new id at every try": {
    breaks: "I3",
    schedule: "bring:1",
    make: (context, world) =>
      context.route(HANDED_IN, async (route) => {
        const { record_id } = JSON.parse(bodyOf(route)) as { record_id: string };
        const other = new Random(record_id.charCodeAt(0)).uuid();
        await world.submit(other, bodyOf(route).replace(record_id, other));
        await route.continue();
      }),
  },
  "somebody between who changes a word": {
    breaks: "I4",
    schedule: "bring:1",
    make: (context) => context.route(HANDED_IN, (route) => route.continue({ postData: bodyOf(route).replace("meal", "bath") })),
  },
  "a page that writes down in clear what is typed": {
    breaks: "I6",
    schedule: "ask",
    make: (context) =>
      context.addInitScript(() => {
        addEventListener("input", (event) => {
          localStorage.setItem("typed", `${localStorage.getItem("typed")} ${(event.target as HTMLInputElement).value}`);
        });
      }),
  },
  "a network that never lets anything through": {
    breaks: "I7",
    schedule: "bring:1",
    make: (context) => context.route(HANDED_IN, (route) => route.abort("connectionreset")),
  },
};

for (const [name, { breaks, schedule, make }] of Object.entries(MISTAKES)) {
  test(`noticed: ${name} (${breaks})`, async ({ world }) => {
    const trial = new Trial(world, new Random(name.length), async (context) => void (await make(context, world)));
    const found = await trial.run(schedule.split(" "), 2_000).catch((error: unknown) => error);
    if (!(found instanceof Broken)) throw found instanceof Error ? found : new Error("the oracle saw nothing wrong");
    expect(found.promise, found.message).toBe(breaks);
  });
}
