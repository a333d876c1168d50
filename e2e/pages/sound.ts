// A state of a page is sound: no violation of any rule that axe knows, and sizes for old hands and eyes.
import type { Page } from "@playwright/test";
import axe from "axe-core";
import { faint } from "./contrast.ts";
import { lost } from "./forced.ts";
import { lines } from "./lines.ts";
import { measure, overflow } from "./measure.ts";
import { DESK, MODES, type Least } from "./modes.ts";
import { moving } from "./motion.ts";
import { outOfReach } from "./reach.ts";
import { expect } from "./story.ts";

const TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag21aaa", "wcag22aa", "best-practice"];

/** What axe finds, one line for each element. It is run in the page itself and asked for violations only: its own
    builder for Playwright opens an empty page for each run and describes every element that passes, which took
    three quarters of the time. */
async function violations(page: Page): Promise<string[]> {
  // Run like this, axe does not look into frames; the app has none.
  expect(page.frames()).toHaveLength(1);
  // It stays in a document until the next one is loaded.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
    // axe takes what the bar at the foot covers for the moment for a small target; our own measure
    // asks for twice its size, and sees the whole of it.
    const rules = { "target-size": { enabled: false } };
    const { violations } = await axe.run(document, { runOnly: { type: "tag", values: tags }, rules, resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.html.slice(0, 120)}`));
  }, TAGS);
}

/** Finds nothing wrong with what the page shows now; `state` names it where it does. */
export async function sound(page: Page, state: string, least: Least = MODES.standard): Promise<void> {
  expect.soft(await violations(page), `axe: ${state}`).toEqual([]);
  const { smallText, smallTargets, narrowGaps } = await measure(page, least);
  expect.soft(smallText, `small text: ${state}`).toEqual([]);
  expect.soft(smallTargets, `small targets: ${state}`).toEqual([]);
  expect.soft(narrowGaps, `narrow gaps: ${state}`).toEqual([]);
  expect.soft(await outOfReach(page), `out of reach: ${state}`).toEqual([]);
  expect.soft(await faint(page), `faint: ${state}`).toEqual([]);
  // Tables of the desk are set closer, as staff read them.
  if (least === DESK) return;
  const { tight, close, long } = await lines(page);
  expect.soft(tight, `lines too close: ${state}`).toEqual([]);
  expect.soft(close, `paragraphs too close: ${state}`).toEqual([]);
  expect.soft(long, `lines too long: ${state}`).toEqual([]);
}

/** Nothing moves where the reader has asked for stillness, and no control or choice is lost when the system paints
    the page in colours of its own. */
export async function calm(page: Page, state: string): Promise<void> {
  expect.soft(await moving(page), `moving: ${state}`).toEqual([]);
  expect.soft(await lost(page), `lost in forced colours: ${state}`).toEqual([]);
}

/** The same for a page of the desk, which also fits a telephone and the usual screens of offices. */
export async function desk(page: Page, state: string): Promise<void> {
  await sound(page, state, DESK);
  const before = page.viewportSize();
  for (const width of [360, 1280, 1366]) {
    await page.setViewportSize({ width, height: 768 });
    expect.soft(await overflow(page), `${state} at ${width} px`).toEqual([]);
  }
  if (before !== null) await page.setViewportSize(before);
}
