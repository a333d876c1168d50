// The pictures of the README: `cargo xtask screenshots` makes them anew.
import { devices } from "@playwright/test";
import { fileURLToPath } from "node:url";
import { CheckPage } from "../pages/check.ts";
import { DeskPage } from "../pages/desk.ts";
import { handIn } from "../pages/handed-in.ts";
import { answersLosing } from "../pages/instrument.ts";
import { MapPage } from "../pages/map.ts";
import { account } from "../pages/staff.ts";
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
