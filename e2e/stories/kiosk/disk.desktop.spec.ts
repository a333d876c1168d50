// What a browser keeps of a visit: on its disk, and in what it holds ready for "back". In the whole browser, with a
// profile that outlives it, and with the cache for "back" that tests usually have switched off.
import { expect, test, type Page } from "@playwright/test";
import { answersLosing } from "../../pages/instrument.ts";
import { kept, Kiosk, NOTHING, somebody } from "../../pages/kiosk.ts";
import { OwnBrowser } from "../../pages/own-browser.ts";
import { RequestPage, WISH } from "../../pages/request.ts";
import { UPRIGHT } from "../../pages/start.ts";
import { answered } from "../../pages/sheet.ts";
import { CheckPage } from "../../pages/check.ts";

test.use({ viewport: UPRIGHT });

/** The door as `tapThrough` taps it. */
const DOOR = "3组12号";

test("no file of the browser has a word of a visit, in none of its states", async () => {
  test.setTimeout(300_000);
  const device = new OwnBrowser();
  const who = somebody();
  const planted = [...who.words, DOOR];
  try {
    const page = await device.start();
    const kiosk = new Kiosk(page);
    await kiosk.open("kiosk");
    await kiosk.toResult(answersLosing(30));
    await kiosk.button("kiosk.take.phone").click();
    const code = (await page.locator(".to-phone [data-code]").getAttribute("data-code")) ?? "";
    await kiosk.closeDialog();
    await kiosk.link("kiosk.home").click();
    const form = await kiosk.toReview(who);
    await device.offline(true);
    await form.sendButton().click();
    await expect(form.sendAgain()).toBeVisible();
    await device.offline(false);
    await form.sendAgain().click();
    const receipt = await form.code();
    expect(await kept(page)).toEqual(NOTHING);
    await kiosk.finish();
    await page.waitForTimeout(3_000);
    // Closing it is what writes everything that a browser still had in mind.
    await device.close();
    expect(device.holding([...planted, code, receipt, code.replaceAll("-", "")])).toEqual([]);
    expect(device.holding(['"coma":"no"'])).toEqual([]);
  } finally {
    await device.remove();
  }
});

test("the same search finds what an everyday browser keeps: the names of stores, and what the page itself says", async () => {
  test.setTimeout(240_000);
  const device = new OwnBrowser();
  const who = somebody();
  try {
    const page = await device.start();
    const form = new RequestPage(page);
    await form.open();
    await form.fill({ ...WISH, name: who.surname, phone: who.phone });
    // What any careless page would do with it.
    await page.evaluate((words) => localStorage.setItem("planted", words), who.words.join(" "));
    await answered(new CheckPage(page), answersLosing(30));
    await page.waitForTimeout(3_000);
    await device.close();
    expect(device.holding(who.words)).not.toEqual([]);
    expect(device.holding(["eldercare.unarrived", "eldercare.outbox"])).not.toEqual([]);
  } finally {
    await device.remove();
  }
});

test("a browser that keeps pages for 'back' shows nothing of the last person", async () => {
  test.setTimeout(240_000);
  const device = new OwnBrowser({ ignoreDefaultArgs: ["--disable-back-forward-cache"] });
  const who = somebody();
  try {
    const page = await device.start();
    await page.addInitScript(() => addEventListener("pageshow", (event) => event.persisted && console.info("came back whole")));
    const whole: string[] = [];
    page.on("console", (message) => message.text() === "came back whole" && whole.push(page.url()));
    // It keeps pages at all: one of the same site that is none of the app.
    await page.goto("/list/index.html");
    await page.goto("/list/index.html?again");
    await back(page);
    await expect.poll(() => whole.length).toBe(1);

    const kiosk = new Kiosk(page);
    await kiosk.open("kiosk");
    const form = await kiosk.toReview(who);
    // Somebody types another address, or a policy opens one.
    await page.goto("/list/index.html");
    await back(page);
    for (let look = 0; look < 20; look += 1) {
      const shown = await page.locator("body").innerText().catch(() => "");
      for (const words of who.words) expect(shown).not.toContain(words);
      await page.waitForTimeout(100);
    }
    await expect(kiosk.end()).toBeVisible();
    expect(await kept(page)).toEqual(NOTHING);

    await kiosk.open("kiosk");
    await (await kiosk.toReview(who)).sendButton().click();
    const code = await form.code();
    await kiosk.finish();
    for (let step = 0; step < 12; step += 1) {
      await back(page);
      await page.waitForTimeout(250);
      const shown = await page.locator("body").innerText().catch(() => "");
      for (const words of [...who.words, code]) expect(shown).not.toContain(words);
    }
  } finally {
    await device.remove();
  }
});

/** As the button or a gesture of the browser does; to wait for it as for a page that is loaded would be in vain. */
const back = (page: Page): Promise<void> => page.evaluate(() => setTimeout(() => history.back(), 0)).then(() => undefined);
