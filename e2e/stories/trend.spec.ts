// A daughter answers in August and again in November: what changed, item by item, and how it goes away.
import { CheckPage } from "../pages/check.ts";
import { answersLosing } from "../pages/instrument.ts";
import { expect, STILL, test } from "../pages/story.ts";

test.use(STILL);

const AUGUST = answersLosing(20);
const NOVEMBER = new Map(AUGUST).set("B.1.3", "1").set("B.2.3", "4");

test("two self-checks a quarter apart are compared, and each can be deleted", async ({ page }) => {
  const check = new CheckPage(page);
  const { texts } = check;
  await page.clock.setFixedTime(new Date("2026-08-20T02:00:00Z"));
  await check.open();
  await check.begin("mother");
  await check.hasAnswered(AUGUST);
  await check.atResult();
  await expect(page.getByText(texts.t("check.trend.kept"))).toBeVisible();

  await page.clock.setFixedTime(new Date("2026-11-26T02:00:00Z"));
  await check.open();
  await check.button("check.again").click();
  await check.begin("mother");
  await check.hasAnswered(NOVEMBER);
  await check.atResult();
  const trend = page.locator(".check-trend");
  await expect(trend.getByText(texts.t("check.trend.on", { date: "2026-08-20" })).first()).toBeVisible();
  await expect(trend.getByRole("heading", { name: texts.t("check.trend.worse") })).toBeVisible();
  await expect(trend.locator("li").filter({ hasText: texts.item("B.1.3", "name") })).toContainText(
    texts.t("check.trend.line", {
      then: texts.item("B.1.3", "option", AUGUST.get("B.1.3") ?? "", "label"),
      now: texts.item("B.1.3", "option", "1", "label"),
    }),
  );
  await expect(trend.locator("li").filter({ hasText: texts.item("B.2.3", "name") })).toBeVisible();
  await expect(trend.getByText(texts.t("check.trend.same", { count: 28 }))).toBeVisible();

  // Another person is not compared with her, and what is deleted is gone after a reload too.
  await page.reload();
  await expect(trend.getByText(texts.t("check.trend.on", { date: "2026-08-20" })).first()).toBeVisible();
  await trend.getByRole("button", { name: new RegExp(texts.t("check.trend.delete")) }).first().click();
  await expect(check.dialog().getByRole("heading", { name: texts.t("check.trend.delete.ask") })).toBeVisible();
  await check.dialog().getByRole("button", { name: texts.t("check.erase.yes"), exact: true }).click();
  await expect(page.getByText(texts.t("check.trend.kept"))).toBeVisible();
  await page.reload();
  await expect(page.getByText(texts.t("check.trend.kept"))).toBeVisible();
});

test("deleting the self-check deletes what was kept of it for comparing", async ({ page }) => {
  const check = new CheckPage(page);
  await page.clock.setFixedTime(new Date("2026-08-20T02:00:00Z"));
  await check.open();
  await check.begin("father");
  await check.hasAnswered(AUGUST);
  await check.atResult();
  await check.erase();
  await page.clock.setFixedTime(new Date("2026-11-26T02:00:00Z"));
  await check.begin("father");
  await check.hasAnswered(NOVEMBER);
  await check.atResult();
  await expect(page.getByText(check.texts.t("check.trend.kept"))).toBeVisible();
});

test("at the edge of a band the result names the answers that decided it and those that would change it", async ({ page }) => {
  const check = new CheckPage(page);
  await check.open();
  await check.begin("mother");
  // 65 of 90 points: one more is the milder level.
  const answers = answersLosing(25);
  await check.hasAnswered(answers);
  await check.atResult();
  await expect(page.getByRole("heading", { name: check.texts.t("check.deciding"), exact: true })).toBeVisible();
  await expect(page.getByText(check.texts.t("check.deciding.item"))).toBeVisible();
  await expect(page.getByText(check.texts.part("check.deciding.more"))).toContainText(check.texts.item("B.1.1", "name"));
  await expect(page.locator(".check-end").getByText(check.texts.like("check.paper.source"))).toBeVisible();
});
