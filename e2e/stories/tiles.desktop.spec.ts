// What of the operator's street layer does not depend on the size of the screen: systems and forms of
// tiles, and how long one waits for those that hang.
import { expect, STILL, test } from "../pages/story.ts";
import { isDead, liesUnder, SHANGHAI } from "../pages/streets.ts";

test.use(STILL);

const TAIPEI = "710009";

test.beforeEach(() => test.setTimeout(120_000));

test("streets lie under the places: XYZ in WGS-84", async ({ page, watch }) => {
  await liesUnder(page, watch, { city: SHANGHAI, shifted: false, tiles: { url: "/{z}/{x}/{y}.png" } });
});

test("streets lie under the places: WMTS in CGCS2000, with names, token and subdomains", async ({ page, watch }) => {
  const asked = await liesUnder(page, watch, {
    city: SHANGHAI,
    shifted: false,
    tiles: {
      kind: "wmts",
      crs: "cgcs2000",
      subdomains: "012",
      token: "abc",
      url: "/t{s}/vec_w/wmts?LAYER=vec&TILEMATRIXSET=w&TILEMATRIX={TileMatrix}&TILEROW={TileRow}&TILECOL={TileCol}&tk={token}",
      labels: "/labels/{z}/{x}/{y}.png?tk={token}",
    },
  });
  expect(new Set(asked.map(({ pathname }) => /^\/t([012])\//.exec(pathname)?.[1])).size).toBeGreaterThan(2);
  expect(asked.every(({ searchParams }) => searchParams.get("tk") === "abc")).toBe(true);
});

test("streets lie under the places: XYZ in GCJ-02 in Taipei, where no offset exists", async ({ page, watch }) => {
  await liesUnder(page, watch, { city: TAIPEI, shifted: false, tiles: { crs: "gcj02", url: "/{z}/{x}/{y}.png" } });
});

test("a street layer that hangs leaves the own map, with one calm line", async ({ page, watch }) => {
  await isDead(page, watch, "hangs");
});
