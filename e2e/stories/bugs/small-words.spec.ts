// Small things that were not so: back always led to the map, a change of language emptied the report,
// messages did not fit, a printed page had no number to call.
import { ComparePage } from "../../pages/compare.ts";
import { facilities } from "../../pages/cities.ts";
import { PlacePage } from "../../pages/place.ts";
import { expect, STILL, test } from "../../pages/story.ts";

test.use(STILL);

const SHANGHAI = "310000";

test("back on a place leads to where one came from", async ({ page, request }) => {
  const ids = (await facilities(request, SHANGHAI)).slice(0, 2).map(({ id }) => id);
  const compare = new ComparePage(page);
  await compare.open(ids, SHANGHAI);
  await compare.columns().first().getByRole("link").click();
  const back = page.getByRole("main").getByRole("link", { name: compare.texts.t("common.back"), exact: true });
  await expect(back).toHaveAttribute("href", /^\/compare/);
  await back.click();
  await expect(compare.columns()).toHaveCount(2);
});

test("a report that is being written survives a change of language, and says what is missing", async ({ page }) => {
  const place = new PlacePage(page);
  await page.goto("/place/demo-town-06/wrong/other?city=430781");
  await expect(place.heading(place.texts.t("report.right.title.other"))).toBeVisible();
  await place.send().click();
  await expect(page.getByText(place.texts.t("error.report.right.missing"))).toBeVisible();
  const field = page.locator("main textarea");
  await field.fill("演示：门口的牌子换了");
  await page.getByRole("banner").getByRole("button", { name: place.texts.t("display.mode.elder") }).click();
  await page.getByRole("dialog").getByText("English", { exact: true }).click();
  await page.keyboard.press("Escape");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator("main textarea")).toHaveValue("演示：门口的牌子换了");
});

test("nothing chosen asks when it was, not for a day", async ({ page }) => {
  const place = new PlacePage(page);
  await place.open("demo-town-06", "430781");
  await place.reportClosed();
  await place.send().click();
  await expect(page.getByText(place.texts.t("report.when.none"))).toBeVisible();
  await expect(page.getByText(place.texts.t("error.report.visited_at.missing"))).toHaveCount(0);
});

test("on paper a place has a number to call, the address of its page and the day of printing", async ({ page }) => {
  const place = new PlacePage(page);
  await place.open("demo-town-01", "430781");
  await expect(place.heading("演示·演示镇敬老院1").or(page.getByRole("heading", { level: 1 }))).toBeVisible();
  const paper = page.locator(".place-paper");
  await expect(paper).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(paper).toBeVisible();
  await expect(paper).toContainText("12345");
  await expect(paper).toContainText("/place/demo-town-01?city=430781");
  await expect(paper).toContainText(String(new Date().getFullYear()));
});

test("an expired grade, an old colour and old hours say so; what is unknown has no age", async ({ page }) => {
  const place = new PlacePage(page);
  await page.clock.setFixedTime(new Date("2026-11-25T10:00:00+08:00"));
  await place.open("demo-town-02", "430781");
  await expect(place.fact("place.grade")).toContainText(place.texts.t("place.grade.over"));
  await place.open("demo-town-03", "430781");
  await expect(place.fact("place.risk")).toContainText(place.texts.part("place.risk.source.old"));
  // 10:00 on a Wednesday, by hours that were true in 2025.
  await place.open("demo-town-06", "430781");
  const tag = page.getByText(place.texts.part("place.open.old"));
  await expect(tag).toBeVisible();
  await expect(tag).not.toHaveClass(/tag-ok/);
  const [home] = (await facilities(page.request, SHANGHAI)).filter(({ kind }) => kind === "institution");
  await place.open(home?.id ?? "", SHANGHAI);
  await expect(place.fact("place.deposit")).toBeVisible();
  await expect(place.fact("place.deposit").locator(".fact-age")).toHaveCount(0);
});
