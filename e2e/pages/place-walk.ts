// Every state of the pages about places.
import { expect } from "@playwright/test";
import { facilities } from "./cities.ts";
import { ComparePage } from "./compare.ts";
import { MapPage } from "./map.ts";
import { PlacePage } from "./place.ts";
import type { Walk } from "./walks.ts";

const CITY = "430781";

/** A place, in the sheet and on its own page. */
export const place: Walk = async (page, texts, visit) => {
  const all = await facilities(page.request, CITY);
  const [first] = all.filter(({ point }) => point !== undefined);
  if (first === undefined) throw new Error("no place has a position");
  const place = new PlacePage(page, texts);
  await place.open(first.id, CITY);
  await expect(place.heading(first.name)).toBeVisible();
  await visit("place of demonstration data");
  await place.button("place.go").click();
  await visit("ways to the place");
  await place.closeDialog();
  await place.onMap();
  await expect(new MapPage(page, texts).panel()).toBeVisible();
  await visit("chosen place");
  await place.open("no-such-place", CITY);
  await expect(place.heading(texts.t("place.missing"))).toBeVisible();
  await visit("unknown place");
  const real = (await facilities(page.request, "310000")).find(({ beds, phone }) => beds !== undefined && phone !== undefined);
  await place.open(real?.id ?? "", "310000");
  await expect(place.heading(real?.name ?? "")).toBeVisible();
  await visit("place of real data");
};

/** What one finds out about places, and what one tells about them. */
export const places: Walk = async (page, texts, visit) => {
  const place = new PlacePage(page, texts);
  await page.goto(`/kinds?city=${CITY}`);
  await expect(place.heading(texts.t("kinds.title"))).toBeVisible();
  await visit("kinds of places");
  const homes = (await facilities(page.request, "310000")).filter(({ beds, phone }) => beds !== undefined && phone !== undefined);
  const [first, second, third] = homes;
  await place.open(first?.id ?? "", "310000");
  await place.button("place.origins.show").click();
  await place.compareButton().click();
  await visit("place with its sources, in the comparison");
  const compare = new ComparePage(page, texts);
  await compare.open([], CITY);
  await visit("nothing to compare");
  await compare.open([first, second, third, { id: "x" }].map((home) => home?.id ?? ""), "310000");
  await expect(compare.columns()).toHaveCount(3);
  await visit("three places side by side");
  const [told] = (await facilities(page.request, CITY)).filter(({ kind }) => kind === "day-care" || kind === "institution");
  await place.open(told?.id ?? "", CITY);
  await place.reportClosed();
  await visit("closed when I came");
  await place.send().click();
  await expect(page.getByText(texts.t("report.when.none"))).toBeVisible();
  await visit("closed when I came, nothing chosen");
  await place.when("earlier").check();
  await visit("closed some time ago");
  await place.when("now").check();
  await page.context().setOffline(true);
  await place.send().click();
  await expect(place.told("report.kept")).toBeVisible();
  await visit("a report that waits");
  await page.context().setOffline(false);
  await expect(place.told("report.sent")).toBeVisible({ timeout: 30_000 });
  await visit("a report that arrived");
  await place.link("report.back").click();
  await place.link("report.wrong").click();
  await expect(place.heading(texts.t("report.wrong.title"))).toBeVisible();
  await visit("which fact is wrong");
  await page.goto(`/place/${told?.id}/wrong/other?city=${CITY}`);
  await place.send().click();
  await expect(page.getByText(texts.t("error.report.right.missing"), { exact: true })).toBeVisible();
  await visit("what is right, nothing written");
};
