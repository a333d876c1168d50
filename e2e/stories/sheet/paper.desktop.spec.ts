// One sheet of A4, in letters for old eyes, however much there is to say, in every language and at
// every text size; and a code picture whose modules are large enough for any printer.
import { facilities } from "../../pages/cities.ts";
import { CheckPage } from "../../pages/check.ts";
import { speak } from "../../pages/frame.ts";
import { answersLosing } from "../../pages/instrument.ts";
import { MapPage } from "../../pages/map.ts";
import { printedPages } from "../../pages/paper.ts";
import { answered, SheetPage } from "../../pages/sheet.ts";
import { expect, STILL, test } from "../../pages/story.ts";
import { LANGUAGES, starting, textsOf } from "../../pages/texts.ts";

test.use(STILL);

const RISKS = ["risk-fall", "risk-wander", "risk-choke", "risk-self-harm", "risk-other"];

/** Every danger that answers can point to. */
function fullest(): Map<string, string> {
  const answers = answersLosing(60).set("dementia", "yes").set("mental-disorder", "yes").set("risk-any", "yes");
  RISKS.forEach((risk) => answers.set(risk, "3plus"));
  return answers;
}

/** 11 pt in the pixels of a style sheet. */
const LEAST_PX = (11 / 72) * 96;

/** Least millimetres of a module on paper. */
const MODULE_MM = 0.6;

for (const language of LANGUAGES) {
  for (const text of ["normal", "largest"]) {
    test(`the fullest sheet is one page of A4 in ${language} with ${text} text`, async ({ page }) => {
      await speak(page, language);
      await page.addInitScript((text) => localStorage.setItem("eldercare.text", text), text);
      const texts = textsOf(language);
      const check = new CheckPage(page, texts);
      await answered(check, fullest());
      await page.addInitScript(() => localStorage.setItem("eldercare.city", "310000"));
      const map = new MapPage(page, texts);
      await map.open("310000");
      await map.button("origin.title").click();
      await map.dialog().getByRole("searchbox").fill("静安");
      await map.dialog().getByRole("button", { name: starting("静安") }).first().click();
      await map.tab("tab.check").click();
      await check.link("check.to.result").click();
      await page.getByRole("link", { name: texts.t("check.step.sheet") }).click();
      const sheet = new SheetPage(page, texts);
      await sheet.ready();
      await expect(sheet.paper().getByText("静安").first()).toBeVisible();
      expect(await printedPages(page)).toBe(1);

      await page.emulateMedia({ media: "print" });
      const lines = sheet.paper().locator(".sheet-paper-block li, .sheet-paper-code, .sheet-paper-level");
      const sizes = await lines.evaluateAll((all) => all.map((line) => parseFloat(getComputedStyle(line).fontSize)));
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(LEAST_PX - 0.1);
      for (const key of ["sheet.danger", "sheet.next", "sheet.cut", "sheet.qr.use.two", "check.reference"]) {
        await expect(sheet.paper().getByText(texts.t(key)).first()).toBeVisible();
      }
      // Three places, each with a number to call; nearer ones publish none, and the heading says so.
      const places = sheet.paper().locator(".sheet-paper-block").filter({ hasText: texts.part("sheet.places.phoned") });
      await expect(places.getByRole("listitem")).toHaveCount(3);
      for (const number of await places.locator(".nowrap").allInnerTexts()) expect(number).toMatch(/\d{3,}/);
      const module = await sheet.picture().evaluate((svg) => {
        const side = Number(svg.getAttribute("viewBox")?.split(" ")[2]);
        return (svg.getBoundingClientRect().width / side / 96) * 25.4;
      });
      expect(module).toBeGreaterThanOrEqual(MODULE_MM);
      // The code stands twice, the same both times, with the width of the words between.
      await expect(sheet.pictures()).toHaveCount(2);
      const [left, right] = await sheet.pictures().evaluateAll((all) => all.map((svg) => svg.innerHTML));
      expect(left).toBe(right);
      for (const picture of await sheet.pictures().all()) await expect(picture).toBeVisible();
      // Nothing lies beside the sheet.
      const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(width).toBeLessThanOrEqual(0);
    });
  }
}

test("a sheet without a chosen origin says so and is one page too", async ({ page, request }) => {
  expect((await facilities(request, "430781")).length).toBeGreaterThan(0);
  const check = new CheckPage(page);
  await answered(check, answersLosing(30));
  const sheet = new SheetPage(page);
  await sheet.open();
  await expect(sheet.paper().getByText(sheet.texts.t("sheet.places.none"))).toBeVisible();
  expect(await printedPages(page)).toBe(1);
});

test("without answers there is nothing to print, and the page says what to do", async ({ page }) => {
  await page.goto("/sheet");
  const sheet = new SheetPage(page);
  await expect(page.getByText(sheet.texts.t("sheet.none"))).toBeVisible();
});
