// Eight hours in a village hall without a network: two hundred elders on a phone at a quarter of this machine's pace. Every save is
// timed from the tap to the page that says it is kept, the list is timed, and the browser is killed on the way. Here a short form of it;
// ELDERCARE_ELDERS=200 is the day as a whole, and its figures stand in BENCHMARKS.md.
import type { CDPSession, Page } from "@playwright/test";
import { OutreachPage, PIN } from "../../pages/outreach.ts";
import { OwnBrowser } from "../../pages/own-browser.ts";
import { expect, test } from "../../pages/story.ts";

const ELDERS = Number(process.env["ELDERCARE_ELDERS"] ?? 6);
/** After how many elders the browser is killed. */
const KILLED_AFTER = Math.max(3, Math.floor(ELDERS / 4));

test.describe.configure({ mode: "serial" });

const nameOf = (number: number): string => `演示·第${String(number).padStart(3, "0")}位`;

/** Times from a tap until what was saved is on the disk, measured inside the page. */
async function saves(page: Page): Promise<number[]> {
  return page.evaluate(() => (globalThis as unknown as { saves?: number[] }).saves ?? []);
}

/** How long it took from the last save until the list stood there: the number was right, and all entries are opened and drawn. */
async function listTime(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as { list?: number }).list ?? Number.NaN);
}

/** Notes how long each change of the store takes, from its beginning to `oncomplete`, and when the list is drawn. */
async function timeSaves(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const all: number[] = [];
    const noted = globalThis as unknown as { saves: number[]; list?: number };
    noted.saves = all;
    let last = 0;
    new MutationObserver((_, observer) => {
      if (document.querySelector(".outreach-row") === null) return;
      noted.list = performance.now() - last;
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...given: Parameters<typeof begin>) {
      const transaction = begin.apply(this, given);
      const begun = performance.now();
      if (given[1] === "readwrite") transaction.addEventListener("complete", () => all.push((last = performance.now()) - begun));
      return transaction;
    };
  });
}

const slow = async (page: Page): Promise<CDPSession> => {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  return session;
};

const middle = (times: readonly number[], part: number): number =>
  [...times].sort((one, two) => one - two)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;

test(`${ELDERS} elders are written down, whatever is killed`, async () => {
  test.setTimeout(60_000 + ELDERS * 20_000);
  const browser = await new OwnBrowser();
  const times: number[] = [];
  const lists: number[] = [];
  try {
    let page = await browser.start();
    await timeSaves(page);
    let day = new OutreachPage(page);
    await day.open();
    await day.setUp();
    await day.chooseDrive();
    await slow(page);
    for (let number = 0; number < ELDERS; number += 1) {
      await day.atDay();
      if (number > 0) {
        await expect(day.rows().first()).toContainText(nameOf(number - 1));
        lists.push(await listTime(page));
      }
      await day.button("outreach.next").click();
      await day.unlock(PIN);
      await day.agree();
      await day.writeDown({ name: nameOf(number), born: String(1930 + (number % 20)) });
      await day.atHub(nameOf(number));
      times.push(...(await saves(page)));
      if (number % KILLED_AFTER === KILLED_AFTER - 1) {
        await browser.kill();
        page = await browser.start();
        await timeSaves(page);
        day = new OutreachPage(page);
        await day.open();
        await day.unlock(PIN);
        await slow(page);
      } else {
        await day.button("outreach.bar.finish").click();
        await day.unlock(PIN);
      }
    }
    await day.atDay();
    expect(await day.count("people")).toBe(ELDERS);
    console.log(`list: p50 ${middle(lists, 0.5).toFixed(0)} ms, the longest ${middle(lists, 1).toFixed(0)} ms, the last ${lists.at(-1)?.toFixed(0)} ms`);
    console.log(`elders ${ELDERS}, saves ${times.length}: p50 ${middle(times, 0.5).toFixed(1)} ms, p95 ${middle(times, 0.95).toFixed(1)} ms`);
  } finally {
    await browser.remove();
  }
});
