// A hundred taps through the forms at a quarter of the processor's rate: from each tap until the page that answers it
// is painted. Times are written down and held to nothing here (`cargo xtask bench-pages`).
//
// What the browser itself says of each tap (Event Timing) is the figure: from the touch to the end of the painting after
// all handlers have run, in steps of 8 ms. Beside our pages stands one button that changes one text: what every tap on
// this machine costs.
import { appendFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { ApplyPage } from "../../pages/apply.ts";
import { CheckPage } from "../../pages/check.ts";
import { answersLosing } from "../../pages/instrument.ts";
import { KioskRequest } from "../../pages/start.ts";
import { RequestPage, WISH } from "../../pages/request.ts";
import { RightsPage } from "../../pages/rights.ts";
import { STILL, expect, test } from "../../pages/story.ts";

test.use(STILL);

const REPORT = process.env["ELDERCARE_REPORT"];
const SLOWER = 4;
const CITY = "430781";

interface Tap {
  readonly page: string;
  readonly what: string;
  readonly ms: number;
}

interface Seen {
  readonly page: string;
  readonly what: string;
  readonly ms: number;
  readonly id: number;
}

/** Runs in the page: keeps of each interaction the longest of its events, with where and on what it happened. */
function watch(): void {
  const seen = new Map<number, Seen>();
  Object.assign(globalThis, { tapsSeen: seen });
  const name = (target: EventTarget | null): string => {
    const element = target instanceof Element ? (target.closest("button, a, label, summary, input") ?? target) : null;
    return element === null ? "" : `${element.tagName.toLowerCase()}.${element.className}`.replace(/\s+/g, " ").slice(0, 40);
  };
  // The page that is left has its own path only while the finger is down.
  let [path, what] = ["", ""];
  addEventListener("pointerdown", (event) => {
    [path, what] = [location.pathname, name(event.target)];
  }, true);
  const take = (entries: PerformanceObserverEntryList) => {
    for (const entry of entries.getEntries() as (PerformanceEntry & { interactionId?: number })[]) {
      const id = entry.interactionId ?? 0;
      if (id === 0 || (seen.get(id)?.ms ?? -1) >= entry.duration) continue;
      seen.set(id, { ...(seen.get(id) ?? { page: path, what, id }), ms: entry.duration });
    }
  };
  const options = { type: "event", buffered: true, durationThreshold: 16 };
  new PerformanceObserver(take).observe(options);
}

/** Taps slower than the finest step are told; of the others it is only known that they were quicker. */
const FINEST_MS = 16;

/** A finger that taps, waits until the browser has told how long the answer took, and counts. */
class Finger {
  readonly taps: Tap[] = [];

  constructor(private readonly page: Page) {}

  async tap(target: Locator): Promise<void> {
    await target.scrollIntoViewIfNeeded();
    const { pathname } = new URL(this.page.url());
    const what = (await target.getAttribute("class")) ?? (await target.evaluate((element) => element.tagName.toLowerCase()));
    const before = await this.page.evaluate(() => (globalThis as unknown as { tapsSeen: Map<number, unknown> }).tapsSeen.size);
    await target.tap();
    const told = await this.page
      .waitForFunction((before) => {
        const seen = (globalThis as unknown as { tapsSeen: Map<number, Seen> }).tapsSeen;
        return seen.size > before ? [...seen.values()].at(-1) : undefined;
      }, before, { timeout: 700, polling: 50 })
      .then((handle) => handle.jsonValue())
      .catch(() => undefined);
    this.taps.push({ page: pathname.replace(/\/q\/.*/, "/q/…"), what: what.slice(0, 40), ms: told?.ms ?? FINEST_MS });
  }
}

async function begun(page: Page, rate: number): Promise<Finger> {
  await page.addInitScript(watch);
  await page.addInitScript((city) => localStorage.setItem("eldercare.city", city), CITY);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  return new Finger(page);
}

function note(measure: string, taps: readonly Tap[]): void {
  const sorted = taps.map(({ ms }) => ms).sort((a, b) => a - b);
  const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1];
  console.log(`${measure}: ${taps.length} taps, p95 ${p95} ms, slowest ${sorted.at(-1)} ms`);
  for (const tap of [...taps].sort((a, b) => b.ms - a.ms).slice(0, 12)) console.log(`   ${tap.ms} ms  ${tap.page}  ${tap.what}`);
  if (REPORT !== undefined) appendFileSync(REPORT, `${JSON.stringify({ measure, taps })}\n`);
}

/** The radio of an answer is small; what a finger taps is its card. */
const card = (radio: Locator): Locator => radio.locator("xpath=ancestor::label[1]");

