// Things that could not be told apart or were lost: places of one name at one spot, licences in another
// language, what was chosen before a change of language.
import { facilities } from "../../pages/cities.ts";
import { MapPage } from "../../pages/map.ts";
import { PlacePage } from "../../pages/place.ts";
import { expect, STILL, test } from "../../pages/story.ts";
import { textsOf } from "../../pages/texts.ts";

test.use(STILL);

const TAIPEI = "710009";

test("places of one name at one spot say from which lists they are", async ({ page, request }) => {
  const all = await facilities(request, TAIPEI);
  const at = ({ name, kind, point }: (typeof all)[number]) => `${name} ${kind} ${point}`;
  const same = (one: (typeof all)[number]) => all.filter((other) => at(other) === at(one));
  const spot = (one: (typeof all)[number]) => all.filter((other) => `${other.point}` === `${one.point}`);
  const twin = all.find((one) => one.id.startsWith("710009-care") && same(one).length === 2 && spot(one).length === 2);
  const place = new PlacePage(page);
  await place.open(twin?.id ?? "", TAIPEI);
  await place.onMap();
  const map = new MapPage(page);
  await map.ready();
  await map.button("list.back").click();
  // As near as the map goes, so that only these two are one symbol.
  for (let steps = 0; steps < 3; steps += 1) await map.zoom("in");
  await map.tap(0, 0);
  const rows = page.locator("#gathered-list").getByRole("listitem");
  await expect(rows).toHaveCount(2);
  const apart = await rows.locator(".row-apart").allInnerTexts();
  expect(apart).toHaveLength(2);
  expect(apart[0]).not.toBe(apart[1]);
});

test("who reads English reads the licences in English", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("eldercare.language", "en"));
  for (const city of ["430781", "310000", TAIPEI]) {
    await page.goto(`/about?city=${city}`);
    const sources = page.locator("section", { hasText: textsOf("en").part("about.sources") }).getByRole("listitem");
    await expect(sources.first()).toBeVisible();
    for (const line of await sources.allInnerTexts()) expect(line).not.toMatch(/\p{Script=Han}/u);
  }
});

test("what was chosen about a closed door survives a change of language", async ({ page }) => {
  const place = new PlacePage(page);
  await place.open("demo-town-06", "430781");
  await place.reportClosed();
  await place.when("earlier").check();
  await page.getByLabel(place.texts.t("report.when.day")).fill("2026-01-02T10:30");
  await place.openDisplay();
  await place.dialog().getByText("English", { exact: true }).click();
  await place.closeDialog();
  const english = new PlacePage(page, textsOf("en"));
  await expect(english.when("earlier")).toBeChecked();
  await expect(page.getByLabel(english.texts.t("report.when.day"))).toHaveValue("2026-01-02T10:30");
});
