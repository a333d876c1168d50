// A place that vanished could not be taken out of the comparison, a link that somebody sent overwrote the
// own one, and another city's places were dropped without a word.
import { facilities } from "../../pages/cities.ts";
import { ComparePage } from "../../pages/compare.ts";
import { PlacePage } from "../../pages/place.ts";
import { expect, STILL, test } from "../../pages/story.ts";

test.use(STILL);

const SHANGHAI = "310000";
const kept = (list: string) => `localStorage.setItem("eldercare.compare", "${list}")`;

test("what the list does not have any more can be taken out", async ({ page, request }) => {
  const [first] = await facilities(request, SHANGHAI);
  const id = first?.id ?? "";
  await page.addInitScript(`if (localStorage.getItem("eldercare.compare") === null) ${kept(`${SHANGHAI}:gone-1,${id}`)}`);
  const compare = new ComparePage(page);
  await page.goto(`/compare?city=${SHANGHAI}`);
  await expect(compare.columns()).toHaveCount(1);
  await compare.button("compare.strangers.remove").click();
  await expect(compare.button("compare.strangers.remove")).toHaveCount(0);
  await expect(compare.columns()).toHaveCount(1);
  expect(await page.evaluate(() => localStorage.getItem("eldercare.compare"))).toBe(`${SHANGHAI}:${id}`);
});

test("only strangers are not called an empty comparison; ids beyond the third are told", async ({ page, request }) => {
  const compare = new ComparePage(page);
  await compare.open(["gone-1", "gone-2"], SHANGHAI);
  await expect(page.getByText(compare.texts.part("compare.strangers"))).toBeVisible();
  await expect(page.getByText(compare.texts.part("compare.empty"))).toHaveCount(0);
  const ids = (await facilities(request, SHANGHAI)).slice(0, 5).map(({ id }) => id);
  await compare.open(ids, SHANGHAI);
  await expect(compare.columns()).toHaveCount(3);
  await expect(page.getByText(compare.texts.t("compare.too-many", { count: 5, most: 3 }))).toBeVisible();
});

test("a column taken out of a link that somebody sent leaves the own comparison as it is", async ({ page, request }) => {
  const [own, ...sent] = (await facilities(request, SHANGHAI)).slice(0, 3);
  await page.addInitScript(kept(`${SHANGHAI}:${own?.id ?? ""}`));
  const compare = new ComparePage(page);
  await compare.open(sent.map(({ id }) => id), SHANGHAI);
  await expect(compare.columns()).toHaveCount(2);
  await compare.columns().first().getByRole("button").click();
  await expect(compare.columns()).toHaveCount(1);
  expect(await page.evaluate(() => localStorage.getItem("eldercare.compare"))).toBe(`${SHANGHAI}:${own?.id ?? ""}`);
});

test("before a place of another city is added it is said what happens to the earlier list", async ({ page }) => {
  await page.addInitScript(kept(`${SHANGHAI}:a,b`));
  const place = new PlacePage(page);
  await place.open("demo-town-06", "430781");
  await expect(place.compareButton()).toBeVisible();
  await expect(page.getByText(place.texts.part("compare.elsewhere"))).toBeVisible();
});
