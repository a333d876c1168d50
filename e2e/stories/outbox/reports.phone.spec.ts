// A report about a place that waits on the device is no secret of the page on which it was made: it is
// counted, listed, sent by itself and carried to another device, like a request.
import { facilities } from "../../pages/cities.ts";
import { rows } from "../../pages/database.ts";
import { HerePage, stored } from "../../pages/here.ts";
import { PlacePage } from "../../pages/place.ts";
import { expect, STILL, test } from "../../pages/story.ts";
import { zhCN } from "../../pages/texts.ts";

test.use(STILL);

const CITY = "430781";

const reportsAbout = (facility: string) => rows("SELECT * FROM facility_reports WHERE facility = ?", facility);

/** A place of one's own for each story, far from those of other stories. */
async function placeNo(place: PlacePage, number: number): Promise<{ id: string; name: string }> {
  const stations = (await facilities(place.page.request, CITY)).filter(({ kind }) => kind === "station");
  const found = stations.at(-1 - number);
  if (found === undefined) throw new Error("the city has too few stations");
  return found;
}

const waiting = async (place: PlacePage): Promise<string[]> =>
  (await stored(place.page)).filter((name) => name.startsWith("report-"));

test("made without a network, it is sent by itself when the network is back, once", async ({ page, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const place = new PlacePage(page);
  const { id } = await placeNo(place, 0);
  await place.open(id, CITY);
  await place.reportClosed();
  await place.when("now").check();
  await page.context().setOffline(true);
  await place.send().click();
  await expect(place.told("report.kept")).toBeVisible();
  await expect(page.locator(".tab-count").first()).toHaveText("1");
  expect(await waiting(place)).toHaveLength(1);
  await page.context().setOffline(false);
  // Nobody taps: the page says by itself that it has arrived.
  await expect(place.told("report.sent")).toBeVisible({ timeout: 30_000 });
  await expect(place.sendWaiting()).toHaveCount(0);
  await expect(page.locator(".tab-count")).toHaveCount(0);
  expect(reportsAbout(id)).toHaveLength(1);
  expect(await waiting(place)).toEqual([]);
});

test("it is listed with what only this device has, and a file carries it to another device, which sends it", async ({ page, browser, watch }) => {
  test.setTimeout(120_000);
  watch.plant(/ERR_CONNECTION_RESET/);
  const place = new PlacePage(page);
  const { id, name } = await placeNo(place, 1);
  await place.open(id, CITY);
  await place.reportWrong("hours");
  await place.right().fill("演示：周二休息");
  await page.route("**/api/v1/reports", (route) => route.abort("connectionreset"));
  await place.send().click();
  await expect(place.told("report.kept")).toBeVisible();
  const here = new HerePage(page);
  await here.open();
  await here.counts(0, 1, 0, 0);
  await expect(page.getByText(zhCN.t("report.waiting.one", { place: name, what: zhCN.t("report.fact.hours") }))).toBeVisible();
  const { code, file } = await here.takeAway();
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain("周二");

  const context = await browser.newContext({ reducedMotion: "reduce" });
  const other = new HerePage(await context.newPage());
  await other.open();
  expect(await other.bringIn(file, code)).toBe(zhCN.t("request.parcel.arrived", { new: 1, known: 0, damaged: 0 }));
  await expect.poll(() => reportsAbout(id).length, { timeout: 30_000 }).toBe(1);
  await expect(other.page.getByText(zhCN.t("request.here.nothing"))).toBeVisible();
  // Of the report nothing is left but the mark that it went on purpose.
  expect((await stored(other.page)).filter((name) => !name.startsWith("gone-"))).toEqual([]);
  await context.close();

  // From the first device it goes too: the server knows it.
  await page.unroute("**/api/v1/reports");
  await place.sendWaiting().click();
  await expect(page.getByText(zhCN.t("request.here.nothing"))).toBeVisible();
  expect(reportsAbout(id)).toMatchObject([{ correction: "演示：周二休息" }]);
});

test("a server that is away is asked again by time, and one that refuses leaves the report to the person", async ({ page, watch }) => {
  test.setTimeout(120_000);
  watch.plant(/503/, /422/);
  const place = new PlacePage(page);
  const { id } = await placeNo(place, 2);
  let asked = 0;
  await page.route("**/api/v1/reports", (route) => {
    asked += 1;
    if (asked <= 2) return route.fulfill({ status: 503, contentType: "text/plain", body: "later" });
    const body = JSON.stringify({ code: "record.conflict", message_key: "error.record.conflict", fields: [], correlation_id: "0".repeat(32) });
    return route.fulfill({ status: 422, contentType: "application/json", body });
  });
  await place.open(id, CITY);
  await place.reportClosed();
  await place.when("now").check();
  await place.send().click();
  await expect(place.told("report.kept")).toBeVisible();
  await expect.poll(() => asked, { timeout: 40_000 }).toBe(3);
  const here = new HerePage(page);
  await here.open();
  await here.counts(0, 0, 1, 0);
  await expect(place.told("report.refused")).toBeVisible();
  await here.button("report.give-up").click();
  await here.button("report.give-up.yes").click();
  await expect(page.getByText(zhCN.t("request.here.nothing"))).toBeVisible();
  expect(await waiting(place)).toEqual([]);
  expect(asked).toBe(3);
});

test("a report that waits is given up like a request, and never sent", async ({ page, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const place = new PlacePage(page);
  const { id } = await placeNo(place, 4);
  const here = new HerePage(page);
  await here.open();
  await place.open(id, CITY);
  await place.reportClosed();
  await place.when("now").check();
  await page.context().setOffline(true);
  await place.send().click();
  await expect(place.told("report.kept")).toBeVisible();
  await page.route("**/api/v1/reports", (route) => route.abort("internetdisconnected"));
  await page.context().setOffline(false);
  await here.open();
  await page.getByText(zhCN.t("report.give-up.more"), { exact: true }).click();
  await here.button("report.give-up").click();
  await here.button("report.give-up.yes").click();
  await here.nothing();
  await page.unroute("**/api/v1/reports");
  await here.open();
  await here.nothing();
  expect(await waiting(place)).toEqual([]);
  expect(reportsAbout(id)).toEqual([]);
});
