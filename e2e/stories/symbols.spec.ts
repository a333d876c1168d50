// What stands behind a symbol can be reached and is said in words: with a finger, and with keys alone.
import type { Page } from "@playwright/test";
import { facilities, pixels, type Facility } from "../pages/cities.ts";
import { tabTo } from "../pages/frame.ts";
import { MapPage } from "../pages/map.ts";
import { PlacePage } from "../pages/place.ts";
import { expect, STILL, test } from "../pages/story.ts";

type Placed = Facility & { readonly point: readonly [number, number] };

test.use(STILL);

const TAIPEI = "710009";
const SHANGHAI = "310000";
/** The zoom at which the app shows one place, and the closest one. */
const [CLOSE, CLOSEST] = [15, 18];

/** Pixels between two places at a zoom. */
function far(a: Placed, b: Placed, zoom: number): number {
  const [from, to] = [pixels(a.point, zoom), pixels(b.point, zoom)];
  return Math.hypot(from[0] - to[0], from[1] - to[1]);
}

/** Two places with nobody else near them; how far apart they are is said in pixels of the closest look. */
async function pair(page: Page, city: string, near: (px: number) => boolean): Promise<[Placed, Placed]> {
  const all = (await facilities(page.request, city)).filter((place): place is Placed => place.point !== undefined);
  for (const one of all) {
    const others = all.filter((other) => other !== one && far(one, other, CLOSE) < 160);
    const [other] = others;
    if (others.length === 1 && other !== undefined && near(far(one, other, CLOSEST))) return [one, other];
  }
  throw new Error("no two places stand like that");
}

async function at(page: Page, place: Placed, city: string): Promise<MapPage> {
  await new PlacePage(page).open(place.id, city);
  await new PlacePage(page).onMap();
  const map = new MapPage(page);
  await map.ready();
  await map.button("list.back").click();
  return map;
}

test("places at the same spot open as a list", async ({ page }) => {
  const [one, other] = await pair(page, TAIPEI, (px) => px === 0);
  const map = await at(page, one, TAIPEI);
  await map.tap(0, 0);
  expect(await map.gathered()).toEqual([one.id, other.id].sort());
  await expect(page.locator("#gathered")).toBeFocused();
  await expect(page.locator("#gathered")).toContainText("2");
  await map.button("list.back").click();
  await expect(map.rows().first()).toBeVisible();
});

test("a group says what it holds, opens, and at the closest look is a list", async ({ page }) => {
  const [one, other] = await pair(page, SHANGHAI, (px) => px > 4 && px < 40);
  const map = await at(page, one, SHANGHAI);
  const middle = (zoom: number) => {
    const [a, b] = [pixels(one.point, zoom), pixels(other.point, zoom)];
    return [(b[0] - a[0]) / 2, (b[1] - a[1]) / 2] as const;
  };
  const before = await map.drawn();
  await map.tap(...middle(CLOSE));
  await expect(map.said()).toContainText(map.texts.t("symbol.part", { kind: map.texts.t(`kind.${one.kind}`), count: one.kind === other.kind ? 2 : 1 }));
  await map.settled();
  // The group is in the middle now; nothing parts it any more, so the next tap lists it.
  expect((await map.drawn()).length).toBeLessThanOrEqual(before.length);
  await map.tap(0, 0);
  expect(await map.gathered()).toEqual([one.id, other.id].sort());
});

test("a finger hits a symbol within 48 px, and misses it beyond", async ({ page }) => {
  const all = (await facilities(page.request, SHANGHAI)).filter((place): place is Placed => place.point !== undefined);
  const alone = all.find((place) => all.every((other) => other === place || far(place, other, CLOSE) > 200));
  if (alone === undefined) throw new Error("no place stands alone");
  const map = await at(page, alone, SHANGHAI);
  for (const [dx, dy] of [[23, 0], [0, -23], [-16, 16]] as const) {
    await map.tap(dx, dy);
    await expect(map.panel().getByRole("heading", { name: alone.name })).toBeVisible();
    await map.button("list.back").click();
    await expect(map.panel()).toHaveCount(0);
    // Two taps close together are a double tap.
    await page.waitForTimeout(400);
  }
  await map.tap(0, 40);
  await expect(map.panel()).toHaveCount(0);
});

test("keys alone: the map moves and zooms, and every symbol is said and opened", async ({ page }) => {
  const map = new MapPage(page);
  await map.open(SHANGHAI);
  await tabTo(map.steps());
  await expect(map.steps()).toBeInViewport();
  await page.keyboard.press("Enter");
  const said = map.stepped();
  await expect(said).toContainText(map.texts.part("symbol.group"));
  await expect(map.button("steps.next")).toBeFocused();
  // Opening groups again and again ends at a place or at a list of places.
  for (let looks = 0; looks < 16 && (await said.innerText()).match(map.texts.part("symbol.group")) !== null; looks += 1) {
    await map.button("steps.open").press("Enter");
    await map.settled();
    if ((await page.locator("#gathered-list").count()) > 0) break;
  }
  if ((await page.locator("#gathered-list").count()) === 0) {
    await map.button("steps.open").press("Enter");
    await expect(map.panel()).toBeVisible();
  }
  await map.button("common.close").first().press("Enter");
  await expect(map.steps()).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(map.box()).toBeFocused();
  const before = await map.drawn();
  await page.keyboard.press("-");
  await map.settled();
  await page.keyboard.press("-");
  await map.settled();
  const wider = await map.drawn();
  expect(wider.length).toBeGreaterThanOrEqual(before.length);
  for (let steps = 0; steps < 5; steps += 1) {
    await page.keyboard.press("ArrowRight");
    await map.settled();
  }
  expect(await map.drawn()).not.toEqual(wider);
});
