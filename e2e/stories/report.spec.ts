// Somebody stands before a closed door and says so; the next one reads it. A wrong fact is told
// with and without knowing what is right. Without a network the report waits on the device.
import { CheckPage } from "../pages/check.ts";
import { facilities } from "../pages/cities.ts";
import { rows } from "../pages/database.ts";
import { MapPage } from "../pages/map.ts";
import { PlacePage } from "../pages/place.ts";
import { expect, STILL, test } from "../pages/story.ts";

test.use(STILL);

const CITY = "430781";

const reportsAbout = (facility: string) =>
  rows("SELECT * FROM facility_reports WHERE city = ? AND facility = ? ORDER BY received_at", CITY, facility);

/** Each story has a place of its own, whatever ran before. */
async function placeNo(page: PlacePage, number: number): Promise<{ id: string; name: string }> {
  const all = await facilities(page.page.request, CITY);
  const width = page.page.viewportSize()?.width ?? 0;
  const found = all.filter(({ kind }) => kind === "station")[number * 2 + (width < 900 ? 0 : 1)];
  if (found === undefined) throw new Error("the city has too few stations");
  return found;
}

test("a closed door is reported in two taps and told to the next visitor", async ({ page, browser }) => {
  const place = new PlacePage(page);
  const { id, name } = await placeNo(place, 0);
  await place.open(id, CITY);
  await expect(place.heading(name)).toBeVisible();
  await expect(page.getByText(place.texts.t("report.visits.what"))).toHaveCount(0);
  await place.reportClosed();
  await place.when("now").check();
  await place.send().click();
  await expect(place.told("report.sent")).toBeFocused();
  await expect(page.getByText(place.texts.t("report.next.promise", { hotline: "12345" }))).toBeVisible();
  expect(reportsAbout(id)).toMatchObject([{ kind: "closed", fact: null }]);

  // The page promised that it stands there; a browser that has kept the answer of before asks again.
  await place.link("report.back").click();
  await expect(page.getByText(place.texts.t("report.visits.what"))).toBeVisible();

  const other = await browser.newContext();
  const next = new PlacePage(await other.newPage());
  await next.open(id, CITY);
  await expect(next.page.getByText(place.texts.t("report.visits.what"))).toBeVisible();
  await other.close();
});

test("a closed door is told in the list of the map; without the answer the list is whole all the same", async ({ page, browser, watch }) => {
  watch.plant(/reports\/summary/);
  const place = new PlacePage(page);
  const { id, name } = await placeNo(place, 6);
  await place.open(id, CITY);
  await place.reportClosed();
  await place.when("now").check();
  await place.send().click();
  await expect(place.told("report.sent")).toBeVisible();

  const context = await browser.newContext();
  const map = new MapPage(await context.newPage());
  const told = map.texts.t("call.reports", { count: 1 });
  await map.open(CITY);
  await map.search().fill(name);
  await map.search().press("Enter");
  const row = map.page.locator(`#place-list [data-id="${id}"]`);
  await expect(row).toContainText(told);
  await row.scrollIntoViewIfNeeded();
  await context.close();

  await page.route("**/reports/summary", (route) => route.abort());
  const without = new MapPage(page);
  const refused = page.waitForEvent("requestfailed", (request) => request.url().endsWith("/reports/summary"));
  await without.open(CITY);
  await refused;
  await without.search().fill(name);
  await without.search().press("Enter");
  const plain = page.locator(`#place-list [data-id="${id}"]`);
  await expect(plain).toContainText(name);
  await expect(plain).not.toContainText(told);
});

test("the pages of the self-check do not ask what visitors found", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.clock.install();
  const check = new CheckPage(page);
  await check.open();
  await page.clock.runFor(60_000);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((url) => url.includes("/reports/"))).toEqual([]);
});

test("nothing chosen is told at the question; an earlier visit needs its day", async ({ page }) => {
  const place = new PlacePage(page);
  const { id } = await placeNo(place, 1);
  await place.open(id, CITY);
  await place.reportClosed();
  await place.send().click();
  await expect(page.getByText(place.texts.t("report.when.none"))).toBeVisible();
  await place.when("earlier").check();
  const minute = page.getByLabel(place.texts.t("report.when.day"));
  await minute.fill("2020-01-01T10:00");
  await place.send().click();
  await expect(page.getByText(place.texts.t("error.report.visited_at.past"))).toBeVisible();
  const yesterday = new Date(Date.now() - 24 * 3600_000 + 8 * 3600_000).toISOString().slice(0, 16);
  await minute.fill(yesterday);
  await place.send().click();
  await expect(place.told("report.sent")).toBeVisible();
  expect(reportsAbout(id)).toHaveLength(1);
});

test("a wrong fact is told with what is right; a person's number is refused beside the field", async ({ page }) => {
  const place = new PlacePage(page);
  const { id } = await placeNo(place, 2);
  await place.open(id, CITY);
  await place.reportWrong("hours");
  await place.right().fill("演示：找王阿姨 13800000000");
  await place.send().click();
  await expect(page.getByText(place.texts.t("error.report.right.personal"))).toBeVisible();
  await place.right().fill("演示：周一休息");
  await place.send().click();
  await expect(place.told("report.sent")).toBeVisible();
  expect(reportsAbout(id)).toMatchObject([{ kind: "wrong-fact", fact: "hours", correction: "演示：周一休息" }]);
});

test("that a number is wrong can be told without knowing the right one", async ({ page }) => {
  const place = new PlacePage(page);
  const { id } = await placeNo(place, 3);
  await place.open(id, CITY);
  await place.reportWrong("phone");
  await place.send().click();
  await expect(place.told("report.sent")).toBeVisible();
  expect(reportsAbout(id)).toMatchObject([{ fact: "phone", correction: null }]);
});

test("without a network the report waits, survives closing the page, and is sent once by itself", async ({ page, context, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const place = new PlacePage(page);
  const { id, name } = await placeNo(place, 4);
  await place.open(id, CITY);
  await place.reportClosed();
  await place.when("now").check();
  await context.setOffline(true);
  await place.send().click();
  await expect(place.told("report.kept")).toBeVisible();
  await expect(page.getByText(place.texts.t("report.waiting.one", { place: name, what: place.texts.t("report.closed") }))).toBeVisible();
  await page.close();

  await context.setOffline(false);
  const later = new PlacePage(await context.newPage());
  await later.open(id, CITY);
  await expect.poll(() => reportsAbout(id).length, { timeout: 30_000 }).toBe(1);
  await expect(later.sendWaiting()).toHaveCount(0);
  await later.page.reload();
  await expect(later.heading(name)).toBeVisible();
  await expect(later.sendWaiting()).toHaveCount(0);
  expect(reportsAbout(id)).toHaveLength(1);
});

test("a sign-in page that answers everything with 200 is no receipt", async ({ page }) => {
  const place = new PlacePage(page);
  const { id } = await placeNo(place, 5);
  await place.open(id, CITY);
  await place.reportClosed();
  await place.when("now").check();
  await page.route("**/api/v1/reports", (route) => route.fulfill({ status: 200, body: "<html>sign in</html>" }));
  await place.send().click();
  await expect(place.told("report.kept")).toBeVisible();
  expect(reportsAbout(id)).toHaveLength(0);
});
