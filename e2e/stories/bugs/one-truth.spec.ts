// What the list said of a place was once not said on its own page, nor in the comparison, and names that
// people use for where they are were unknown to the map.
import { facilities } from "../../pages/cities.ts";
import { ComparePage } from "../../pages/compare.ts";
import { MapPage } from "../../pages/map.ts";
import { PlacePage } from "../../pages/place.ts";
import { expect, STILL, test } from "../../pages/story.ts";

test.use(STILL);

const SHANGHAI = "310000";
const TAIPEI = "710009";

test("where the list says to call first, the page says it too", async ({ page, request }) => {
  const home = (await facilities(request, SHANGHAI)).find(({ kind, phone }) => kind === "institution" && phone !== undefined);
  const map = new MapPage(page);
  await map.open(SHANGHAI);
  await map.search().fill(home?.name ?? "");
  await map.search().press("Enter");
  await expect(page.locator(`#place-list [data-id="${home?.id}"]`)).toContainText(map.texts.t("call.first"));
  const place = new PlacePage(page);
  await place.open(home?.id ?? "", SHANGHAI);
  await expect(page.getByRole("main")).toContainText(place.texts.t("place.old.call"));
});

test("a place without a position says why no way leads there", async ({ page, request }) => {
  const all = await facilities(request, SHANGHAI);
  const nowhere = all.find(({ kind, point }) => kind !== "home-service" && point === undefined);
  const place = new PlacePage(page);
  await place.open(nowhere?.id ?? "", SHANGHAI);
  await expect(page.getByText(place.texts.t("place.nowhere"))).toBeVisible();
  await expect(place.button("place.go")).toHaveCount(0);
});

test("the comparison says what visitors found closed, and its paper when and from where it is", async ({ page, request, watch }) => {
  watch.plant(/reports\/summary/);
  const [first, second] = (await facilities(request, SHANGHAI)).filter(({ kind }) => kind === "institution");
  await page.route("**/reports/summary", (route) =>
    route.fulfill({ json: { city: SHANGHAI, days: 30, closed: [{ facility: second?.id, count: 2, last_visit: "2026-11-20" }] } }),
  );
  await page.goto(`/compare?ids=${first?.id},${second?.id}&city=${SHANGHAI}`);
  const compare = new ComparePage(page);
  const told = compare.texts.t("call.reports", { count: 2 });
  await expect(compare.columns().nth(1)).toContainText(told);
  await expect(compare.columns().nth(0)).not.toContainText(told);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(compare.texts.part("paper.printed"))).toBeVisible();
  await expect(page.getByText(`/compare?ids=${first?.id}`)).toBeVisible();
});

for (const [city, typed, name] of [
  [TAIPEI, "大安区", "大安區"],
  [SHANGHAI, "大场镇", "大场"],
  [SHANGHAI, "亭林", "亭林镇"],
] as const) {
  test(`who says ${typed} is understood`, async ({ page }) => {
    const map = new MapPage(page);
    await map.open(city);
    await map.button("origin.title").click();
    await map.dialog().getByRole("searchbox").fill(typed);
    await map.dialog().getByRole("button", { name: new RegExp(`^${name}`) }).first().click();
    await expect(map.dialog()).toHaveCount(0);
    await expect(map.list().getByRole("status").first()).toContainText(name);
  });
}

test("each of a place's numbers can be called", async ({ page, request }) => {
  const two = (await facilities(request, SHANGHAI)).find(({ phone }) => phone?.includes(" / "));
  const numbers = (two?.phone ?? "").split(" / ");
  expect(numbers.length).toBeGreaterThan(1);
  const place = new PlacePage(page);
  await place.open(two?.id ?? "", SHANGHAI);
  for (const number of numbers) {
    const call = page.getByRole("main").getByRole("link", { name: place.texts.t("place.call", { number }) });
    await expect(call).toHaveAttribute("href", `tel:${number.replace(/\D/g, "")}`);
  }
});
