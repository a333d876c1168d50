// A daughter on a phone finds the nearest institution that she can choose freely, and calls it:
// once on the map, once with list and keyboard alone.
import { facilities, metres, pixels, type Facility } from "../pages/cities.ts";
import { tabTo } from "../pages/frame.ts";
import { MapPage } from "../pages/map.ts";
import { PlacePage } from "../pages/place.ts";
import { expect, test } from "../pages/story.ts";
import { escaped, starting } from "../pages/texts.ts";

const SHANGHAI = "310000";
const NEAR_ZOOM = 14;
const MIN_BEDS = 100;

type Placed = Facility & { readonly point: readonly [number, number]; readonly phone: string };

/** Public institutions of Shanghai with enough beds. */
const isWanted = (place: Facility): boolean =>
  place.kind === "institution" && place.ownership === "public" && (place.beds ?? 0) >= MIN_BEDS;

/** One that has a plain number and stands alone, so that the map draws it as one symbol. */
function target(all: readonly Facility[]): { place: Placed; home: [number, number] } {
  const wanted = all.filter(isWanted);
  const alone = (place: Placed) =>
    wanted.every((other) => other === place || other.point === undefined || metres(other.point, place.point) > 3000);
  const place = wanted.find(
    (place): place is Placed =>
      place.point !== undefined && /^[\d-]{8,13}$/.test(place.phone ?? "") && alone(place as Placed),
  );
  if (place === undefined) throw new Error("Shanghai has no such institution any more");
  // Home is some 400 m to the west.
  return { place, home: [place.point[0] - 0.0042, place.point[1]] };
}

const telephone = (place: Placed): string => `tel:${place.phone.replaceAll("-", "")}`;

test.describe("with a position", () => {
  test.use({ permissions: ["geolocation"] });

  test("she taps the nearest one on the map and calls", async ({ page, context, request }) => {
    const { place, home } = target(await facilities(request, SHANGHAI));
    await context.setGeolocation({ longitude: home[0], latitude: home[1] });
    const map = new MapPage(page);
    await map.open(SHANGHAI);

    await map.chip("institution").click();
    await map.openFilters();
    await map.choice(map.texts.t("ownership.public")).last().click();
    await map.choice(map.texts.t("filter.beds.min", { count: MIN_BEDS })).click();
    await map.applyFilters();
    await map.button("map.locate").click();
    await expect(map.rows().first()).toContainText(place.name);
    await map.settled();

    const [there, here] = [pixels(place.point, NEAR_ZOOM), pixels(home, NEAR_ZOOM)];
    await map.tap(there[0] - here[0], there[1] - here[1]);
    await expect(map.panel().getByRole("heading", { name: place.name })).toBeVisible();
    const call = map.panel().getByRole("link", { name: map.texts.part("place.call") });
    await expect(call).toHaveAttribute("href", telephone(place));
  });

  test("she finds the same one by keyboard in the list alone and calls", async ({ page, context, request }) => {
    const { place, home } = target(await facilities(request, SHANGHAI));
    await context.setGeolocation({ longitude: home[0], latitude: home[1] });
    const map = new MapPage(page);
    await map.open(SHANGHAI);
    const press = (key: string) => page.keyboard.press(key);

    await tabTo(map.filterButton());
    await press("Enter");
    for (const choice of [
      map.choice(map.texts.t("kind.institution")),
      map.choice(map.texts.t("ownership.public")).last(),
      map.choice(map.texts.t("filter.beds.min", { count: MIN_BEDS })),
    ]) {
      await tabTo(choice);
      await press("Space");
      await expect(choice).toHaveAttribute("aria-pressed", "true");
    }
    await tabTo(map.dialog().getByRole("button", { name: map.texts.like("filter.apply") }));
    await press("Enter");
    await expect(map.dialog()).toHaveCount(0);
    await expect(map.filterButton()).toBeFocused();

    await tabTo(map.button("map.locate"));
    await press("Enter");
    const first = map.rows().first().getByRole("link");
    await expect(first).toContainText(place.name);
    await tabTo(first);
    await press("Enter");

    const facility = new PlacePage(page);
    await expect(facility.heading(place.name)).toBeVisible();
    await expect(page).toHaveTitle(new RegExp(escaped(place.name)));
    await tabTo(facility.call());
    await expect(facility.call()).toHaveAttribute("href", telephone(place));
  });
});

test("when no position comes in five seconds, a named town is offered instead", async ({ page }) => {
  await page.clock.install();
  await page.addInitScript(() => {
    // A phone indoors: it neither answers nor refuses.
    navigator.geolocation.getCurrentPosition = () => undefined;
  });
  const map = new MapPage(page);
  await page.goto("/?city=500000");
  await expect(map.rows().first()).toBeVisible();
  await map.button("map.locate").click();
  await page.clock.runFor(5_000);
  const dialog = map.dialog();
  await expect(dialog).toContainText(map.texts.t("origin.reason.failed"));
  await dialog.getByRole("searchbox").fill("彭水");
  await dialog.getByRole("button", { name: starting("彭水") }).first().click();
  await expect(dialog).toHaveCount(0);
  await expect(map.list().getByRole("status").first()).toContainText("彭水");
});

test("a facility without a number of its own is asked about at the hotline", async ({ page, request }) => {
  const silent = (await facilities(request, "430781")).find((place) => place.phone === undefined);
  if (silent === undefined) throw new Error("every facility has a number");
  const place = new PlacePage(page);
  await place.open(silent.id, "430781");
  await expect(place.heading(silent.name)).toBeVisible();
  await expect(place.call()).toHaveAttribute("href", /^tel:\d+$/);
  await expect(page.getByText(place.texts.t("place.call.why"))).toBeVisible();
});
