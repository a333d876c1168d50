// The pictures of the README: `cargo xtask screenshots` makes them anew.
import { devices, type Page } from "@playwright/test";
import { fileURLToPath } from "node:url";
import { CheckPage } from "../pages/check.ts";
import { DeskPage } from "../pages/desk.ts";
import { handIn } from "../pages/handed-in.ts";
import { answersLosing } from "../pages/instrument.ts";
import { MapPage } from "../pages/map.ts";
import { OutreachPage } from "../pages/outreach.ts";
import { account } from "../pages/staff.ts";
import { KioskRequest, StartPage, UPRIGHT } from "../pages/start.ts";
import { STILL, test } from "../pages/story.ts";

const picture = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

// One pixel of the picture for each of the page: small files that are sharp enough for a README.
const { defaultBrowserType: _, ...pixel } = devices["Pixel 7"];
const phone = { ...pixel, deviceScaleFactor: 1 };

test.use(STILL);

test.describe("phone", () => {
  test.use(phone);

  test("the map", async ({ page }) => {
    await new MapPage(page).open("430781");
    await page.screenshot({ path: picture("map-phone.png") });
  });

  test("a question", async ({ page }) => {
    const check = new CheckPage(page);
    await check.open();
    await check.begin("mother");
    await check.answer("coma", "no");
    await check.at("B.1.1");
    await check.option("B.1.1", "3").check();
    await page.screenshot({ path: picture("question-phone.png") });
  });

  test("the result", async ({ page }) => {
    const check = new CheckPage(page);
    await check.open();
    await check.begin("mother");
    await check.answerAll(answersLosing(30));
    await check.atResult();
    await page.screenshot({ path: picture("result-phone.png") });
  });
});

test.describe("the senior version and the kiosk", () => {
  test.use(phone);

  test("the choices of the senior version", async ({ page }) => {
    await new StartPage(page).open("elder");
    await page.screenshot({ path: picture("start-elder.png") });
  });

  test("a question in the senior version", async ({ page }) => {
    const check = new CheckPage(page);
    await page.goto("/check?mode=elder");
    await check.begin("mother");
    await check.answer("coma", "no");
    await check.at("B.1.1");
    await page.screenshot({ path: picture("question-elder.png") });
  });
});

test.describe("outreach", () => {
  test.use(phone);

  test("the day, and what can be done with an elder", async ({ page, browser }) => {
    const day = new OutreachPage(page);
    await day.open();
    await day.setUp();
    await day.chooseDrive();
    await day.button("outreach.next").click();
    await day.unlock();
    await day.agree();
    await day.writeDown({ name: "演示·王奶奶", born: "1940" });
    await day.atHub("演示·王奶奶");
    await page.evaluate(() => scrollTo(0, 0));
    const shots = [await page.screenshot()];
    await day.button("outreach.bar.finish").click();
    await day.unlock();
    await day.atDay();
    await day.rows().first().waitFor();
    shots.unshift(await page.screenshot());
    const { width, height } = phone.viewport;
    const paper = await browser.newPage({ viewport: { width: 2 * width + 16, height }, deviceScaleFactor: 1 });
    const images = shots.map((shot) => `<img style="flex:none" width="${width}" height="${height}" src="data:image/png;base64,${shot.toString("base64")}">`);
    await paper.setContent(`<body style="margin:0;display:flex;gap:16px">${images.join("")}</body>`);
    await paper.screenshot({ path: picture("outreach.png") });
    await paper.close();
  });
});

test.describe("kiosk", () => {
  // A screen of 1080 × 1920 at a third: what stands in a hall is looked at from two steps away.
  test.use({ viewport: UPRIGHT });

  const third = (page: Page) => page.screenshot({ scale: "css", type: "jpeg", quality: 60 });

  test("the choices, and how a surname is chosen", async ({ page, browser }) => {
    await new StartPage(page).open("kiosk");
    const shots = [await third(page)];
    const form = new KioskRequest(page);
    await page.goto("/request?mode=kiosk");
    await form.at("service");
    await form.service("bath").click();
    await form.at("elder");
    await form.radio("request.for.mother").check();
    shots.push(await third(page));
    // Both stand side by side in one small picture.
    const paper = await browser.newPage({ viewport: { width: 736, height: 640 }, deviceScaleFactor: 1 });
    const images = shots.map((shot) => `<img width="360" height="640" src="data:image/jpeg;base64,${shot.toString("base64")}">`);
    await paper.setContent(`<body style="margin:0;display:flex;gap:16px">${images.join("")}</body>`);
    await paper.screenshot({ path: picture("kiosk.jpg"), type: "jpeg", quality: 85 });
    await paper.close();
  });
});

test("the map of Shanghai on a desktop", async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 640 });
  await new MapPage(page).open("310000");
  // A map has too many colours for a small PNG.
  await page.screenshot({ path: picture("map-desktop.jpg"), type: "jpeg", quality: 85 });
});

test("today's list at the desk", async ({ page, request, watch }) => {
  // Before somebody signs in, nobody is.
  watch.plant(/401.*desk\/session/);
  const here = { town: "430781106", village: "430781106001" };
  const came = await handIn(request, { name: "演示·王爷爷", service: "meal", ...here });
  for (const service of ["admission", "bath", "home-works"]) await handIn(request, { name: "演示·李奶奶", service, ...here });
  await handIn(request, { name: "演示·张奶奶", service: "visiting", trap: true, ...here });
  const clerk = account("clerk", "演示·周办事", [here.town]);
  const desk = new DeskPage(page);
  await page.setViewportSize({ width: 1180, height: 600 });
  await desk.enter(clerk, `/desk/requests/${came.id}`);
  await desk.answer("given");
  await desk.outcome().getByText(desk.texts.t("desk.done.answered")).waitFor();
  const went = { code: came.code, phone_last4: "0000", feedback: "nobody-came" };
  await request.post("/api/v1/requests/feedback", { data: went });
  await desk.open("/desk/requests");
  await desk.state("reopened").getByText("1").waitFor();
  await page.screenshot({ path: picture("desk.png") });
});
