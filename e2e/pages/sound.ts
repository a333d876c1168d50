// A state of a page is sound: no violation of any rule that axe knows, and sizes for old hands and eyes.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { DESK, measure, overflow, type Least } from "./measure.ts";
import { expect } from "./story.ts";

const TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag21aaa", "wcag22aa", "best-practice"];

/** What axe finds, one line for each element. */
async function violations(page: Page): Promise<string[]> {
  // axe takes what the bar at the foot covers for the moment for a small target; our own measure
  // asks for twice its size, and sees the whole of it.
  const axe = new AxeBuilder({ page }).withTags(TAGS).disableRules(["target-size"]);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.html.slice(0, 120)}`));
}

/** Finds nothing wrong with what the page shows now; `state` names it where it does. */
export async function sound(page: Page, state: string, least?: Least): Promise<void> {
  expect.soft(await violations(page), `axe: ${state}`).toEqual([]);
  const { smallText, smallTargets, narrowGaps } = await measure(page, least);
  expect.soft(smallText, `small text: ${state}`).toEqual([]);
  expect.soft(smallTargets, `small targets: ${state}`).toEqual([]);
  expect.soft(narrowGaps, `narrow gaps: ${state}`).toEqual([]);
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
