// The address names the city whose places it shows: copied, or loaded again, it leads to the same.
import { MapPage } from "../../pages/map.ts";
import { PlacePage } from "../../pages/place.ts";
import { starting } from "../../pages/texts.ts";
import { expect, STILL, test } from "../../pages/story.ts";

test.use(STILL);

const [SHANGHAI, TAIPEI] = ["310000", "710009"];

async function change(map: MapPage, name: string): Promise<void> {
  await map.openCityChooser();
  await map.dialog().getByRole("button", { name: starting(name) }).click();
}

test("a place opened from the list has an address that works on another device", async ({ page, browser }) => {
  const map = new MapPage(page);
  await map.open(TAIPEI);
  await map.rows().first().getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`/place/.+[?]city=${TAIPEI}$`));
  const name = await page.getByRole("heading", { level: 1 }).innerText();
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(page.url());
  await expect(new PlacePage(elsewhere).heading(name)).toBeVisible();
});

test("changing the city changes the address, and what was typed for the other is gone", async ({ page }) => {
  const map = new MapPage(page);
  await map.open(SHANGHAI);
  await map.search().fill("黄浦");
  await change(map, "台北市");
  await expect(page).toHaveURL(new RegExp(`[?]city=${TAIPEI}$`));
  await map.ready();
  await expect(map.search()).toHaveValue("");
  await page.reload();
  await map.ready();
  await expect(page.getByRole("button", { name: map.texts.t("city.change") })).toContainText("台北市");
});

test("changing the city on the page of a place leads to the map of the new one", async ({ page }) => {
  const map = new MapPage(page);
  await map.open(SHANGHAI);
  await map.rows().first().getByRole("link").click();
  await expect(page).toHaveURL(/[/]place[/]/);
  await change(map, "台北市");
  await map.ready();
  await expect(page).toHaveURL(new RegExp(`/[?]city=${TAIPEI}$`));
});
