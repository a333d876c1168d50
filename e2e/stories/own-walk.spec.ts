// My 15 minutes: the circle of the map by this person's own answers, and what a worse walk would lose.
import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { CheckPage, UNSURE } from "../pages/check.ts";
import { facilities, metres, type Facility } from "../pages/cities.ts";
import { answersLosing } from "../pages/instrument.ts";
import { MapPage } from "../pages/map.ts";
import { PlacePage } from "../pages/place.ts";
import { FIXTURE } from "../pages/sealed.ts";
import { answered, SheetOpenPage } from "../pages/sheet.ts";
import { expect, STILL, test } from "../pages/story.ts";
import { starting, zhCN } from "../pages/texts.ts";
import { Wire } from "../pages/wire.ts";

type Placed = Facility & { readonly point: readonly [number, number] };

test.use(STILL);

const TAIPEI = "710009";
const SPEEDS = { steady: 0.8, aided: 0.4, supported: 0.2, carried: 0 } as const;

/** Straight metres of a walk: the formula of the page, reckoned anew. */
const reach = (speed: number, minutes = 15): number => (speed * minutes * 60) / 1.3;

async function placed(request: APIRequestContext): Promise<Placed[]> {
  const all = await facilities(request, TAIPEI);
  return all.filter((place): place is Placed => place.point !== undefined && place.kind !== "home-service");
}

/** A place of which the edge of no circle used here is near, with something between the circles. */
function home(all: readonly Placed[]): Placed {
  const far = (from: Placed) => all.map((other) => metres(from.point, other.point));
  const found = all.find((place) => {
    const ways = far(place);
    const clear = Object.values(SPEEDS).every((speed) => speed === 0 || ways.every((way) => Math.abs(way - reach(speed)) > 2));
    const between = ways.filter((way) => way <= reach(0.8) && way > reach(0.4)).length;
    return clear && between > 0 && between <= 5 && ways.filter((way) => way < 1).length === 1;
  });
  if (found === undefined) throw new Error("no place is clear of the edges");
  return found;
}

const within = (all: readonly Placed[], from: Placed, speed: number): Placed[] =>
  all.filter((place) => metres(from.point, place.point) <= reach(speed)).sort((a, b) => metres(from.point, a.point) - metres(from.point, b.point));

/** Puts the self-check of the fixture on this device: walks steadily, stairs with a reminder. */
async function checked(page: Page): Promise<CheckPage> {
  const open = new SheetOpenPage(page);
  await open.scanText(FIXTURE.text);
  await open.type(FIXTURE.code);
  await open.take().click();
  await page.getByRole("button", { name: zhCN.t("check.older.adopt") }).click();
  const check = new CheckPage(page);
  await check.atResult();
  return check;
}

/** Answers walking on the level anew; with nothing for "not sure". */
async function walks(check: CheckPage, points: string | undefined): Promise<void> {
  await check.page.goto("/check/q/B.2.3");
  await check.answer("B.2.3", points ?? UNSURE);
  // The page that follows is there once the answer is on its way; it is kept when this is said.
  await check.page.goto("/check/q/B.2.4");
  await expect(check.page.getByRole("radio").first()).toBeVisible();
}

/** Whether an address names a floor above the ground and none on it: a rule of its own for the plain forms. */
const upstairs = (address: string): boolean => {
  const floors = [...address.matchAll(/([\d、至\-]+)[樓楼層层F]/g)].flatMap(([, numbers]) => (numbers as string).match(/\d+/g) ?? []).map(Number);
  return floors.length > 0 && floors.every((floor) => floor > 1);
};

const own = (dialog: Locator): Locator => dialog.getByRole("button", { name: zhCN.part("around.pace.own") });

/** The dialog, in which the own walk is chosen without being asked for. */
async function chosen(map: MapPage): Promise<Locator> {
  await map.openAround();
  const dialog = map.dialog();
  await expect(own(dialog)).toHaveAttribute("aria-pressed", "true");
  return dialog;
}

