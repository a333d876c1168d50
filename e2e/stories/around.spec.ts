// The walk of fifteen minutes: what it holds, what is missing, and a list of that alone.
import type { APIRequestContext } from "@playwright/test";
import { facilities, metres, type Facility } from "../pages/cities.ts";
import { MapPage } from "../pages/map.ts";
import { PlacePage } from "../pages/place.ts";
import { expect, STILL, test } from "../pages/story.ts";

type Placed = Facility & { readonly point: readonly [number, number] };

test.use(STILL);

const TAIPEI = "710009";
const KINDS = ["institution", "street-centre", "station", "day-care"] as const;

/** Straight metres of a walk: the formula of the page, reckoned anew. */
const reach = (speed: number, minutes: number): number => (speed * minutes * 60) / 1.3;

async function placed(request: APIRequestContext): Promise<Placed[]> {
  const all = await facilities(request, TAIPEI);
  return all.filter((place): place is Placed => place.point !== undefined && place.kind !== "home-service");
}

const isKind = (place: Facility, kind: string): boolean => place.kind === kind || (place.extra_kinds ?? []).includes(kind);

/** A place in the city's middle of which the edge of no circle used here is near. */
function home(all: readonly Placed[]): Placed {
  const radii = [reach(0.8, 15), reach(1.2, 15), reach(1.2, 30), reach(0.8, 10)];
  const clear = (place: Placed) => all.every((other) => radii.every((radius) => Math.abs(metres(place.point, other.point) - radius) > 2));
  const lacks = (place: Placed) => KINDS.some((kind) => !all.some((other) => isKind(other, kind) && metres(place.point, other.point) <= reach(0.8, 15)));
  const found = all.find((place) => place.kind === "station" && clear(place) && lacks(place));
  if (found === undefined) throw new Error("no place is clear of the edges");
  return found;
}

test("what is within a walk is counted by kind, and what is missing is named", async ({ page, request }) => {
  const all = await placed(request);
  const from = home(all);
  const map = await new PlacePage(page).asOrigin(from.id, TAIPEI);
  await map.openAround();
  const dialog = map.dialog();
  const t = map.texts;
  const compare = async (speed: number, minutes: number) => {
    const inside = (kind: string) => all.filter((place) => isKind(place, kind) && metres(from.point, place.point) <= reach(speed, minutes)).length;
    const missing = KINDS.filter((kind) => inside(kind) === 0).map((kind) => t.t(`kind.${kind}`));
    // The lists of the city do not have every kind, so that "every kind" is never said.
    const [key, named] = missing.length > 0 ? ["around.missing", missing] : ["around.listed", KINDS.map((kind) => t.t(`kind.${kind}`))];
    const words = t.t(key as string, { minutes, list: (named as string[]).join(t.t("common.comma")) });
    await expect(dialog.locator(".around-missing")).toHaveText(words);
    for (const kind of KINDS) {
      const row = dialog.getByRole("listitem").filter({ has: page.getByText(t.t(`kind.${kind}`), { exact: true }) });
      await expect(row.locator(".row-far")).toHaveText(inside(kind) === 0 ? t.t("around.none") : t.t("city.count", { count: inside(kind) }));
    }
    await expect(dialog).toContainText(String(Math.round(reach(speed, minutes))));
  };
  await compare(0.8, 15);
  await dialog.getByRole("button", { name: t.t("around.so-many-minutes", { minutes: 10 }) }).click();
  await compare(0.8, 10);
  await dialog.getByRole("button", { name: t.part("around.pace.usual") }).click();
  await dialog.getByRole("button", { name: t.t("around.so-many-minutes", { minutes: 30 }) }).click();
  await compare(1.2, 30);
  await expect(dialog.getByText(t.t("around.sources"))).toBeVisible();
});

test("the list and the map can be kept to the circle", async ({ page, request }) => {
  const all = await placed(request);
  const from = home(all);
  const map = await new PlacePage(page).asOrigin(from.id, TAIPEI);
  await map.button("around.only").click();
  // The whole circle is in the window.
  await map.settled();
  const within = all.filter((place) => metres(from.point, place.point) <= reach(0.8, 15)).map(({ id }) => id).sort();
  expect(await map.listed()).toEqual(within);
  expect(await map.drawn()).toEqual(within);
  await map.button("origin.clear").click();
  await map.settled();
  expect((await map.drawn()).length).toBeGreaterThan(within.length);
});

test("a point tapped on the map is an origin, and the way to a place is said in words", async ({ page, request }) => {
  const all = await placed(request);
  const north = (from: Placed) => all.find((place) => Math.abs(place.point[0] - from.point[0]) < 0.0005 && place.point[1] - from.point[1] > 0.004 && place.point[1] - from.point[1] < 0.008);
  const from = all.find((place) => north(place) !== undefined);
  const to = from && north(from);
  if (from === undefined || to === undefined) throw new Error("no place lies north of another");
  await new PlacePage(page).open(from.id, TAIPEI);
  await new PlacePage(page).onMap();
  const map = new MapPage(page);
  await map.ready();
  await map.button("list.back").click();
  await map.button("origin.title").click();
  await map.dialog().getByRole("button", { name: map.texts.t("origin.pick") }).click();
  await expect(map.said()).toHaveText(map.texts.t("origin.pick.now"));
  await map.tap(0, 0);
  await expect(map.said()).toHaveCount(0);
  await expect(map.list().getByRole("status").first()).toContainText(map.texts.t("origin.tapped"));
  await map.settled();
  await new PlacePage(page).open(to.id, TAIPEI);
  await new PlacePage(page).onMap();
  await map.ready();
  // Without an origin the nearest name on the map is where the way begins.
  await expect(map.panel().locator(".place-way")).toHaveText(map.texts.part("distance.way"));
});
