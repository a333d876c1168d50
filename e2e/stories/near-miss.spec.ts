// What is typed is written nowhere: places one slip away are shown, and that they are is said.
import { MapPage } from "../pages/map.ts";
import { expect, STILL, test } from "../pages/story.ts";

test.use(STILL);

const CITY = "430781";

test("near matches alone say so; what is written as typed does not", async ({ page }) => {
  const map = new MapPage(page);
  await map.open(CITY);
  const said = map.list().getByRole("status").filter({ hasText: map.texts.part("list.near") });
  await expect(said).toHaveCount(0);
  await map.search().fill("毛理湖镇");
  await map.search().press("Enter");
  await map.settled();
  await expect(said).toHaveText(map.texts.t("list.near", { text: "毛理湖镇" }));
  await expect(map.rows().first()).toContainText("毛里湖");
  await map.search().fill("毛里湖镇");
  await expect(said).toHaveCount(0);
  await expect(map.rows().first()).toContainText("毛里湖");
  // Where nothing is found at all there is nothing near either.
  await map.search().fill("没有这样的地方");
  await expect(said).toHaveCount(0);
  await expect(map.list()).toContainText(map.texts.t("list.empty.nowhere"));
});

test("the filters lead to what each kind is", async ({ page }) => {
  const map = new MapPage(page);
  await map.open(CITY);
  await map.openFilters();
  await map.dialog().getByRole("link", { name: map.texts.t("filter.kinds.what") }).click();
  await expect(map.heading(map.texts.t("kinds.title"))).toBeVisible();
  await expect(map.dialog()).toHaveCount(0);
});