test("circle, list and words follow the answers, and one grade down is reckoned", async ({ page, request }) => {
  test.setTimeout(120_000);
  const all = await placed(request);
  const from = home(all);
  const check = await checked(page);
  for (const [points, gait, worse] of [
    ["4", "steady", "aided"],
    ["3", "aided", "supported"],
    ["2", "supported", "carried"],
  ] as const) {
    await walks(check, points);
    const map = await new PlacePage(page).asOrigin(from.id, TAIPEI);
    // The circle is this person's before any dialog is opened, and says so beside it.
    await expect(map.whose()).toHaveText(zhCN.t("around.whose.own"));
    const dialog = await chosen(map);
    await expect(dialog.getByText(zhCN.t(`around.gait.${gait}`))).toBeVisible();
    await expect(dialog.getByText(zhCN.t("around.stairs.prompted"))).toBeVisible();
    await expect(dialog.getByText(zhCN.t("around.own.sources"))).toBeVisible();
    await expect(dialog.getByText(zhCN.t("around.drop", { grade: zhCN.t(`around.grade.${worse}`) }))).toBeVisible();
    const kept = new Set(within(all, from, SPEEDS[worse]).map(({ id }) => id));
    const lost = within(all, from, SPEEDS[gait]).filter(({ id }) => !kept.has(id));
    const said = dialog.locator(".around-drop");
    if (lost.length === 0) await expect(said).toHaveText(zhCN.t("around.drop.nothing"));
    else await expect(said).toContainText(String(lost.length));
    for (const { name } of lost.slice(0, 5)) await expect(said).toContainText(name);
    // Stairs with a reminder: what the addresses say is said of the places in the circle.
    const up = within(all, from, SPEEDS[gait]).filter(({ address }) => upstairs(address ?? ""));
    const stairs = dialog.locator(".around-upstairs");
    if (up.length === 0) await expect(stairs).toHaveCount(0);
    else await expect(stairs).toContainText(String(up.length));
    for (const { name } of up.slice(0, 5)) await expect(stairs).toContainText(name);
    await map.closeDialog();
    await map.button("around.only").click();
    await map.settled();
    expect(await map.listed()).toEqual(within(all, from, SPEEDS[gait]).map(({ id }) => id).sort());
  }
});

test("who cannot walk outside reaches nothing on foot, and is told what else there is", async ({ page, request }) => {
  const all = await placed(request);
  const from = home(all);
  const check = await checked(page);
  await walks(check, "1");
  const map = await new PlacePage(page).asOrigin(from.id, TAIPEI);
  await expect(map.whose()).toHaveText(zhCN.t("around.whose.none"));
  const dialog = await chosen(map);
  await expect(dialog.getByText(zhCN.t("around.gait.carried"))).toBeVisible();
  await expect(dialog.locator(".around-drop")).toHaveCount(0);
  // Nothing is reckoned with a speed of nothing, and nothing is missing within minutes of not walking.
  await expect(dialog.getByText(zhCN.t("around.reckoning.none"))).toBeVisible();
  await expect(own(dialog)).toContainText(zhCN.t("around.speed.none"));
  await expect(dialog.locator(".around-missing")).toHaveCount(0);
  expect(await dialog.innerText()).not.toMatch(/(^|\D)0\.0|≈/);
  await map.closeDialog();
  await map.button("around.only").click();
  await map.settled();
  // The place where one is.
  expect(await map.listed()).toEqual([from.id]);
  // A pace of everybody's is there for whoever chooses it, and stays.
  await map.openAround();
  await map.dialog().getByRole("button", { name: zhCN.part("around.pace.slow") }).click();
  await map.closeDialog();
  await expect(map.whose()).toHaveText(zhCN.t("around.whose.slow"));
  await map.openAround();
  await expect(map.dialog().getByRole("button", { name: zhCN.part("around.pace.slow") })).toHaveAttribute("aria-pressed", "true");
});

