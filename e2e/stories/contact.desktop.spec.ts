// A place in the address book. An outside reader of vCards judges the cards of whole cities, and
// the one that the page hands out.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import ICAL from "ical.js";
import { facilities } from "../pages/cities.ts";
import { PlacePage } from "../pages/place.ts";
import { expect, STILL, test } from "../pages/story.ts";

test.use(STILL);

const GEO = new URL("../../geo/", import.meta.url);
const FOLDERS = readdirSync(GEO).filter((name) => /^\d{6}-/.test(name));

interface Card {
  readonly id: string;
  readonly card: string | null;
}

/** All cards of a city as the writer makes them, outside any browser. */
function cards(folder: string): Card[] {
  const file = `geo/${folder}/facilities.geojson`;
  const words = ["run", "-q", "-p", "eldercare-places", "--features", "geojson", "--example", "cards", "--", file];
  const lines = execFileSync("cargo", words, { cwd: "..", encoding: "utf8", maxBuffer: 64 << 20 });
  return lines.trimEnd().split("\n").map((line) => JSON.parse(line) as Card);
}

const read = (card: string): ICAL.Component => new ICAL.Component(ICAL.parse(card) as [string, unknown[], unknown[]]);

const text = (card: ICAL.Component, name: string): string => String(card.getFirstPropertyValue(name) ?? "");

interface Place {
  readonly id: string;
  readonly name: string;
  readonly demo?: boolean;
  readonly phone?: string;
  readonly address?: string;
}

/** The places of a city as its own file has them. */
function places(folder: string): Map<string, { place: Place; point: readonly [number, number] | undefined }> {
  const file = readFileSync(new URL(`${folder}/facilities.geojson`, GEO), "utf8");
  const { features } = JSON.parse(file) as { features: { geometry: { coordinates: [number, number] } | null; properties: Place }[] };
  return new Map(features.map(({ geometry, properties }) => [properties.id, { place: properties, point: geometry?.coordinates }]));
}

/** What is wrong with a card, in the eyes of the outside reader. */
function complaints(card: string, place: Place, point: readonly [number, number] | undefined): string[] {
  const whole = read(card);
  const found: string[] = [];
  const must = (fine: boolean, words: string) => void (fine || found.push(`${place.id}: ${words}`));
  must(text(whole, "version") === "3.0", "no version 3.0");
  must(text(whole, "fn") === place.name.trim(), `fn is ${text(whole, "fn")}`);
  must(text(whole, "note") === "说明，第一行\n第二行；完", "note is not what was written");
  must(String(whole.getFirstPropertyValue("adr")).includes((place.address ?? "").trim()), "no address");
  const digits = (place.phone ?? "").replaceAll(/\D/g, "");
  for (const tel of whole.getAllProperties("tel").map((tel) => String(tel.getFirstValue()))) {
    must(/^\+?\d{3,}$/.test(tel) && digits.includes(tel.replace("+", "")), `dials ${tel} for ${place.phone}`);
  }
  must((place.phone === undefined) === (whole.getAllProperties("tel").length === 0), `${place.phone} has no line`);
  const geo = /GEO:(-?[\d.]+);(-?[\d.]+)/.exec(card);
  const near = (at: string | undefined, degrees: number | undefined) => Math.abs(Number(at) - (degrees ?? 999)) <= 0.000_001;
  must(point === undefined ? geo === null : near(geo?.[1], point[1]) && near(geo?.[2], point[0]), `stands at ${geo?.[0]}`);
  return found;
}

for (const folder of FOLDERS) {
  test(`every card of ${folder} reads as its list says`, () => {
    test.setTimeout(180_000);
    const all = places(folder);
    const made = cards(folder);
    expect(made).toHaveLength(all.size);
    const found = made.flatMap(({ id, card }) => {
      const known = all.get(id);
      if (known === undefined) return [`${id}: no such place`];
      if (known.place.demo === true) return card === null ? [] : [`${id}: a demonstration place has a card`];
      return card === null ? [`${id}: no card`] : complaints(card, known.place, known.point);
    });
    expect(found.slice(0, 10)).toEqual([]);
  });
}

test("the page hands out the card of a real place and none of a demonstration place", async ({ page, request }) => {
  const place = new PlacePage(page);
  const real = (await facilities(request, "310000")).find(({ phone, point }) => phone !== undefined && point !== undefined);
  await place.open(real?.id ?? "", "310000");
  const file = await place.contact();
  expect(file.suggestedFilename()).toMatch(/\.vcf$/);
  const card = read(readFileSync(await file.path(), "utf8"));
  expect(text(card, "fn")).toBe(real?.name);
  expect(text(card, "url")).toContain(`/place/${real?.id}?city=310000`);
  expect(text(card, "note")).toContain(place.texts.t("kind.institution"));
  await expect(page.getByText(place.texts.t("contact.saved"))).toBeVisible();

  const [demo] = await facilities(request, "500000");
  await place.open(demo?.id ?? "", "500000");
  await expect(place.heading(demo?.name ?? "")).toBeVisible();
  await expect(place.button("contact.save")).toHaveCount(0);
});
