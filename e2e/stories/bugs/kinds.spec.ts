// "Show these 21" once showed two of them under an old search, and services at home led to an empty map.
import { MapPage } from "../../pages/map.ts";
import { expect, STILL, test } from "../../pages/story.ts";

test.use(STILL);

const CITY = "430781";

test("the button of a kind shows as many as it says, whatever was looked for", async ({ page }) => {
  const map = new MapPage(page);
  await map.open(CITY);
  await map.search().fill("演示镇");
  await map.settled();
  await page.evaluate(() => {
    history.pushState(null, "", "/kinds");
    dispatchEvent(new PopStateEvent("popstate"));
  });
  const row = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: map.texts.t("kind.institution") }) });
  const button = row.getByRole("link");
  const count = Number(/\d+/.exec((await button.textContent()) ?? "")?.[0]);
  expect(count).toBeGreaterThan(3);
  await button.click();
  await map.settled();
  await expect.poll(async () => (await map.listed()).length).toBe(count);
});

test("services at home lead to their list, since no map has them", async ({ page }) => {
  await page.goto(`/kinds?city=${CITY}`);
  const map = new MapPage(page);
  const row = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: map.texts.t("kind.home-service") }) });
  await row.getByRole("link", { name: map.texts.t("kinds.show.list", { count: 1 }) }).click();
  await expect(page.getByText(map.texts.t("list.empty.unplaced"))).toBeVisible();
  await expect(page.locator("#unplaced-list .row")).toHaveCount(1);
});
