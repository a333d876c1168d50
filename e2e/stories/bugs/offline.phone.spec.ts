// What once could not be opened when the network went after the map was there.
import { CheckPage } from "../../pages/check.ts";
import { MapPage } from "../../pages/map.ts";
import { RequestPage } from "../../pages/request.ts";
import { expect, STILL, test } from "../../pages/story.ts";

test.use(STILL);

test("the self-check and the request open without a network when the map was looked at before", async ({ page, context, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const questionnaire = page.waitForResponse(/instruments/, { timeout: 40_000 });
  const map = new MapPage(page);
  await map.open();
  await questionnaire;
  await context.setOffline(true);
  const tab = (key: string) => page.getByRole("link", { name: map.texts.t(key), exact: true });
  await tab("tab.request").click();
  await new RequestPage(page).at("service");
  await page.goBack();
  await tab("tab.check").click();
  const check = new CheckPage(page);
  await check.begin("mother");
  await check.option("coma", "no").check();
  await check.onward().click();
  await expect(check.option("B.1.1", "4")).toBeVisible();
});
