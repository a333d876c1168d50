// A draft that was finished on two devices with other words: the second hears that the first arrived, and makes two of
// one request only after a question; the desk sees that both are of one wish.
import { requestsFor } from "../../pages/database.ts";
import { RequestPage, WISH } from "../../pages/request.ts";
import { expect, STILL, test } from "../../pages/story.ts";

test.use(STILL);

test("what arrived from another device in other words is not simply sent again under a new number", async ({ page, watch }) => {
  watch.plant(/422/);
  const form = new RequestPage(page);
  const wish = { ...WISH, name: `演示·${Date.now().toString(36)}` };
  await form.open();
  await form.fill(wish);
  await page.route("**/api/v1/requests", async (route) => {
    // The other device is quicker.
    const other = (route.request().postData() ?? "").replace(/"note":"[^"]*"/, '"note":"演示：另一台设备"');
    expect((await route.fetch({ postData: other })).status()).toBe(201);
    await route.continue();
  });
  await form.sendButton().click();
  await expect(page.getByText(form.texts.t("error.record.conflict"))).toBeVisible();
  await page.unroute("**/api/v1/requests");
  await expect(form.button("request.refused.take-back")).toHaveCount(0);
  await form.button("request.second").click();
  await expect(page.getByText(form.texts.t("request.second.sure"))).toBeVisible();
  expect(requestsFor(wish.name)).toHaveLength(1);
  await form.button("request.second.yes").click();
  await form.at("review");
  await form.sendButton().click();
  await form.code();
  const stored = requestsFor(wish.name) as { caution: string | null }[];
  expect(stored).toHaveLength(2);
  expect(stored.filter(({ caution }) => caution?.includes("repeat"))).toHaveLength(1);
});
