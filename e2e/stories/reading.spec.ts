// Reading the list: it begins at its top when it is another one, and goes on where it was when one
// comes back to it.
import { MapPage } from "../pages/map.ts";
import { PlacePage } from "../pages/place.ts";
import { expect, STILL, test } from "../pages/story.ts";

test.use(STILL);

const SHANGHAI = "310000";
const JINSHI = "430781";

test("distances counted from a place begin the list at its top, with the focus on its heading", async ({ page }) => {
  const map = await new PlacePage(page).asOrigin("demo-town-07", JINSHI);
  await expect(map.listHeading()).toBeFocused();
  await map.settled();
  expect(await map.scrolled()).toBe(0);
  await map.scrollList(900);
  await map.zoom("out");
  await expect.poll(() => map.scrolled()).toBe(0);
});

test("who comes back from a place finds the list where it was, and the row", async ({ page }) => {
  const map = new MapPage(page);
  await map.open(SHANGHAI);
  await map.button("list.more").first().click();
  const row = map.page.locator("#place-list").getByRole("listitem").nth(40);
  await row.scrollIntoViewIfNeeded();
  const [id, scrolled] = [await row.getAttribute("data-id"), await map.scrolled()];
  expect(scrolled).toBeGreaterThan(1000);
  await row.getByRole("link").click();
  await expect(page).toHaveURL(/\/place\//);
  await page.goBack();
  await map.ready();
  await expect(map.page.locator(`[data-id="${id}"]`).getByRole("link")).toBeFocused();
  await expect(map.page.locator(`[data-id="${id}"]`)).toHaveAttribute("data-chosen", "true");
  expect(Math.abs((await map.scrolled()) - scrolled)).toBeLessThan(3);
});

test("another pace gives every row other minutes at once", async ({ page }) => {
  const map = await new PlacePage(page).asOrigin("demo-town-07", JINSHI);
  await map.settled();
  const walk = map.texts.part("distance.walk");
  const minutes = async () => {
    const rows = await map.page.locator("#place-list .row-far").allInnerTexts();
    return rows.map((row) => Number(walk.exec(row)?.[1] ?? 0));
  };
  const slow = await minutes();
  expect(Math.max(...slow)).toBeGreaterThan(9);
  await map.openAround();
  await map.dialog().getByRole("button", { name: map.texts.part("around.pace.usual") }).click();
  await map.closeDialog();
  const usual = await minutes();
  usual.forEach((now, row) => {
    // 0.8 against 1.2 metres a second, each rounded to minutes.
    if (slow[row] !== 0) expect(Math.abs(now - ((slow[row] ?? 0) * 0.8) / 1.2)).toBeLessThanOrEqual(1);
  });
});

test("a text is ordered by fit, and what fits outside the window is counted and shown", async ({ page }) => {
  const map = new MapPage(page);
  await map.open(SHANGHAI);
  await map.zoom("in");
  await map.zoom("in");
  await map.search().fill("敬老院");
  await map.settled();
  await expect(map.list().getByRole("status").first()).toContainText(map.texts.t("list.order.fit"));
  const here = await map.count();
  const more = map.list().getByText(map.texts.like("list.elsewhere"));
  const elsewhere = Number(map.texts.part("list.elsewhere").exec(await more.innerText())?.[1]);
  expect(elsewhere).toBeGreaterThan(0);
  await map.button("list.elsewhere.go").click();
  await map.settled();
  await expect.poll(() => map.count()).toBe(here + elsewhere);
  await expect(more).toHaveCount(0);
});

test("a reload finds window, text and filters again; a new visit does not, nor the device's own position", async ({ page, context }) => {
  await context.grantPermissions(["geolocation"]);
  await context.setGeolocation({ longitude: 121.47, latitude: 31.23 });
  const map = new MapPage(page);
  await map.open(SHANGHAI);
  await map.zoom("in");
  await map.search().fill("养老");
  await map.chip("institution").click();
  await map.settled();
  const drawn = await map.drawn();
  expect(page.url()).not.toContain("养老");
  await page.reload();
  await map.ready();
  await expect(map.search()).toHaveValue("养老");
  await expect(map.chip("institution")).toHaveAttribute("aria-pressed", "true");
  expect(await map.drawn()).toEqual(drawn);
  await map.button("map.locate").click();
  await expect(map.button("origin.clear")).toBeVisible();
  await map.settled();
  // The middle of the window would tell where the device is.
  const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
  expect(kept).toContain("养老");
  expect(kept).not.toMatch(/121470|31230|121\.47|31\.23/);
  await page.reload();
  await map.ready();
  await expect(map.button("origin.clear")).toHaveCount(0);
  const other = await context.newPage();
  const fresh = new MapPage(other);
  await fresh.open(SHANGHAI);
  await expect(fresh.search()).toHaveValue("");
});
