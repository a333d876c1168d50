// He rates how much help his mother needs, reads the grade and whether one may apply, and prints it.
import { RatingPage } from "../pages/rating.ts";
import { printedPages } from "../pages/paper.ts";
import { expect, STILL, test } from "../pages/story.ts";
import { Wire } from "../pages/wire.ts";

test.use(STILL);

test("three dependent activities open the way, and nothing leaves the device", async ({ page, context }) => {
  const wire = new Wire(context);
  const rating = new RatingPage(page);
  await rating.open();
  await rating.begin();
  wire.start();
  await rating.answerAll({ eating: "dependent", bathing: "dependent", transfer: "dependent", dressing: "partly" });
  await expect(page.getByRole("heading", { name: rating.grade("E"), exact: true })).toBeVisible();
  await expect(page.getByText(rating.texts.t("ltc.may.yes"))).toBeVisible();
  await expect(page.getByText(rating.texts.t("ltc.counts", { a: 2, b: 1 }))).toBeVisible();
  await expect(page.getByText(rating.texts.t("ltc.reference"))).toBeVisible();
  expect(wire.sent).toEqual([]);
  expect(await printedPages(page)).toBe(1);
});

test("an open answer leaves several grades, and one tap settles it", async ({ page }) => {
  const rating = new RatingPage(page);
  await rating.open();
  await rating.begin();
  await rating.answerAll({ eating: "dependent", continence: "dependent", toileting: undefined });
  const either = [rating.grade("D"), rating.grade("E")].join(rating.texts.t("check.list.comma"));
  await expect(page.getByRole("heading", { name: rating.texts.t("ltc.grade.either", { list: either }) })).toBeVisible();
  await expect(page.getByText(rating.texts.t("ltc.may.unknown"))).toBeVisible();
  await rating.link("check.settle.go").click();
  await rating.answer("toileting", "partly");
  await page.waitForURL("**/check/ltc/result");
  await expect(page.getByRole("heading", { name: rating.grade("D"), exact: true })).toBeVisible();
  await expect(page.getByText(rating.texts.t("ltc.may.no"))).toBeVisible();
});

test("it is a record of its own: the self-check of ability is not touched, and a reload goes on", async ({ page }) => {
  const rating = new RatingPage(page);
  await rating.open();
  await rating.begin();
  await rating.answer("eating", "partly");
  await rating.at("continence");
  await rating.option("continence", "independent").check();
  await expect(page.getByText(rating.texts.t("check.kept.done"))).toBeVisible();
  await page.reload();
  await expect(rating.option("continence", "independent")).toBeChecked();
  await page.goto("/check");
  await expect(rating.button("check.start")).toBeVisible();
  await page.goto("/check/ltc/q/eating");
  await expect(rating.option("eating", "partly")).toBeChecked();
});
