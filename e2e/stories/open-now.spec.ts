// Whether a door is open now: at fixed minutes, on an ordinary day, on a public holiday and on a
// weekend that is worked. What nobody can say is said too, and "open now" finds only what is known.
import type { Page } from "@playwright/test";
import { facilities } from "../pages/cities.ts";
import { MapPage } from "../pages/map.ts";
import { PlacePage } from "../pages/place.ts";
import { expect, STILL, test } from "../pages/story.ts";

test.use(STILL);

const JINSHI = "430781";
const TAIPEI = "710009";

/** Tuesday before the National Day of 2025, its first day, and a Saturday that makes up for it. */
const ORDINARY = "2025-09-30T10:00:00+08:00";
const HOLIDAY = "2025-10-01T10:00:00+08:00";
const WORKED = "2025-10-11T10:00:00+08:00";

// What other stories change at the desk in the meantime is theirs.
test.beforeEach(async ({ page }) => {
  await page.route("**/api/v1/cities/*/edits", (route) => {
    const city = new URL(route.request().url()).pathname.split("/")[4];
    return route.fulfill({ json: { city, edits: [], confirmations: [] } });
  });
});

const at = (page: Page, time: string) => page.clock.install({ time: new Date(time) });

/** Monday to Friday from 8 to 17, closed on public holidays. */
const DAY_CARE = "demo-town-06";

test("an ordinary day: open, and when it closes", async ({ page }) => {
  await at(page, ORDINARY);
  const place = new PlacePage(page);
  await place.open(DAY_CARE, JINSHI);
  const { texts } = place;
  const words = `${texts.t("open.now")} · ${texts.t("open.closes", { time: "17:00" })}`;
  await expect(page.locator(".tags")).toContainText(words);
  // It changes while the page stays open.
  await page.clock.runFor(7 * 3600_000);
  await expect(page.locator(".tags")).toContainText(texts.t("open.shut"));
});

test("a public holiday: closed, and the first day that is none", async ({ page }) => {
  await at(page, HOLIDAY);
  const place = new PlacePage(page);
  await place.open(DAY_CARE, JINSHI);
  const { texts } = place;
  const day = texts.t("open.date", { month: 10, day: 9 });
  const opens = texts.t("open.opens", { time: texts.t("open.on", { day, time: "8:00" }) });
  await expect(page.locator(".tags")).toContainText(`${texts.t("open.shut")} · ${opens}`);
});

test("a Saturday that is worked: nobody can say, so one calls first", async ({ page }) => {
  await at(page, WORKED);
  const place = new PlacePage(page);
  await place.open(DAY_CARE, JINSHI);
  const { texts } = place;
  await expect(page.getByText(texts.t("place.old.call"))).toBeVisible();
  await expect(page.getByText(texts.t("call.why.makeup"))).toBeVisible();
  for (const key of ["open.now", "open.shut"]) await expect(page.locator(".tags")).not.toContainText(texts.t(key));
});

test.describe("the filter", () => {
  /** The ids that the filter leaves on the map. */
  async function left(page: Page, time: string, wish: "open" | "not-closed"): Promise<string[]> {
    await at(page, time);
    const map = new MapPage(page);
    await map.open(JINSHI);
    await map.openFilters();
    // "Open now" is also how the other choice begins.
    await map.choice(map.texts.t(`filter.open.${wish}`)).first().click();
    await map.applyFilters();
    return map.drawn();
  }

  const demo = (...numbers: readonly number[]) => numbers.map((number) => `demo-town-${String(number).padStart(2, "0")}`);

  test("open now on an ordinary day", async ({ page }) => {
    expect(await left(page, ORDINARY, "open")).toEqual(demo(1, 4, 5, 6, 8, 10, 11));
  });

  test("open now on a public holiday is only what says so", async ({ page }) => {
    expect(await left(page, HOLIDAY, "open")).toEqual(demo(11));
  });

  test("open, or nobody can say: all but those that are closed", async ({ page, request }) => {
    const all = await facilities(request, JINSHI);
    const placed = all.filter(({ point }) => point !== undefined).map(({ id }) => id);
    const closed = demo(3, 7, 9);
    expect(await left(page, ORDINARY, "not-closed")).toEqual(placed.filter((id) => !closed.includes(id)).sort());
  });
});

test("rows of a real list: closed on its Sunday, call first where the time of day is not published", async ({ page, request }) => {
  const real = (await facilities(request, TAIPEI)).find(({ hours, point }) => hours === "周一至周五全日" && point !== undefined);
  if (real === undefined) throw new Error("the list has no such hours any more");
  const row = page.locator(`#place-list [data-id="${real.id}"]`);
  const map = new MapPage(page);
  await at(page, "2025-05-18T10:00:00+08:00");
  await map.open(TAIPEI);
  await map.search().fill(real.name);
  await map.search().press("Enter");
  await expect(row).toContainText(map.texts.t("open.shut"));
  // The next day the words change by themselves.
  await page.clock.runFor(24 * 3600_000);
  await expect(row).toContainText(map.texts.t("call.first"));
  await expect(row).not.toContainText(map.texts.t("open.shut"));
});
