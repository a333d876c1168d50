// What the city may give opens without a network, too, once the map was looked at for a while.
import { MapPage } from "../pages/map.ts";
import { RightsPage } from "../pages/rights.ts";
import { expect, STILL, test } from "../pages/story.ts";

test.use(STILL);

test("benefits open and questions are answered without a network after the map was there", async ({ page, context, watch }) => {
  test.setTimeout(120_000);
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const file = page.waitForResponse(/geo\/340100\/benefits\.json/, { timeout: 90_000 });
  const map = new MapPage(page);
  await map.open("340100");
  await file;
  await context.setOffline(true);
  await page.getByRole("link", { name: map.texts.t("tab.check"), exact: true }).click();
  await map.link("check.rights").click();
  const rights = new RightsPage(page);
  await rights.ready();
  await rights.has("unclear", "health-check");
  await rights.begin();
  await rights.sayYear("1940");
  await rights.at("level");
  await rights.link("rights.to-results").click();
  await expect(rights.card("health-check")).not.toContainText(rights.texts.t("rights.missing"));
  await expect(page.getByText(rights.texts.t("load.failed"))).toHaveCount(0);
});
