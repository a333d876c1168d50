// Where something is missing: the shares against a reckoning of our own, and what is said over
// places that are made up.
import type { APIRequestContext } from "@playwright/test";
import { facilities, metres } from "../pages/cities.ts";
import { CoveragePage } from "../pages/coverage.ts";
import { MapPage } from "../pages/map.ts";
import { expect, STILL, test } from "../pages/story.ts";

test.use(STILL);

const TAIPEI = "710009";
const CHONGQING = "500000";
const JINSHI = "430781";

interface Homes {
  readonly districts: readonly string[];
  readonly homes: readonly Home[];
  readonly towns: readonly (readonly (readonly [...Home, readonly string[]])[])[];
}

/** Of fewer homes no share is told. */
const LEAST = 30;

/** Longitude, latitude, district. */
type Home = readonly [number, number, number];

/** District, homes, lacking, percent: by looking at every home and every place. */
async function reckoned(request: APIRequestContext, city: string, kind: string, reach: number): Promise<string[][]> {
  const { districts, homes, towns } = (await (await request.get(`/geo/${city}/homes.json`)).json()) as Homes;
  // A town counts where places of other kinds say that it is.
  const elsewhere = towns.flatMap((middles) => {
    const [first] = middles.filter(([, , , kinds]) => !kinds.includes(kind));
    return first === undefined ? [] : [[first[0], first[1], first[2]] as const];
  });
  const places = (await facilities(request, city)).flatMap((place) => {
    const is = place.kind === kind || (place.extra_kinds ?? []).includes(kind);
    return is && place.point !== undefined ? [place.point] : [];
  });
  return districts.flatMap((name, number) => {
    const own = [...homes, ...elsewhere].filter((home) => home[2] === number);
    const reached = own.filter(([lon, lat]) => places.some((point) => metres([lon, lat], point) <= reach)).length;
    const share = own.length < LEAST ? "—" : `${Math.floor((100 * reached) / own.length)}%`;
    const row = [name, String(own.length), String(own.length - reached), share];
    return own.length === 0 ? [] : [row];
  });
}

test("shares by district are what looking at every home and place gives", async ({ page, request }) => {
  const coverage = new CoveragePage(page);
  await coverage.open(CHONGQING);
  await coverage.kind("station").click();
  const rows = await reckoned(request, CHONGQING, "station", (0.8 * 15 * 60) / 1.3);
  await expect.poll(() => coverage.table()).toEqual(rows);
  const sum = (column: number) => rows.reduce((sum, row) => sum + Number(row[column]), 0);
  const all = sum(1);
  await expect(coverage.share()).toContainText(`${Math.floor((100 * (all - sum(2))) / all)}%`);
  await page.getByRole("button", { name: coverage.texts.part("around.pace.usual") }).click();
  await page.getByRole("button", { name: coverage.texts.t("around.so-many-minutes", { minutes: 30 }) }).click();
  await expect.poll(() => coverage.table()).toEqual(await reckoned(request, CHONGQING, "station", (1.2 * 30 * 60) / 1.3));
});

test("towns of real lists count where places of other kinds say that they are", async ({ page, request }) => {
  const coverage = new CoveragePage(page);
  await coverage.open(TAIPEI);
  await coverage.kind("day-care").click();
  const rows = await reckoned(request, TAIPEI, "day-care", (0.8 * 15 * 60) / 1.3);
  expect(rows.length).toBeGreaterThan(10);
  await expect.poll(() => coverage.table()).toEqual(rows);
  // Only the list of stations names towns: it cannot measure itself.
  await coverage.kind("station").click();
  await expect(coverage.none()).toHaveText(coverage.texts.t("coverage.unlisted", { kind: coverage.texts.t("kind.station") }));
  await expect(page.getByRole("table")).toHaveCount(0);
});

test("where too few homes are known the page counts them and gives no share", async ({ page, request }) => {
  const coverage = new CoveragePage(page);
  await coverage.open(JINSHI);
  await coverage.kind("station").click();
  const [row] = await reckoned(request, JINSHI, "station", (0.8 * 15 * 60) / 1.3);
  const [, homes = "", lacking = ""] = row ?? [];
  const values = { homes, reached: Number(homes) - Number(lacking), minutes: 15, kind: coverage.texts.t("kind.station"), least: 30 };
  await expect(coverage.few()).toHaveText(coverage.texts.t("coverage.few", values));
  await expect(coverage.share()).toHaveCount(0);
  await expect(page.getByRole("table")).toHaveCount(0);
});

test("over made-up places the page says that it shows the method, and leaves the map as it was", async ({ page }) => {
  const map = new MapPage(page);
  await map.open(CHONGQING);
  await map.chip("institution").click();
  const before = await map.drawn();
  await map.button("origin.title").click();
  // What the dialog offers arrives after its frame.
  await expect(map.dialog().getByRole("searchbox")).toBeVisible();
  await map.dialog().getByRole("button", { name: /./ }).last().click();
  await map.openAround();
  await map.link("around.whole-city").click();
  const coverage = new CoveragePage(page);
  await expect(page.getByText(coverage.texts.t("coverage.demo"))).toBeVisible();
  await expect(coverage.share()).toContainText("%");
  await page.getByRole("link", { name: map.texts.t("common.back") }).click();
  await map.ready();
  await expect(map.chip("institution")).toHaveAttribute("aria-pressed", "true");
  expect(before.length).toBeGreaterThan(0);
});
