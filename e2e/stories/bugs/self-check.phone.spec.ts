// What once went wrong while answering.
import { CheckPage } from "../../pages/check.ts";
import { expect, STILL, test } from "../../pages/story.ts";

test.use(STILL);

test("the second tap of a double tap does not meet the next question", async ({ page }) => {
  const check = new CheckPage(page);
  await check.open();
  await check.begin("mother");
  await check.option("coma", "no").check();
  await check.onward().dblclick();
  await expect(check.option("B.1.1", "4")).toBeVisible();
  await expect(page.getByText(check.texts.t("check.choose"))).toHaveCount(0);
  await check.skip().dblclick();
  await expect(check.option("B.1.2", "4")).toBeVisible();
});

test("an answer that is said to be kept is there again when the page is loaded anew", async ({ page }) => {
  const check = new CheckPage(page);
  await check.open();
  await check.begin();
  await check.answer("coma", "no");
  await check.option("B.1.1", "2").check();
  await expect(page.getByText(check.texts.t("check.kept.done"))).toBeVisible();
  await page.reload();
  await expect(check.option("B.1.1", "2")).toBeChecked();
});

test("the page asks browsers not to translate it", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("translate", "no");
});

test("a question opened by its address leads to the start, where it is asked whom it is about", async ({ page }) => {
  await page.goto("/check/q/B.1.3");
  await expect(page).toHaveURL(/\/check$/);
  await expect(page.getByRole("main")).toBeVisible();
});
