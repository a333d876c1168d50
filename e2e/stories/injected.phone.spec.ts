// Somebody writes a program where a name belongs: into every text of a request, and into what a city's
// files say. It is shown as what it is, and never runs. What the page's own policy
// refuses, the browser refuses.
import { facilities } from "../pages/cities.ts";
import { rows } from "../pages/database.ts";
import { MapPage } from "../pages/map.ts";
import { overwritten } from "../pages/pack.ts";
import { PlacePage } from "../pages/place.ts";
import { RequestPage, WISH } from "../pages/request.ts";
import { expect, STILL, test } from "../pages/story.ts";

test.use(STILL);

const CITY = "430781";
/** As long as the shortest field allows. */
const PROGRAM = "<img src=x onerror=hacked()>";

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    const mark = () => document.documentElement.setAttribute("data-hacked", "");
    Object.assign(globalThis, { hacked: mark, alert: mark });
  });
});

test.afterEach(async ({ page }) => {
  await expect(page.locator("html[data-hacked]")).toHaveCount(0);
  await expect(page.locator("img[src='x']")).toHaveCount(0);
});

test("a program in every text of a request is shown as a text and stored as it was typed", async ({ page }) => {
  const door = `${PROGRAM}${Date.now().toString(36)}`;
  const form = new RequestPage(page);
  await form.open();
  await form.fill({ ...WISH, name: PROGRAM, door, note: `${PROGRAM}<script>hacked()</script>` });
  await expect(form.reviewed("elder")).toContainText(PROGRAM);
  await expect(form.reviewed("address")).toContainText(door);
  await expect(form.reviewed("note")).toContainText("<script>hacked()</script>");
  await form.sendButton().click();
  await form.code();
  const stored = rows("SELECT elder_name, note FROM requests WHERE door = ?", door);
  expect(stored).toEqual([{ elder_name: PROGRAM, note: `${PROGRAM}<script>hacked()</script>` }]);
});

/** Every text for people in a JSON file, with the program behind it. */
function programmed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(programmed);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    const isText = typeof inner === "string" && ["zh-CN", "zh-Hant", "en", "name", "quote", "section"].includes(key);
    return [key, isText ? `${inner}${PROGRAM}` : programmed(inner)] as const;
  });
  return Object.fromEntries(entries);
}

test("a program in what a city's files say is shown as a text", async ({ page }) => {
  for (const file of ["cities.json", `${CITY}/divisions.json`, `${CITY}/benefits.json`]) {
    await page.route(`**/geo/${file}`, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: programmed(await answer.json()) });
    });
  }
  await new MapPage(page).open(CITY);
  const shown = page.getByText(PROGRAM, { exact: false }).first();
  await page.goto("/about");
  await expect(shown).toBeVisible();
  await page.goto("/rights");
  await expect(page.getByRole("main")).toBeVisible();
  const form = new RequestPage(page);
  await form.open();
  await form.service(WISH.service).click();
  await form.fillElder(WISH);
  await form.fillPhone(WISH);
  await form.at("address");
  await expect(shown).toBeVisible();
});

const bytes = (text: string): number => Buffer.byteLength(text);

/** The program with as many bytes as a text has. */
const inPlaceOf = (text: string): string => PROGRAM.padEnd(bytes(text), "!");

test("a program for a name and an address of a place is shown as a text", async ({ page, request }) => {
  const long = (text = ""): boolean => bytes(text) >= bytes(PROGRAM);
  const all = await facilities(request, CITY);
  const once = (text: string): boolean => all.filter((place) => JSON.stringify(place).includes(text)).length === 1;
  const place = all.find(({ name, address }) => long(name) && long(address) && once(name) && once(address ?? ""));
  if (place?.address === undefined) throw new Error("no place with a long name and address");
  const changes = [place.name, place.address].map((text) => [text, inPlaceOf(text)] as const);
  await page.route(`**/geo/${CITY}/facts.cbor`, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: overwritten(await answer.body(), changes) });
  });
  const own = new PlacePage(page);
  await own.open(place.id, CITY);
  const shown = inPlaceOf(place.name);
  await expect(own.heading(shown)).toBeVisible();
  await expect(page.getByText(inPlaceOf(place.address)).first()).toBeVisible();
  await expect(page).toHaveTitle(new RegExp(PROGRAM.replace(/[()]/g, "\\$&")));
  await own.compareButton().click();
  await page.goto("/compare");
  await expect(page.getByText(shown).first()).toBeVisible();
  await own.open(place.id, CITY);
  await own.onMap();
  await new MapPage(page).ready();
  await expect(page.getByText(shown).first()).toBeVisible();
});

test("the browser itself refuses what the page's policy does not let pass", async ({ page, watch }) => {
  watch.plant(/require-trusted-types-for/, /TrustedHTML/, /TrustedScript/);
  const map = new MapPage(page);
  await map.open();
  const refused = await page.evaluate((program) => {
    const tries = [
      () => (document.createElement("div").innerHTML = program),
      () => document.body.insertAdjacentHTML("beforeend", program),
      () => new DOMParser().parseFromString(`<script>hacked()</script>`, "text/html"),
      () => (document.createElement("script").src = "data:text/javascript,hacked()"),
      () => setTimeout("hacked()"),
    ];
    return tries.map((attempt) => {
      try {
        attempt();
        return false;
      } catch (error) {
        return error instanceof TypeError;
      }
    });
  }, PROGRAM);
  expect(refused).toEqual([true, true, true, true, true]);
});
