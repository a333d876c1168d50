// A street layer under the app's places: a site with tiles of its own, and where a street lies there.
import { createRequire } from "node:module";
import { expect, test, type Page } from "@playwright/test";
import { facilities, type Facility } from "./cities.ts";
import { measured } from "./cross.ts";
import { MapPage } from "./map.ts";
import { freePort, OwnSite } from "./own-site.ts";
import { PlacePage } from "./place.ts";
import { requestsTo, type Watch } from "./story.ts";
import { TileServer } from "./tile-server.ts";

// An independent library converts the point that the tiles draw.
const gcoord = createRequire(import.meta.url)("gcoord") as typeof import("gcoord").default;

type Point = readonly [number, number];
type Placed = Facility & { readonly point: Point };

export const SHANGHAI = "310000";
/** The zoom at which the app shows one place. */
const CLOSE = 15;

const inGcj02 = ([lon, lat]: Point): Point => gcoord.transform([lon, lat], gcoord.WGS84, gcoord.GCJ02) as [number, number];

/** The institution that stands most alone, so that its ring is round its own symbol. */
async function target(page: Page, city: string): Promise<Placed> {
  const all = (await facilities(page.request, city)).filter((place): place is Placed => place.point !== undefined);
  const alone = (place: Placed) => Math.min(...all.filter((other) => other !== place).map(({ point }) => Math.hypot(point[0] - place.point[0], point[1] - place.point[1])));
  const [first] = all.filter(({ kind }) => kind === "institution").map((place) => ({ place, alone: alone(place) })).sort((a, b) => b.alone - a.alone);
  if (first === undefined) throw new Error("the city has no institution");
  return first.place;
}

/** Opens the place on the map of a site with these tiles and measures at several zooms. */
async function measureAt(page: Page, site: OwnSite, city: string, place: Placed): Promise<void> {
  await page.goto(`${site.url}/place/${place.id}?city=${city}`);
  await new PlacePage(page).onMap();
  const map = new MapPage(page);
  await map.ready();
  const room = await map.room();
  const middle: [number, number] = [room.width / 2, room.height / 2];
  const compare = async (zoom: number, at: readonly [number, number]) => {
    await test.step(`zoom ${zoom} at ${at.join(", ")}`, async () => {
      await tilesThere(map);
      const { ring, cross } = await measured(map, at);
      const off = Math.hypot(ring[0] - cross[0], ring[1] - cross[1]);
      test.info().annotations.push({ type: "error in pixels", description: `${city} zoom ${zoom}: ${off.toFixed(2)}` });
      expect(off, `the street is off at zoom ${zoom}`).toBeLessThanOrEqual(1);
    });
  };
  await compare(CLOSE, middle);
  const aside: [number, number] = [Math.round(room.width * -0.22), Math.round(room.height * 0.12)];
  await map.drag(...aside);
  await compare(CLOSE, [middle[0] + aside[0], middle[1] + aside[1]]);
  await map.drag(-aside[0], -aside[1]);
  for (const zoom of [16, 17, 18]) {
    await map.zoom("in");
    await compare(zoom, middle);
  }
  // Farther out symbols of the neighbours would cover the cross where places are many.
  const farthest = city === SHANGHAI ? 11 : 15;
  for (let zoom = 17; zoom >= farthest; zoom -= 1) {
    await map.zoom("out");
    if (zoom < CLOSE) await compare(zoom, middle);
  }
}

/** All tiles of the window are there and none is on its way. */
async function tilesThere(map: MapPage): Promise<void> {
  await map.settled();
  await expect
    .poll(() =>
      map.box().evaluate((box) => {
        const tiles = [...box.querySelectorAll("img.leaflet-tile")] as HTMLImageElement[];
        return tiles.length > 0 && tiles.every((tile) => tile.complete && tile.naturalWidth > 0);
      }),
    )
    .toBe(true);
}

/** A layer of an operator; addresses begin at the server of the tiles. */
export interface Layer {
  readonly city: string;
  /** Whether the tiles draw the place where GCJ-02 has it. */
  readonly shifted: boolean;
  readonly tiles: Readonly<Record<string, string>>;
}

/** The page may just be fetching ahead what comes later: it leaves before its server does. */
export async function leave(page: Page, site: OwnSite): Promise<void> {
  await page.goto("about:blank");
  await site.stop();
}

/** Streets lie under the places, wherever the map is moved; returns what was asked of the tiles' server. */
export async function liesUnder(page: Page, watch: Watch, { city, shifted, tiles }: Layer): Promise<readonly URL[]> {
  const place = await target(page, city);
  const server = await TileServer.start(shifted ? inGcj02(place.point) : place.point);
  // The operator's own server is the one other that a page may ask.
  watch.plant(requestsTo(server.origin));
  const whole = Object.entries(tiles).map(([key, value]) => [key, /^(url|labels)$/.test(key) ? server.origin + value : value]);
  const site = await OwnSite.start({ tiles: { credit: "测试街道图", ...Object.fromEntries(whole) } });
  try {
    await measureAt(page, site, city, place);
    await expect(page.getByText("测试街道图")).toBeVisible();
    return server.asked;
  } finally {
    await leave(page, site);
    await server.stop();
  }
}

/** A layer that does not come is told by one calm line, and the own map is whole. */
export async function isDead(page: Page, watch: Watch, manner: "fails" | "hangs" | "refuses"): Promise<void> {
  watch.plant(/500/, /ERR_CONNECTION_REFUSED/);
  const server = await TileServer.start([121, 31]);
  if (manner !== "refuses") server.manner = manner;
  const origin = manner === "refuses" ? `http://127.0.0.1:${await freePort()}` : server.origin;
  watch.plant(requestsTo(origin));
  const site = await OwnSite.start({ tiles: { url: `${origin}/{z}/{x}/{y}.png`, credit: "街" } });
  try {
    const map = new MapPage(page);
    await page.goto(`${site.url}/?city=${SHANGHAI}`);
    await map.ready();
    const line = page.getByText(map.texts.t("map.no-streets"));
    await expect(line).toBeVisible({ timeout: 20_000 });
    await expect(line).toHaveCount(1);
    // Nothing of the layer is to be seen, and the list is what it is without it.
    const visible = await map.box().evaluate((box) =>
      [...box.querySelectorAll("img.leaflet-tile")].filter((tile) => getComputedStyle(tile).visibility !== "hidden").length,
    );
    expect(visible).toBe(0);
    await expect(map.rows().first()).toBeVisible();
    await page.screenshot({ path: test.info().outputPath("dead.png") });
    if (manner === "fails") {
      server.manner = "draws";
      await map.zoom("in");
      await expect(line).toHaveCount(0);
    }
  } finally {
    await leave(page, site);
    await server.stop();
  }
}