test("where nothing is within reach, no comfort is taken from losing nothing", async ({ page }) => {
  test.setTimeout(120_000);
  const check = await checked(page);
  await walks(check, "2");
  await page.addInitScript(() => localStorage.setItem("eldercare.city", "430781"));
  const map = new MapPage(page);
  await map.open("430781");
  // Places to start from by name, until one has nothing within the 138 metres of this walk.
  for (const name of ["津市", "毛里湖", "药山", "白衣", "新洲", "嘉山"]) {
    await map.button("origin.title").click();
    await map.dialog().getByRole("searchbox").fill(name);
    const found = map.dialog().getByRole("button", { name: starting(name) }).first();
    await expect(found).toBeVisible();
    await found.click();
    const dialog = await chosen(map);
    const rows = await dialog.getByRole("listitem").allInnerTexts();
    if (rows.some((row) => !row.includes(zhCN.t("around.none")))) {
      await map.closeDialog();
      continue;
    }
    await expect(dialog.locator(".around-drop")).toHaveText(zhCN.t("around.drop.none"));
    await expect(dialog.getByText(zhCN.t("around.drop.nothing"))).toHaveCount(0);
    return;
  }
  throw new Error("everywhere something is within reach");
});

test("a question that was not answered is said plainly, and leads to it", async ({ page, request }) => {
  const from = home(await placed(request));
  const check = await checked(page);
  await walks(check, undefined);
  const map = await new PlacePage(page).asOrigin(from.id, TAIPEI);
  await map.openAround();
  await expect(map.dialog().getByText(zhCN.t("around.own.unknown", { metres: Math.round(reach(0.8)) }))).toBeVisible();
  await expect(own(map.dialog())).toHaveCount(0);
  await map.dialog().getByRole("link", { name: zhCN.t("around.own.answer") }).click();
  await check.at("B.2.3");
});

test("without a self-check nobody is asked, and an erased one is not walked by", async ({ page, request }) => {
  const from = home(await placed(request));
  let map = await new PlacePage(page).asOrigin(from.id, TAIPEI);
  await expect(map.whose()).toHaveText(zhCN.t("around.whose.slow"));
  await map.openAround();
  await expect(own(map.dialog())).toHaveCount(0);
  await expect(map.dialog().locator(".around-own")).toHaveCount(0);
  // One's own: what a paper brought goes with the whole page.
  const check = new CheckPage(page);
  await answered(check, answersLosing(30));
  map = await new PlacePage(page).asOrigin(from.id, TAIPEI);
  await chosen(map);
  await map.closeDialog();
  await map.tab("tab.check").click();
  await check.button("check.afresh").click();
  await check.dialog().getByRole("button", { name: zhCN.t("check.erase.yes"), exact: true }).click();
  await expect(check.button("check.start")).toBeVisible();
  await map.tab("tab.map").click();
  await map.ready();
  await map.openAround();
  await expect(own(map.dialog())).toHaveCount(0);
  await expect(map.dialog().getByRole("button", { name: zhCN.part("around.pace.slow") })).toHaveAttribute("aria-pressed", "true");
});

test("the own walk is in no address, no storage and no request", async ({ page, context, request }) => {
  const from = home(await placed(request));
  const check = await checked(page);
  await walks(check, "3");
  const map = await new PlacePage(page).asOrigin(from.id, TAIPEI);
  await expect(map.whose()).toHaveText(zhCN.t("around.whose.own"));
  await map.button("origin.clear").click();
  const wire = new Wire(context);
  wire.start();
  const before = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, document.title]));
  // From here on it is read again: a place to count from makes the circle.
  await map.button("origin.title").click();
  await map.dialog().getByRole("searchbox").fill("大安");
  await map.dialog().getByRole("button", { name: starting("大安") }).first().click();
  await expect(map.whose()).toHaveText(zhCN.t("around.whose.own"));
  await chosen(map);
  await map.closeDialog();
  await map.button("around.only").click();
  await map.settled();
  await map.button("around.only").click();
  await map.settled();
  // What the map fetches meanwhile for everybody alike: its own parts, and what visitors found closed.
  const ofEverybody = /^GET [^?#]+\/(parts\/[a-z0-9_-]+\.wasm|locales\/[\w./-]+\.json|instruments\/[\w.-]+|api\/v1\/cities\/\d+\/(reports\/summary|edits))$/;
  expect(wire.sent.filter((url) => !ofEverybody.test(url))).toEqual([]);
  const after = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, document.title]));
  const kept = (text: string) => text.replace(/"eldercare\.map":"[^"]*"/, "");
  expect(kept(after)).toBe(kept(before));
  expect(after).not.toMatch(/aided|own|B\.2\.3|0\.4/);
});
