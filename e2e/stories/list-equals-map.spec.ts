// The list shows exactly what the map shows: on the largest city, after each of twenty random
// moves and filters, and both agree with a reckoning that knows nothing of the app.
import { facilities, type Facility } from "../pages/cities.ts";
import { MapPage } from "../pages/map.ts";
import { PlacePage } from "../pages/place.ts";
import { seeded } from "../pages/seeded.ts";
import { expect, STILL, test } from "../pages/story.ts";
import { Window } from "../pages/window.ts";

const CHONGQING = "500000";
const MOVES = 20;
/** From here on the reckoning is sharp: few places share a symbol. */
const SHARP = 13;
/** The zoom at which the app shows one place. */
const CLOSE = 15;
/** The kinds that Chongqing has. */
const KINDS = ["institution", "street-centre", "station", "mutual-help"];

type Placed = Facility & { readonly point: readonly [number, number] };

test.use(STILL);

/** What is filtered for: kinds and a word, as the page has them. */
class Filter {
  readonly kinds = new Set<string>();
  word = "";

  matches(place: Facility): boolean {
    const kinds = [place.kind, ...(place.extra_kinds ?? [])];
    const words = [place.name, place.address, place.district, place.town].filter((text) => text !== undefined);
    return (
      (this.kinds.size === 0 || kinds.some((kind) => this.kinds.has(kind))) &&
      (this.word === "" || words.some((text) => text.includes(this.word)))
    );
  }
}

test("twenty random moves and filters on Chongqing", async ({ page, request }, info) => {
  test.setTimeout(150_000);
  const all = await facilities(request, CHONGQING);
  const placed = all.filter((place): place is Placed => place.point !== undefined);
  const random = seeded(info.project.name === "phone" ? 20_221 : 42_195);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

  // Starting from one place makes the middle of the window known to us.
  const start = placed.find(({ town }) => town === "高笋塘街道") ?? pick(placed);
  await new PlacePage(page).open(start.id, CHONGQING);
  await new PlacePage(page).onMap();
  const map = new MapPage(page);
  await map.ready();
  const room = await map.room();
  const window = new Window(start.point, CLOSE, room.width, room.height);
  const filter = new Filter();
  const back = map.button("list.back");
  await back.click();

  const drag = async () => {
    const dx = Math.round((random() - 0.5) * room.width * 0.8);
    const dy = Math.round((random() - 0.5) * room.height * 0.6);
    await map.drag(dx, dy);
    window.drag(dx, dy);
  };
  const zoom = async () => {
    // Not so far out that opening the whole list would take minutes.
    const out = window.zoom > 11 && (window.zoom >= 17 || random() < 0.6);
    await map.zoom(out ? "out" : "in");
    window.zoomBy(out ? -1 : 1);
  };
  const toggle = async () => {
    const kind = pick(KINDS);
    await map.chip(kind).click();
    if (!filter.kinds.delete(kind)) filter.kinds.add(kind);
  };
  const type = async () => {
    filter.word = filter.word === "" ? pick(["服务", "互助", "街道", "1"]) : "";
    await map.search().fill(filter.word);
  };

  let sharp = 0;
  for (let move = 1; move <= MOVES; move += 1) {
    const act = pick([drag, drag, drag, zoom, zoom, toggle, type]);
    await act();
    await map.settled();
    const drawn = await map.drawn();
    const where = `after move ${move} at zoom ${window.zoom}`;
    const listed = await map.listed();
    const odd = [...listed, ...drawn].filter((id) => !drawn.includes(id) || !listed.includes(id));
    const far = placed.filter(({ id }) => odd.includes(id)).map((place) => `${place.id} ${window.depthOf(place).toFixed(2)} px`);
    expect(far, `in the list or on the map only ${where}`).toEqual([]);
    expect(await map.count(), where).toBe(drawn.length);
    if (window.zoom < SHARP) continue;
    sharp += drawn.length > 0 ? 1 : 0;
    const matching = placed.filter((place) => filter.matches(place));
    const reckoned = window.reckon(matching);
    const shown = new Set(drawn);
    expect([...reckoned.inside].filter((id) => !shown.has(id)), `missing ${where}`).toEqual([]);
    const known = new Set(matching.map(({ id }) => id));
    expect(drawn.filter((id) => reckoned.outside.has(id) || !known.has(id)), `too many ${where}`).toEqual([]);
  }
  expect(sharp, "the reckoning must have had something to say").toBeGreaterThan(4);
});

test("the whole city in one window: the map draws every place that has a position", async ({ page, request }) => {
  const all = await facilities(request, CHONGQING);
  const map = new MapPage(page);
  await map.open(CHONGQING);
  // The first window leaves out the few places that lie far from all others.
  await map.zoom("out");
  await map.settled();
  const drawn = await map.drawn();
  expect(drawn).toEqual(all.filter(({ point }) => point !== undefined).map(({ id }) => id).sort());
  expect(await map.count()).toBe(drawn.length);
});
