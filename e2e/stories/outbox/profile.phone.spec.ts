// What a killed browser leaves on the disk of the device: nothing readable of a person, in the middle of the
// form, while a request waits, and after it was delivered; and what was called saved is sent at the next start.
import { expect, test } from "@playwright/test";
import { CheckPage } from "../../pages/check.ts";
import { requestsFor } from "../../pages/database.ts";
import { HerePage } from "../../pages/here.ts";
import { OwnBrowser } from "../../pages/own-browser.ts";
import { RequestPage, WISH, type Wish } from "../../pages/request.ts";

/** How Chromium begins what it keeps of the fields of a page; where it keeps none, this is not there either. */
const FIELDS_KEPT = Buffer.from("Blink serialized form state", "utf16le");

const person = (): { wish: Wish; words: string[] } => {
  const mark = `QX${Date.now().toString(36)}${Math.floor(Math.random() * 1e6)}`;
  const digits = `138${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
  const wish = { ...WISH, name: `演示${mark}`, phone: digits, owner: "own", door: `${mark}号`, note: `演示${mark}` };
  return { wish, words: [mark, digits] };
};

test("a browser that is killed leaves nothing readable of a person, and what was saved is sent at the next start", async () => {
  test.setTimeout(240_000);
  const device = new OwnBrowser();
  const { wish, words } = person();
  try {
    let page = await device.start();
    let form = new RequestPage(page);
    await form.open();
    await form.service(wish.service).click();
    await form.fillElder(wish);
    await form.fillPhone(wish);
    await form.chooseVillage(wish);
    await form.field("request.door").fill(wish.door ?? "");
    // The browser writes its own notes of a page a second or two later.
    await page.waitForTimeout(3_000);
    await device.kill();
    expect(device.holding(words), "in the middle of the form").toEqual([]);

    page = await device.start();
    form = new RequestPage(page);
    await form.open();
    await form.button("request.another").click();
    await form.fill(wish);
    await device.offline(true);
    await form.sendButton().click();
    await expect(form.sendAgain()).toBeVisible();
    // At once: before the browser has written down what stands beside the store.
    await device.kill();
    expect(device.holding(words), "while it waits").toEqual([]);

    page = await device.start();
    await page.goto("/");
    await expect.poll(() => requestsFor(wish.name).length, { timeout: 60_000 }).toBe(1);
    const here = new HerePage(page);
    await here.open();
    expect(await here.codes()).toHaveLength(1);
    await page.waitForTimeout(3_000);
    await device.kill();
    expect(device.holding(words), "after the delivery").toEqual([]);
  } finally {
    await device.remove();
  }
});

test("of what was chosen or ticked the browser writes down nothing either: answers, for whom, when, what was agreed to", async () => {
  test.setTimeout(120_000);
  const device = new OwnBrowser();
  const { wish } = person();
  try {
    const page = await device.start();
    const check = new CheckPage(page);
    await check.open();
    await check.begin();
    await check.option("coma", "no").check();
    const form = new RequestPage(page);
    await form.open();
    await form.service(wish.service).click();
    await form.fillElder(wish);
    await form.fillPhone(wish);
    await form.fillAddress(wish);
    await form.at("time");
    await form.radio("request.time.day").check();
    await page.locator("#wish-part").selectOption({ index: 1 });
    await form.next();
    await form.at("consent");
    await form.agree(wish);
    await form.consent("contact").check();
    await page.waitForTimeout(3_000);
    await device.kill();
    const notes = device.sessions();
    for (const path of ["/check/q/coma", "/request/elder", "/request/time", "/request/consent"]) expect(notes.includes(path), path).toBe(true);
    expect(notes.includes(FIELDS_KEPT)).toBe(false);
  } finally {
    await device.remove();
  }
});
