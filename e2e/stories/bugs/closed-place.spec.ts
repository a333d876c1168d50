// A place that is closed for good once looked open everywhere but in the notice of its own page.
import { MapPage } from "../../pages/map.ts";
import { PlacePage } from "../../pages/place.ts";
import { RequestPage } from "../../pages/request.ts";
import { expect, STILL, test } from "../../pages/story.ts";

test.use(STILL);

const CITY = "430781";
const CLOSED = "demo-town-03";

test("a closed place offers neither its services nor the way, and says why", async ({ page }) => {
  const place = new PlacePage(page);
  await place.open(CLOSED, CITY);
  await expect(page.getByText(place.texts.t("place.closed.no-ways"))).toBeVisible();
  await expect(place.call()).toBeVisible();
  await expect(place.link("place.request")).toHaveCount(0);
  await expect(place.button("place.go")).toHaveCount(0);
  // One that was closed for a while and is not any more offers both.
  await place.open("demo-town-06", CITY);
  await expect(place.link("place.request")).toBeVisible();
  await expect(place.button("place.go")).toBeVisible();
});

test("a request for a closed place goes on without it, and that is said", async ({ page }) => {
  const request = new RequestPage(page);
  await request.open(`?place=${CLOSED}&city=${CITY}`);
  await expect(page.getByText(request.texts.t("request.closed-place"))).toBeVisible();
  await expect(request.button("request.no-place")).toHaveCount(0);
});

test("list and sheet say that it is closed, and no walk reaches it", async ({ page }) => {
  const place = new PlacePage(page);
  await place.open(CLOSED, CITY);
  await place.onMap();
  const map = new MapPage(page);
  await map.ready();
  await expect(map.panel()).toContainText(map.texts.t("open.gone"));
  await map.panel().getByRole("button", { name: map.texts.t("origin.from-place") }).click();
  await expect(page.locator(`#place-list [data-id="${CLOSED}"]`)).toContainText(map.texts.t("open.gone"));
  await map.openAround();
  const kind = map.texts.t("kind.institution");
  const row = map.dialog().getByRole("listitem").filter({ has: page.getByText(kind, { exact: true }) });
  await expect(row).toBeVisible();
  // The walk begins at the closed place itself.
  await expect(row).not.toContainText(map.texts.t("around.here"));
});
