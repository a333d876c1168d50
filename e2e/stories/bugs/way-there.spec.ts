// The links into map apps were markers; Baidu's had no sender, and Taipei had none to the app people use there.
import { createRequire } from "node:module";
import { facilities } from "../../pages/cities.ts";
import { PlacePage } from "../../pages/place.ts";
import { expect, STILL, test } from "../../pages/story.ts";

// Its own entry for modules is not one that Node can read.
const gcoord = createRequire(import.meta.url)("gcoord") as typeof import("gcoord").default;

type Point = readonly [number, number];

test.use(STILL);

async function links(place: PlacePage, city: string): Promise<{ at: Point; hrefs: Record<string, URL> }> {
  const found = (await facilities(place.page.request, city)).find(({ point, kind }) => point !== undefined && kind !== "home-service");
  if (found?.point === undefined) throw new Error("no place has a position");
  await place.open(found.id, city);
  await place.button("place.go").click();
  const all = place.page.getByRole("dialog").getByRole("link");
  await expect(all.first()).toBeVisible();
  const hrefs = await all.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  return { at: found.point, hrefs: Object.fromEntries(hrefs.map((href) => [new URL(href).hostname, new URL(href)])) };
}

/** Longitude and latitude of the first two numbers of a parameter. */
const read = (url: URL | undefined, name: string, latFirst = true): Point => {
  const [a, b] = (url?.searchParams.get(name) ?? "").split(",").map(Number);
  return latFirst ? [b ?? NaN, a ?? NaN] : [a ?? NaN, b ?? NaN];
};

const near = ([x, y]: Point, [wantedX, wantedY]: Point) => {
  expect(x).toBeCloseTo(wantedX, 4);
  expect(y).toBeCloseTo(wantedY, 4);
};

test("on the mainland each app is led to the point in its own coordinates", async ({ page }) => {
  const { at, hrefs } = await links(new PlacePage(page), "310000");
  const gcj = gcoord.transform([...at] as [number, number], gcoord.WGS84, gcoord.GCJ02) as Point;
  const bd = gcoord.transform([...at] as [number, number], gcoord.WGS84, gcoord.BD09) as Point;
  expect(hrefs["uri.amap.com"]?.pathname).toBe("/navigation");
  near(read(hrefs["uri.amap.com"], "to", false), gcj);
  expect(hrefs["apis.map.qq.com"]?.pathname).toBe("/uri/v1/routeplan");
  near(read(hrefs["apis.map.qq.com"], "tocoord"), gcj);
  near(read(hrefs["maps.apple.com"], "daddr"), gcj);
  near(read(hrefs["api.map.baidu.com"], "location"), bd);
  expect(hrefs["api.map.baidu.com"]?.searchParams.get("src")).toMatch(/^webapp\.[a-z]+\.[a-z]+$/);
  expect(Object.keys(hrefs)).not.toContain("www.google.com");
});

test("in Taipei Google leads the way, and nothing is shifted", async ({ page }) => {
  const { at, hrefs } = await links(new PlacePage(page), "710009");
  near(read(hrefs["www.google.com"], "destination"), at);
  near(read(hrefs["maps.apple.com"], "daddr"), at);
});
