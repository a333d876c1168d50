// The queues that are held side by side, each as a person uses it.
import type { CDPSession } from "@playwright/test";
import { HERE, type Device } from "../device.ts";
import { held } from "../held.ts";
import { Person } from "../person.ts";
import type { Sample } from "../sample.ts";

/** What a person was told of one record. */
export type Told = "arrived" | "kept" | "refused";

export interface Contender {
  readonly name: string;
  /** Its page. */
  readonly path: string;
  /** After its page was opened. */
  readonly isReady: (device: Device) => Promise<void>;
  readonly save: (device: Device, samples: readonly Sample[]) => Promise<Told[]>;
  /** A person, or the browser for them, has it sent now. */
  readonly send: (device: Device) => Promise<void>;
  /** How many it still means to send. */
  readonly waiting: (device: Device) => Promise<number>;
  /** Whether a record is still in its store, to be sent or to be looked at. */
  readonly keeps: (device: Device) => Promise<(sample: Sample) => boolean>;
}

interface Queue {
  readonly ready: Promise<void>;
  save(id: string, body: string): Promise<Told>;
  count(): Promise<number>;
  texts(): Promise<string[]>;
  tap?(): Promise<void>;
}

declare global {
  var queue: Queue;
}

/** Nothing of a page that hangs, as one does whose browser was killed, holds up a schedule. */
const within = <T>(milliseconds: number, work: Promise<T>, otherwise: T): Promise<T> =>
  Promise.race([work, new Promise<T>((resolve) => setTimeout(() => resolve(otherwise), milliseconds))]);

const ours: Contender = {
  name: "ours",
  path: HERE,
  isReady: (device) => new Person(device).toHere(),
  save: async (device, samples) => {
    const isKept = await new Person(device).bringIn(samples);
    return samples.map(() => (isKept ? "kept" : "refused"));
  },
  send: (device) => new Person(device).tap(),
  waiting: (device) => new Person(device).waiting(),
  keeps: async (device) => {
    const records = await held(device.page);
    return (sample) => records.some(({ name, text }) => name.startsWith("outbox-") && text?.includes(sample.marker) === true);
  },
};

const other = (name: string, page: string, send: (device: Device) => Promise<void>): Contender => ({
  name,
  path: `/queues/${page}.html`,
  isReady: (device) => device.page.evaluate(() => queue.ready),
  save: (device, samples) => {
    const records = samples.map(({ id, body }) => [id, body] as const);
    const told = device.page.evaluate((records) => Promise.all(records.map(([id, body]) => queue.save(id, body))), records);
    return within<Told[]>(25_000, told, samples.map(() => "refused"));
  },
  send,
  waiting: (device) => device.page.evaluate(() => queue.count()),
  keeps: async (device) => {
    const texts = await device.page.evaluate(() => queue.texts());
    return (sample) => texts.some((text) => text.includes(sample.marker));
  },
});

const TAG = "workbox-background-sync:requests";

/** The browser's own sync event, at once: it would wait for minutes by itself. */
async function sync(device: Device): Promise<void> {
  const session: CDPSession = await device.page.context().newCDPSession(device.page);
  const found = new Promise<string>((resolve) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL.endsWith("/queues/"));
      if (own !== undefined) resolve(own.registrationId);
    });
  });
  await session.send("ServiceWorker.enable");
  const registrationId = await within(5_000, found, "");
  const origin = new URL(device.page.url()).origin;
  // It is answered when the worker is done; a schedule does not wait for that.
  const event = { origin, registrationId, tag: TAG, lastChance: false };
  if (registrationId !== "") await within(1_000, session.send("ServiceWorker.dispatchSyncEvent", event), undefined).catch(() => undefined);
  await session.detach().catch(() => undefined);
}

export const CONTENDERS: readonly Contender[] = [
  ours,
  other("workbox-background-sync", "workbox", sync),
  other("removed after any 2xx", "any-2xx", (device) => device.page.evaluate(() => void queue.tap?.())),
];
