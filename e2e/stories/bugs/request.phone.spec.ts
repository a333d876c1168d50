// What once went wrong between sending and the receipt.
import { RequestPage, WISH } from "../../pages/request.ts";
import { expect, STILL, test } from "../../pages/story.ts";

test.use(STILL);

const wish = { ...WISH, name: "演示·吴奶奶" };

test("fields that the server refuses later lead back to the review with what is wrong, not to 'no request'", async ({ page, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED/, /422/);
  const form = new RequestPage(page);
  await form.open();
  await form.fill(wish);
  await form.sendWithoutNetwork();
  await page.route("**/api/v1/requests", async (route) => {
    const body = (route.request().postData() ?? "").replace(/"town":"\d+"/, '"town":"999999999"');
    await route.fulfill({ response: await route.fetch({ postData: body }) });
  });
  await page.context().setOffline(false);
  await form.button("request.refused.take-back").click();
  await form.at("review");
  await expect(form.summary()).toBeFocused();
  await expect(page.getByText(wish.name)).toBeVisible();
});

test("a proxy that says 'later' is told as a busy server, not as a sign-in page", async ({ page, watch }) => {
  watch.plant(/502/);
  const form = new RequestPage(page);
  await form.open();
  await form.fill(wish);
  await form.answeredByOthers(502);
  await form.sendButton().click();
  await expect(page.getByText(form.texts.t("request.waiting.busy"))).toBeVisible();
  await expect(page.getByText(form.texts.t("request.waiting.not-ours"))).toHaveCount(0);
});
