// A closed dialog gave the focus back a moment later, and took it from where a quick hand had gone meanwhile.
import { MapPage } from "../../pages/map.ts";
import { expect, STILL, test } from "../../pages/story.ts";

test.use(STILL);

test("who has moved on with the keyboard is not pulled back when a dialog is gone", async ({ page }) => {
  const map = new MapPage(page);
  await map.open("310000");
  await map.button("origin.title").click();
  await expect(map.dialog()).toBeVisible();
  // The quickest hand there is: the focus moves in the turn in which the dialog goes.
  await page.evaluate(() => {
    const watch = new MutationObserver(() => {
      if (document.querySelector("dialog") !== null) return;
      watch.disconnect();
      document.getElementById("map-steps")?.focus();
    });
    watch.observe(document.body, { childList: true, subtree: true });
  });
  await page.keyboard.press("Escape");
  await expect(map.steps()).toBeFocused();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  await expect(map.steps()).toBeFocused();
});

test("the focus goes back to what opened the dialog when nothing else took it", async ({ page }) => {
  const map = new MapPage(page);
  await map.open("310000");
  await map.button("origin.title").click();
  await map.closeDialog();
  await expect(map.button("origin.title")).toBeFocused();
});