async function selfCheck(page: Page, finger: Finger): Promise<void> {
  const check = new CheckPage(page);
  await check.open();
  await finger.tap(card(page.getByRole("radio", { name: check.texts.t("check.who.mother"), exact: true })));
  await finger.tap(check.button("check.start"));
  for (const [question, answer] of answersLosing(20)) {
    await check.at(question);
    await finger.tap(card(check.option(question, answer)));
    await finger.tap(check.onward());
    await page.waitForURL((url) => !url.pathname.endsWith(`/q/${question}`));
  }
  await check.atResult();
}

async function request(page: Page, finger: Finger): Promise<void> {
  const form = new RequestPage(page);
  await form.open();
  await finger.tap(form.service(WISH.service));
  await form.at("elder");
  await finger.tap(card(form.radio(`request.for.${WISH.whom}`)));
  await form.name().fill(WISH.name);
  await finger.tap(form.button("request.next"));
  await form.at("phone");
  await form.phone().fill(WISH.phone);
  await finger.tap(card(form.radio(`request.owner.${WISH.owner}`)));
  await finger.tap(form.button("request.next"));
  await form.at("address");
  await finger.tap(page.getByRole("button", { name: WISH.town, exact: true }));
  await finger.tap(page.getByRole("button", { name: WISH.village, exact: true }));
  await finger.tap(form.button("request.next"));
  await form.at("time");
  await finger.tap(card(form.radio(`request.time.${WISH.time}`)));
  await finger.tap(form.button("request.next"));
  await form.at("consent");
  await finger.tap(card(form.radio("request.agreement.spoken")));
  await finger.tap(card(form.consent("contact")));
  await finger.tap(form.button("request.next"));
  await form.at("review");
  await finger.tap(form.sendButton());
  await form.code();
}

async function rights(page: Page, finger: Finger): Promise<void> {
  const rights = new RightsPage(page);
  await rights.open(CITY);
  await finger.tap(rights.link("rights.ask.go"));
  for (let asked = 0; asked < 8 && /\/rights\/q\//.test(page.url()); asked += 1) {
    const path = new URL(page.url()).pathname;
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await finger.tap(rights.button("rights.decline"));
    await page.waitForURL((url) => url.pathname !== path);
  }
}

async function apply(page: Page, finger: Finger): Promise<void> {
  const apply = new ApplyPage(page);
  await apply.open();
  const next = apply.button("request.next");
  for (const form of ["assessment", "home-works", "aid-rental", "subsidy"]) await finger.tap(card(apply.form(form)));
  await finger.tap(next);
  await apply.at("who");
  const form = new RequestPage(page);
  await form.name().fill(WISH.name);
  await form.phone().fill(WISH.phone);
  await finger.tap(card(form.radio(`request.for.${WISH.whom}`)));
  await finger.tap(card(form.radio(`request.owner.${WISH.owner}`)));
  await finger.tap(next);
  await apply.at("where");
  await finger.tap(page.getByRole("button", { name: WISH.town, exact: true }));
  await finger.tap(page.getByRole("button", { name: WISH.village, exact: true }));
  await finger.tap(next);
  await apply.at("more");
  const answers = { living: "alone", income: "low", assessed: "never", reason: "first", "home-owner": "own", works: "bath" };
  for (const [question, option] of Object.entries(answers)) await finger.tap(card(apply.option(question, option)));
}

test("a hundred taps through the forms", async ({ page }) => {
  test.setTimeout(300_000);
  const finger = await begun(page, SLOWER);
  await selfCheck(page, finger);
  await request(page, finger);
  await rights(page, finger);
  await apply(page, finger);
  note("forms", finger.taps);
  expect(finger.taps.length).toBeGreaterThanOrEqual(100);
});

test("a hundred taps on one button that changes one text", async ({ page, watch }) => {
  // A plain page names no icon.
  watch.plant(/404.*favicon/);
  test.setTimeout(120_000);
  const finger = await begun(page, SLOWER);
  await page.goto("/list/index.html");
  await page.evaluate(() => {
    const button = document.createElement("button");
    let count = 0;
    button.addEventListener("click", () => (button.textContent = `${(count += 1)}`));
    button.textContent = "0";
    document.body.replaceChildren(button);
  });
  for (let tap = 0; tap < 100; tap += 1) await finger.tap(page.getByRole("button"));
  note("one button", finger.taps);
});

test("taps on the pads of a kiosk", async ({ page }) => {
  test.setTimeout(120_000);
  const finger = await begun(page, SLOWER);
  await page.goto("/request?mode=kiosk");
  const form = new KioskRequest(page);
  await form.at("service");
  await finger.tap(form.service(WISH.service));
  await form.at("elder");
  await finger.tap(card(form.radio(`request.for.${WISH.whom}`)));
  const pad = page.locator(".pad").first();
  for (const surname of ["王", "李"]) {
    const key = pad.getByRole("button", { name: surname, exact: true });
    if (await key.isVisible()) await finger.tap(key);
  }
  note("kiosk", finger.taps);
});
