// How long the queue of a hundred takes: to drain on a slow line, to take one more, to be shown.
// Times are written down and held to nothing here (`cargo xtask bench-queues`).
import { appendFileSync } from "node:fs";
import type { CDPSession, Page } from "@playwright/test";
import { HerePage } from "../../pages/here.ts";
import { RequestPage, WISH } from "../../pages/request.ts";
import { zhCN } from "../../pages/texts.ts";
import { Device, HERE } from "../device.ts";
import { Person } from "../person.ts";
import { Random } from "../random.ts";
import { draw, nameOf } from "../sample.ts";
import type { World } from "../world.ts";
import { expect, test } from "../worlds.ts";

const REPORT = process.env["ELDERCARE_REPORT"];
const QUEUED = 100;

/** Round trip and rates of a slow mobile line, as Lighthouse and WebPageTest have them. */
const SLOW_4G = { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const NO_LIMIT = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };

/** How often something is measured, at a quarter of the processor's rate. */
const [DRAFTS, SENT, OPENED, SLOWER] = [60, 12, 9, 4];

const note = (measure: string, milliseconds: readonly number[]) => {
  console.log(measure, milliseconds.map(Math.round).join(" "));
  if (REPORT !== undefined) appendFileSync(REPORT, `${JSON.stringify({ measure, milliseconds })}\n`);
};

/** The network of a page, by one and the same session. */
const line = (session: CDPSession, isOffline: boolean, limits: typeof NO_LIMIT) =>
  session.send("Network.emulateNetworkConditions", { offline: isOffline, ...limits });

/** A device with a hundred records that wait, one of them refused by every server; without a network. */
async function queued(world: World): Promise<{ device: Device; session: CDPSession; markers: string[] }> {
  await world.faults("");
  const device = new Device(world.url);
  await device.start();
  await new Person(device).settled();
  const session = await device.page.context().newCDPSession(device.page);
  await session.send("Network.enable");
  await line(session, true, NO_LIMIT);
  device.isOffline = true;
  const random = new Random(Date.now());
  const samples = Array.from({ length: QUEUED }, (_, number) => draw(random, number === 0));
  expect(await new Person(device).bringIn(samples)).toBe(true);
  return { device, session, markers: samples.map(({ marker }) => marker) };
}

test("a hundred drain on a slow line, one of them poisoned", async ({ world }) => {
  test.setTimeout(180_000);
  const { device, session, markers } = await queued(world);
  const begin = Date.now();
  await line(session, false, SLOW_4G);
  await expect(new HerePage(device.page).count("waiting")).toHaveText("0", { timeout: 150_000 });
  note("drain", [Date.now() - begin]);
  const names = new Set(world.rows().map((row) => row.elder_name));
  expect(markers.filter((marker) => !names.has(nameOf(marker)))).toEqual([markers[0]]);
  await device.remove();
});

/** Notes, from now on, how long it takes from what a person does until the disk has the record. */
const watchWrites = (page: Page) =>
  page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    const times: Record<string, number[]> = { draft: [], outbox: [] };
    Object.assign(globalThis, { times });
    let begun = 0;
    for (const event of ["input", "click"]) addEventListener(event, () => (begun = performance.now()), true);
    IDBObjectStore.prototype.put = function (...given: Parameters<typeof put>) {
      const name = String(given[1]);
      const list = this.name !== "sealed" ? undefined : name.startsWith("outbox-") ? times["outbox"] : times["draft"];
      const own = begun;
      this.transaction.addEventListener("complete", () => list?.push(performance.now() - own));
      return put.apply(this, given);
    };
  });

const written = (page: Page, kind: "draft" | "outbox") =>
  page.evaluate((kind) => (globalThis as unknown as { times: Record<string, number[]> }).times[kind] ?? [], kind);

test("one more is saved beside a hundred, on a slow processor", async ({ world }) => {
  test.setTimeout(300_000);
  const { device, session } = await queued(world);
  const page = device.page;
  const form = new RequestPage(page);
  const random = new Random(Date.now());
  await watchWrites(page);
  await form.link("request.another").click();
  await form.service("bath").click();
  await form.at("elder");
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  for (let letter = 0; letter < DRAFTS; letter += 1) {
    await form.name().fill(nameOf(random.letters(1 + (letter % 12))));
    await expect.poll(async () => (await written(page, "draft")).length).toBeGreaterThan(letter);
  }
  note("draft saved", (await written(page, "draft")).slice(0, DRAFTS));
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await form.fillElder({ ...WISH, name: nameOf(random.letters(20)) });
  await form.fillPhone(WISH);
  await form.fillAddress(WISH);
  await form.fillTime(WISH);
  await form.agree();
  await form.consent("contact").check();
  await form.next();
  const taps: number[] = [];
  for (let sent = 0; sent < SENT; sent += 1) {
    await form.at("review");
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    const before = (await written(page, "outbox")).length;
    await form.sendButton().click();
    await expect.poll(async () => (await written(page, "outbox")).length).toBeGreaterThan(before);
    taps.push((await written(page, "outbox"))[before] ?? NaN);
    await expect(form.sendAgain()).toBeVisible();
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    if (sent + 1 === SENT) break;
    await form.link("request.another").click();
    await form.fill({ ...WISH, name: nameOf(random.letters(20)) });
  }
  note("request saved", taps);
  await device.remove();
});

test("the list of a hundred opens, on a slow processor", async ({ world }) => {
  test.setTimeout(180_000);
  const { device, session } = await queued(world);
  const page = device.page;
  const here = new HerePage(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const times: number[] = [];
  for (let round = 0; round < OPENED; round += 1) {
    await here.link("request.another").click();
    await new RequestPage(page).at("service");
    times.push(
      await page.evaluate(
        ([rows, title, path]) =>
          new Promise<number>((resolve) => {
            const link = document.createElement("a");
            link.href = path;
            document.body.append(link);
            const begin = performance.now();
            link.click();
            link.remove();
            // Painted: the frame after the one in which all rows are there.
            const look = () => {
              const isPage = document.querySelector("h1")?.textContent === title;
              const isThere = isPage && document.querySelectorAll(".waiting-rows > li").length >= rows;
              requestAnimationFrame(isThere ? () => setTimeout(() => resolve(performance.now() - begin)) : look);
            };
            look();
          }),
        [QUEUED, zhCN.t("request.here.title"), HERE] as const,
      ),
    );
    await expect(here.heading(zhCN.t("request.here.title"))).toBeVisible();
  }
  note("list opened", times);
  await device.remove();
});
