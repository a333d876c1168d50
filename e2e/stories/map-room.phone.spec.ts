// The first screen of a small phone: map and list are both there, at every size of the text, and what
// is said over the map leaves its buttons free.
import type { Page } from "@playwright/test";
import { MapPage } from "../pages/map.ts";
import { PlacePage } from "../pages/place.ts";
import { expect, STILL, test } from "../pages/story.ts";

test.use({ ...STILL, viewport: { width: 360, height: 780 } });

const JINSHI = "430781";

async function openAt(page: Page, text: string): Promise<MapPage> {
  await page.addInitScript((text) => localStorage.setItem("eldercare.text", text), text);
  const map = new MapPage(page);
  await map.open(JINSHI);
  return map;
}

/** Where the list ends on the screen: at the tabs. */
const foot = async (map: MapPage): Promise<number> => (await map.page.locator(".tabs-foot").boundingBox())?.y ?? 0;

for (const text of ["normal", "large", "larger", "largest"]) {
  test(`map and list are on the first screen when the text is ${text}`, async ({ page }) => {
    const map = await openAt(page, text);
    const room = await map.room();
    expect(room.height).toBeGreaterThanOrEqual(180);
    const end = await foot(map);
    const heading = await map.listHeading().boundingBox();
    expect((heading?.y ?? end) + (heading?.height ?? 0)).toBeLessThan(end);
    const seen = async (row: number) => end - ((await map.rows().nth(row).boundingBox())?.y ?? end);
    expect(await seen(0)).toBeGreaterThan(40);
    if (text === "normal") expect(await seen(1)).toBeGreaterThan(70);
    const credit = await page.locator(".map-credit").boundingBox();
    expect(credit?.height).toBeLessThan(42);
    for (const key of ["map.zoom.in", "map.zoom.out", "map.locate"]) expect(await map.isInReach(key), key).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
  });
}

test("the raised list takes the room of the map and stays the same", async ({ page }) => {
  const map = await openAt(page, "normal");
  const ids = await map.idsOfRows();
  const above = (await map.room()).y;
  await map.button("list.more-room").click();
  await expect(map.button("map.zoom.in")).toHaveCount(0);
  expect((await map.list().boundingBox())?.y).toBeLessThan(above + 1);
  expect(await map.idsOfRows()).toEqual(ids);
  await map.button("list.less-room").click();
  await map.button("list.open").click();
  await map.settled();
  // The middle may have moved by a pixel: the same places, perhaps in another order.
  expect([...(await map.idsOfRows())].sort()).toEqual([...ids].sort());
});

test("on a phone that lies on its side the list stands beside the map", async ({ page }) => {
  await page.setViewportSize({ width: 780, height: 360 });
  const map = await openAt(page, "normal");
  const [room, list] = [await map.room(), await map.list().boundingBox()];
  expect(room.height).toBeGreaterThan(170);
  expect(list?.y).toBeCloseTo(room.y, 0);
  expect((list?.x ?? 0) + (list?.width ?? 0)).toBeLessThanOrEqual(room.x + 1);
});

test("what is said of a group leaves the buttons free and goes when the map moves", async ({ page }) => {
  const map = await openAt(page, "normal");
  await map.tapSymbol();
  await expect(map.said()).toBeVisible();
  await map.settled();
  expect(await map.isInReach("map.zoom.in")).toBe(true);
  await map.zoom("in");
  await expect(map.said()).toHaveCount(0);
});

test("what is said goes after a while, long enough to be read", async ({ page }) => {
  await page.clock.install();
  await page.addInitScript(() => localStorage.setItem("eldercare.text", "largest"));
  const map = new MapPage(page);
  await page.goto(`/?city=${JINSHI}`);
  await expect(map.rows().first()).toBeVisible();
  await page.clock.runFor(1000);
  await map.tapSymbol();
  await expect(map.said()).toBeVisible();
  await page.clock.runFor(12_000);
  await expect(map.said()).toBeVisible();
  expect(await map.isInReach("map.zoom.in")).toBe(true);
  await page.clock.runFor(20_000);
  await expect(map.said()).toHaveCount(0);
});

