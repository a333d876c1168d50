// Nothing is cut in a state of a page: at 320 px, at 400 %, at 200 % text size, with more space between letters.
import type { Page } from "@playwright/test";
import { overflow } from "./measure.ts";
import { expect } from "./story.ts";

/** The smallest phone that WCAG 1.4.10 asks for, and twice the normal text on a usual one: the largest step of the
    page, enlarged by the browser to the full double. A window of 1280 by 1024 px at 400 % is 320 by 256. */
const SIZES: readonly Size[] = [
  { name: "320 px", width: 320, height: 640, step: "normal", rem: "18px" },
  { name: "400 %", width: 320, height: 256, step: "normal", rem: "18px" },
  { name: "200 % text", width: 412, height: 839, step: "largest", rem: "36px" },
];
/** 长辈版 at the same widths, with its own sizes. */
export const ELDER_SIZES: readonly Size[] = [
  { name: "320 px", width: 320, height: 640, step: "normal", rem: "" },
  { name: "its largest text", width: 360, height: 740, step: "largest", rem: "" },
];

interface Size {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly step: string;
  /** Nothing where the mode's own size holds. */
  readonly rem: string;
}

const showAt = (page: Page, step: string, rem: string): Promise<void> =>
  page.evaluate(
    ([step, rem]) => {
      document.documentElement.dataset["text"] = step;
      document.documentElement.style.fontSize = rem;
    },
    [step, rem] as const,
  );

/** The spacing that a reader may set by WCAG 1.4.12, or none. A sheet made by hand is not bound by the page's policy. */
const space = (page: Page, on: boolean): Promise<void> =>
  page.evaluate((on) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-bottom: 2em !important; }
    `);
    const kept = document.adoptedStyleSheets.filter((own) => !("isSpacing" in own));
    document.adoptedStyleSheets = on ? [...kept, Object.assign(sheet, { isSpacing: true })] : kept;
  }, on);

/** What is cut with the spacing of WCAG 1.4.12. */
export async function cutWhenSpaced(page: Page): Promise<string[]> {
  await space(page, true);
  const found = await overflow(page);
  await space(page, false);
  return found;
}

/** Finds nothing cut in what the page shows now, and leaves it as it was. */
export async function uncut(page: Page, state: string, sizes = SIZES): Promise<void> {
  const normal = page.viewportSize();
  const before = await page.evaluate(() => document.documentElement.dataset["text"] ?? "normal");
  for (const { name, width, height, step, rem } of sizes) {
    await page.setViewportSize({ width, height });
    await showAt(page, step, rem);
    expect.soft(await overflow(page), `${state} at ${name}`).toEqual([]);
  }
  await showAt(page, before, "");
  if (normal !== null) await page.setViewportSize(normal);
  expect.soft(await cutWhenSpaced(page), `${state} with more space`).toEqual([]);
}
