// How text is set: the space between its lines and between its paragraphs, and how long a line is.
import type { Page } from "@playwright/test";
import { look } from "./eye.ts";

/** From one line to the next, in heights of the letters. */
const SPACING = 1.5;
/** From the last line of a paragraph to the first of the next one. */
const PARAGRAPHS = 2;
/** Chinese letters in a line; letters of other scripts count by their width. */
const LETTERS = 32;

export interface Set {
  readonly tight: readonly string[];
  readonly close: readonly string[];
  readonly long: readonly string[];
}

export async function lines(page: Page): Promise<Set> {
  await look(page);
  return page.evaluate(
    ({ spacing, paragraphs, letters }) => {
      const { texts, name, scope, isShown } = globalThis.eye;
      const size = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);
      const height = (element: Element) => Number.parseFloat(getComputedStyle(element).lineHeight) || size(element) * 1.2;

      // A block of text: what stands in one flow of lines, with the pieces of it as they are painted.
      const blocks = new Map<Element, { top: number; bottom: number; width: number; size: number }[]>();
      for (const { node, parent } of texts()) {
        // The credit of the map is one line of the law, and a sheet of paper on the screen is a picture of it.
        if (parent.closest(".map-foot, .sheet-paper") !== null) continue;
        let block = parent;
        while (getComputedStyle(block).display === "inline" && block.parentElement !== null) block = block.parentElement;
        const range = document.createRange();
        range.selectNodeContents(node);
        const own = size(parent);
        const pieces = [...range.getClientRects()].filter(({ width }) => width > 0);
        const known = blocks.get(block) ?? [];
        known.push(...pieces.map(({ top, bottom, width }) => ({ top, bottom, width, size: own })));
        blocks.set(block, known);
      }

      const [tight, long]: [string[], string[]] = [[], []];
      for (const [block, pieces] of blocks) {
        const rows: { middle: number; length: number; half: number }[] = [];
        for (const piece of pieces.sort((a, b) => a.top - b.top)) {
          const middle = (piece.top + piece.bottom) / 2;
          const row = rows.find((row) => Math.abs(row.middle - middle) < row.half);
          if (row === undefined) rows.push({ middle, length: piece.width / piece.size, half: (piece.bottom - piece.top) / 2 });
          else row.length += piece.width / piece.size;
        }
        const set = height(block) / size(block);
        if (rows.length > 1 && set < spacing - 0.01) tight.push(`${set.toFixed(2)} in ${rows.length} lines of ${name(block)}`);
        const longest = Math.max(0, ...rows.map(({ length }) => length));
        if (longest > letters + 0.2) long.push(`${longest.toFixed(1)} letters in ${name(block)}`);
      }

      const close: string[] = [];
      for (const next of scope().querySelectorAll("p + p")) {
        const before = next.previousElementSibling;
        if (before === null || next.closest(".map-foot, .sheet-paper") !== null || !isShown(before) || !isShown(next) || before.textContent?.trim() === "" || next.textContent?.trim() === "") continue;
        const gap = next.getBoundingClientRect().top - before.getBoundingClientRect().bottom;
        // Side by side they are no paragraphs of one text.
        if (gap < 0) continue;
        const apart = (gap + (height(before) + height(next)) / 2) / Math.max(size(before), size(next));
        if (apart < paragraphs - 0.02) close.push(`${apart.toFixed(2)} from ${name(before)} to ${name(next)}`);
      }
      return { tight: [...new Set(tight)], close: [...new Set(close)], long: [...new Set(long)] };
    },
    { spacing: SPACING, paragraphs: PARAGRAPHS, letters: LETTERS },
  );
}
