// A daughter puts three homes side by side, reads them without a network, and prints one sheet.
import { facilities, type Facility } from "../pages/cities.ts";
import { ComparePage } from "../pages/compare.ts";
import { overflow } from "../pages/measure.ts";
import { printedPages } from "../pages/paper.ts";
import { PlacePage } from "../pages/place.ts";
import { expect, STILL, test } from "../pages/story.ts";
import { textsOf } from "../pages/texts.ts";

test.use(STILL);

const SHANGHAI = "310000";

async function homes(request: Parameters<typeof facilities>[0], count: number): Promise<Facility[]> {
  const all = await facilities(request, SHANGHAI);
  return all.filter(({ kind, beds, phone }) => kind === "institution" && beds !== undefined && phone !== undefined).slice(0, count);
}

test("three homes are chosen one by one, a fourth finds no room, and one is taken out again", async ({ page, request }) => {
  const all = await homes(request, 4);
  const place = new PlacePage(page);
  for (const home of all.slice(0, 3)) {
    await place.open(home.id, SHANGHAI);
    await place.compareButton().click();
    await expect(place.button("compare.remove")).toHaveAttribute("aria-pressed", "true");
  }
  await place.open(all[3]?.id ?? "", SHANGHAI);
  await expect(page.getByText(place.texts.t("compare.full", { count: 3 }))).toBeVisible();
  await expect(place.compareButton()).toHaveAttribute("aria-disabled", "true");
  await place.link("compare.open").click();

  const compare = new ComparePage(page);
  await expect(compare.columns()).toHaveCount(3);
  expect(new URL(page.url()).searchParams.get("ids")).toBe(all.slice(0, 3).map(({ id }) => id).join(","));
  for (const home of all.slice(0, 3)) {
    await expect(compare.row("place.phone")).toContainText(home.phone ?? "");
  }
  const [first, second] = all;
  await compare.remove(first?.name ?? "").click();
  await expect(compare.columns()).toHaveCount(2);
  await expect(compare.columns().first()).toContainText(second?.name ?? "");
  await page.reload();
  await expect(compare.columns()).toHaveCount(2);
});

test("the comparison opens without a network once a place was looked at", async ({ page, context, request, watch }) => {
  // What visitors found closed is asked for a moment after the list is there: then there may be no network.
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const [first] = await homes(request, 1);
  const place = new PlacePage(page);
  await place.open(first?.id ?? "", SHANGHAI);
  await place.compareButton().click();
  await context.setOffline(true);
  await place.link("compare.open").click();
  await expect(new ComparePage(page).columns()).toHaveCount(1);
});

test("what is not published is said once for each place, and unknown ids are counted", async ({ page, request }) => {
  const [first] = await homes(request, 1);
  const compare = new ComparePage(page);
  await compare.open([first?.id ?? "", "no-such-place"], SHANGHAI);
  await expect(compare.columns()).toHaveCount(1);
  await expect(page.getByText(compare.texts.part("compare.strangers"))).toBeVisible();
  await expect(compare.row("compare.unpublished")).toContainText(compare.texts.t("place.beds.free"));
  await compare.open([], SHANGHAI);
  await expect(page.getByText(compare.texts.part("compare.empty"))).toBeVisible();
});

for (const language of ["zh-CN", "zh-Hant", "en"] as const) {
  test(`three homes fit on one sheet, and nothing is wider than a phone, in ${language}`, async ({ page, request }) => {
    const all = await homes(request, 3);
    await page.context().addInitScript((tag) => localStorage.setItem("eldercare.language", tag), language);
    await page.setViewportSize({ width: 360, height: 740 });
    const compare = new ComparePage(page, textsOf(language));
    await compare.open(all.map(({ id }) => id), SHANGHAI);
    await expect(compare.columns()).toHaveCount(3);
    expect(await overflow(page)).toEqual([]);
    expect(await printedPages(page)).toBe(1);
  });
}
