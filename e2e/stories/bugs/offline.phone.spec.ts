// What once could not be opened when the network went after the map was there.
import { ApplyPage } from "../../pages/apply.ts";
import { CheckPage } from "../../pages/check.ts";
import { MapPage } from "../../pages/map.ts";
import { PlanPage } from "../../pages/plan.ts";
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

test("the care plan and the applications open without a network, too", async ({ page, context, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const files = [/needs\/gbt/, /forms\/applications/].map((file) => page.waitForResponse(file, { timeout: 50_000 }));
  const map = new MapPage(page);
  await map.open();
  await Promise.all(files);
  await context.setOffline(true);
  await page.getByRole("link", { name: map.texts.t("tab.check"), exact: true }).click();
  const check = new CheckPage(page);
  await check.begin("mother");
  await check.option("coma", "yes").check();
  await check.onward().click();
  await check.atResult();
  await check.link("check.step.plan").click();
  const plan = new PlanPage(page);
  await plan.at();
  await expect(plan.need("consciousness")).toBeVisible();
  await plan.button("apply.from-plan").click();
  await new ApplyPage(page).at("choose");
});