test("symbols follow the text size at once", async ({ page }) => {
  const map = await openAt(page, "normal");
  const before = await map.symbolCount();
  await map.openDisplay();
  await map.dialog().getByRole("button", { name: map.texts.t("display.text.largest"), exact: true }).click();
  await map.closeDialog();
  await map.settled();
  const after = await map.symbolCount();
  await page.reload();
  await map.ready();
  expect(await map.symbolCount()).toBe(after);
  expect(after).toBeLessThanOrEqual(before);
});

test("a city that is not on the device is said to be missing, with the way to try again in view", async ({ page, context, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED|Failed to fetch/i);
  const map = await openAt(page, "normal");
  await page.goto("/about");
  await map.tab("tab.map").click();
  await map.ready();
  await map.openCityChooser();
  await expect(map.dialog().getByRole("button").nth(2)).toBeVisible();
  await context.setOffline(true);
  await map.dialog().getByRole("button", { name: /重庆/ }).click();
  const alert = map.list().getByRole("alert");
  await expect(alert).toContainText(map.texts.t("load.city.not-kept", { city: "重庆市" }));
  await expect(page.getByText(map.texts.t("map.no-base"))).toHaveCount(0);
  await expect(map.list().getByRole("heading").first()).toContainText(map.texts.t("load.failed"));
  const retry = await map.button("common.retry").boundingBox();
  expect((retry?.y ?? 9999) + (retry?.height ?? 0)).toBeLessThan(await foot(map));
  await context.setOffline(false);
  await map.button("common.retry").click();
  await map.ready();
  await expect(map.rows().first()).toBeVisible();
});

test("a point far outside the city is no origin, and picking can be left", async ({ page }) => {
  const map = await openAt(page, "normal");
  await map.zoom("out");
  await map.zoom("out");
  await map.zoom("out");
  await map.button("origin.title").click();
  await map.dialog().getByRole("button", { name: map.texts.t("origin.pick") }).click();
  await map.tap(-120, 30);
  await expect(map.said()).toHaveText(map.texts.like("origin.pick.outside"));
  await expect(map.button("origin.clear")).toHaveCount(0);
  await map.button("common.cancel").click();
  await expect(map.said()).toHaveCount(0);
  for (let steps = 0; steps < 3; steps += 1) await map.zoom("in");
  await map.button("origin.title").click();
  await map.dialog().getByRole("button", { name: map.texts.t("origin.pick") }).click();
  await map.tap(0, 30);
  await expect(map.list().getByRole("status").first()).toContainText(map.texts.t("origin.tapped"));
});

test("a place that a filter hides is shown all the same, and that is said", async ({ page }) => {
  const map = await openAt(page, "normal");
  await map.chip("canteen").click();
  await map.settled();
  const place = new PlacePage(page);
  // By a link of the app: the filter lives on.
  await page.evaluate(() => history.pushState(null, "", "/place/demo-town-01?city=430781"));
  await page.evaluate(() => dispatchEvent(new PopStateEvent("popstate")));
  await place.onMap();
  await map.ready();
  await expect(map.panel()).toBeVisible();
  await expect(map.said()).toHaveText(map.texts.t("filter.cleared"));
  await expect(map.chip("canteen")).toHaveAttribute("aria-pressed", "false");
  expect(await map.drawn()).toContain("demo-town-01");
});

test("the end of the filters stays in view, and where no hours are published that is said", async ({ page }) => {
  const map = new MapPage(page);
  await map.open("310000");
  await map.openFilters();
  const apply = map.dialog().getByRole("button", { name: map.texts.like("filter.apply") });
  await expect(apply).toBeInViewport({ ratio: 1 });
  await map.dialog().getByRole("button", { name: map.texts.t("filter.open.open"), exact: true }).click();
  await map.applyFilters();
  await expect(map.list().locator(".list-empty")).toContainText(map.texts.part("list.empty.no-hours"));
  await map.button("list.empty.maybe-open.go").click();
  await expect(map.rows().first()).toBeVisible();
});
