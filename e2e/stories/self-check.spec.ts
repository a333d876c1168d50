// She answers 26 questions with two "not sure", closes the page, comes back, reads the range,
// answers the two, reads the level, prints, deletes.
import { CheckPage, UNSURE } from "../pages/check.ts";
import { answersLosing, items, levelOf, totals } from "../pages/instrument.ts";
import { printedPages } from "../pages/paper.ts";
import { expect, STILL, test } from "../pages/story.ts";
import { Wire } from "../pages/wire.ts";

test.use(STILL);

/** 22 points short of the most: four items lose none, and two of those will be "not sure". */
const FULL = answersLosing(22);
const OPEN = ["B.3.1", "B.4.5"] as const;

test("two answers not sure: leaving, coming back, the range, then the level", async ({ page, context }) => {
  expect(items.length).toBe(26);
  const withGaps = new Map(FULL);
  OPEN.forEach((question) => withGaps.set(question, UNSURE));
  const answers = [...withGaps];
  const middle = 13;

  const check = new CheckPage(page);
  await check.open();
  await check.begin("mother");
  await check.answerAll(answers.slice(0, middle));
  await expect(page.getByText(check.texts.t("check.kept.done"))).toBeVisible();
  await page.close();

  const again = new CheckPage(await context.newPage());
  await again.open();
  await again.link("check.resume.go").click();
  await again.answerAll(answers.slice(middle));
  await again.atResult();

  const { low, high } = totals(withGaps);
  const [best, worst] = [levelOf(high), levelOf(low)];
  expect(best, "the two open answers must matter").toBeLessThan(worst);
  await expect(again.gauge()).toHaveAccessibleName(
    again.texts.t("check.gauge", { level: again.rangeName(best, worst) }),
  );
  const settle = again.page.getByRole("heading", { name: again.texts.t("check.settle", { count: OPEN.length }) });
  await expect(settle).toBeVisible();

  // One tap leads through both of them.
  await again.link("check.settle.go").click();
  for (const question of OPEN) {
    await again.at(question);
    await again.option(question, FULL.get(question) ?? "").check();
    await again.onward().click();
  }
  await again.atResult();
  const level = again.levelName(levelOf(totals(FULL).low));
  await expect(again.gauge()).toHaveAccessibleName(again.texts.t("check.gauge", { level }));
  await expect(again.page.getByText(again.texts.t("check.reference")).first()).toBeVisible();
  expect(await printedPages(again.page)).toBe(1);

  await again.erase();
  await expect(again.heading(again.texts.t("check.title"))).toBeVisible();
  await expect(again.button("check.start")).toBeVisible();
  await again.page.close();
  const empty = new CheckPage(await context.newPage());
  await empty.open();
  await expect(empty.button("check.start")).toBeVisible();
  await expect(empty.link("check.resume.go")).toHaveCount(0);
});

test("nothing leaves the device from the first question to the result", async ({ page, context, watch }) => {
  const wire = new Wire(context);
  const check = new CheckPage(page);
  await check.open();
  await check.begin("self");
  wire.start();
  await check.answerAll(FULL);
  await check.atResult();
  expect(wire.sent).toEqual([]);

  // The proof that a request would have been seen: by fetch, by beacon, by picture.
  watch.plant(/planted=beacon/);
  await page.evaluate(async () => {
    await fetch("/robots.txt?planted=fetch", { cache: "no-store" });
    navigator.sendBeacon("/robots.txt?planted=beacon");
    await new Promise((resolve) => {
      const picture = new Image();
      picture.onload = picture.onerror = resolve;
      picture.src = "/icons/logo.svg?planted=picture";
    });
  });
  for (const planted of ["fetch", "beacon", "picture"]) {
    await expect.poll(() => wire.sent.filter((url) => url.endsWith(`planted=${planted}`))).toHaveLength(1);
  }
});

test("an answer that points to danger shows the emergency lines at once", async ({ page }) => {
  const check = new CheckPage(page);
  await check.open();
  await check.begin("mother");
  await check.option("coma", "yes").check();
  await expect(page.getByRole("alert").filter({ hasText: check.texts.t("danger.coma.title", { ambulance: "120" }) })).toBeVisible();
  const ambulance = page.getByRole("link", { name: new RegExp(check.texts.t("emergency.ambulance")) });
  await expect(ambulance).toHaveAttribute("href", "tel:120");
  await expect(ambulance).toBeInViewport();
  await check.option("coma", "no").check();
  await expect(ambulance).toHaveCount(0);
});

test("in Taipei the emergency lines are those of Taipei", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("eldercare.city", "710009"));
  const check = new CheckPage(page);
  await check.open();
  await check.begin("mother");
  await check.option("coma", "yes").check();
  await expect(page.getByRole("alert").filter({ hasText: "119" })).toBeVisible();
  const ambulance = page.getByRole("link", { name: new RegExp(check.texts.t("emergency.ambulance")) });
  await expect(ambulance).toHaveAttribute("href", "tel:119");
});

test("somebody who cannot be woken is at the highest level, whatever else is open", async ({ page }) => {
  const check = new CheckPage(page);
  await check.open();
  await check.begin("father");
  await check.option("coma", "yes").check();
  await check.onward().click();
  await check.atResult();
  await expect(check.gauge()).toHaveAccessibleName(check.texts.t("check.gauge", { level: check.levelName(4) }));
});

test("dementia raises the level by one, and the page says so", async ({ page }) => {
  const check = new CheckPage(page);
  await check.open();
  await check.begin("spouse");
  const answers = answersLosing(5).set("dementia", "yes");
  await check.answerAll(answers);
  await check.atResult();
  const raised = levelOf(totals(answers).low) + 1;
  await expect(check.gauge()).toHaveAccessibleName(check.texts.t("check.gauge", { level: check.levelName(raised) }));
  await expect(page.getByText(check.texts.item("rule", "dementia_f00_f03")).first()).toBeVisible();
});

test("going back keeps the answer that was given", async ({ page }) => {
  const check = new CheckPage(page);
  await check.open();
  await check.begin("self");
  await check.answerAll([...FULL].slice(0, 3));
  await check.at("B.1.3");
  await check.link("check.back").click();
  await check.at("B.1.2");
  await expect(check.option("B.1.2", FULL.get("B.1.2") ?? "")).toBeChecked();
  await page.goBack();
  await check.at("B.1.1");
  await expect(check.option("B.1.1", FULL.get("B.1.1") ?? "")).toBeChecked();
});
