// Sizes as a person meets them, measured in the browser.
import type { Page } from "@playwright/test";
import { MAIN, type Least } from "./modes.ts";

export interface Measured {
  readonly smallText: readonly string[];
  readonly smallTargets: readonly string[];
  readonly narrowGaps: readonly string[];
}

export function measure(page: Page, least: Least): Promise<Measured> {
  return page.evaluate(
    ({ minText, minMain, minTarget, minGap, main }) => {
      const isShown = (element: Element): boolean => {
        const box = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        return box.width > 1 && box.height > 1 && style.visibility !== "hidden" && element.checkVisibility() && element.closest(".visually-hidden") === null;
      };
      // While a dialog is open, only what is in it can be reached.
      const scope = document.querySelector("dialog[open]") ?? document.body;
      const name = (element: Element) => `${element.tagName.toLowerCase()} "${(element.textContent ?? "").trim().slice(0, 24)}"`;

      const smallText: string[] = [];
      const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (parent === null || (node.textContent ?? "").trim() === "" || !isShown(parent)) continue;
        if (parent.closest(".map-credit, svg, noscript") !== null) continue;
        const size = Number.parseFloat(getComputedStyle(parent).fontSize);
        if (size < minText) smallText.push(`${size} px ${name(parent)}`);
      }

      // A box that is ticked through its label is as large as the label.
      const target = (element: Element): Element => element.closest("label") ?? element;
      const found = scope.querySelectorAll("a[href], button, input, select, textarea, summary");
      const targets = [...new Set([...found].map(target))].filter(
        (element) => isShown(element) && element.closest(".skip-link") === null,
      );
      const least = (element: Element) => (element.matches(main) ? minMain : minTarget);
      const inText = (element: Element) => getComputedStyle(element).display === "inline";
      const box = (element: Element) => element.getBoundingClientRect();
      const smallTargets = targets
        .filter((element) => !inText(element) && Math.min(box(element).height, box(element).width) < least(element) - 0.5)
        .map((element) => `${box(element).width.toFixed(0)} × ${box(element).height.toFixed(0)} ${name(element)}`);
      smallTargets.push(
        ...targets.filter((element) => inText(element)).map((element) => `inline ${box(element).height.toFixed(0)} ${name(element)}`),
      );

      // What a target has beyond the least height belongs to the gap: rows of a list may touch
      // when a finger on the middle of one is far enough from the next. Only what shares a layer
      // is compared: a list slides under the bars.
      const layer = (element: Element): Element => {
        let at = element.parentElement;
        while (at !== null && at !== document.body) {
          const { position, overflowX, overflowY } = getComputedStyle(at);
          if (/fixed|sticky|absolute/.test(position) || /auto|scroll/.test(`${overflowX} ${overflowY}`)) return at;
          at = at.parentElement;
        }
        return document.body;
      };
      const layers = targets.map(layer);
      const spare = (length: number) => Math.max(0, length - minTarget) / 2;
      const narrowGaps: string[] = [];
      targets.forEach((element, place) => {
        targets.slice(place + 1).forEach((other, step) => {
          if (layers[place] !== layers[place + 1 + step] || element.contains(other) || other.contains(element)) return;
          const [a, b] = [box(element), box(other)];
          const dx = Math.max(a.left - b.right, b.left - a.right);
          const dy = Math.max(a.top - b.bottom, b.top - a.bottom);
          // What lies apart in both directions is no neighbour.
          if (Math.min(dx, dy) >= 0) return;
          const gap = dx > dy ? dx + spare(a.width) + spare(b.width) : dy + spare(a.height) + spare(b.height);
          if (gap < minGap - 0.5) narrowGaps.push(`${gap.toFixed(1)} px between ${name(element)} and ${name(other)}`);
        });
      });
      return { smallText: [...new Set(smallText)], smallTargets, narrowGaps };
    },
    { minText: least.text, minMain: least.main, minTarget: least.target, minGap: least.gap, main: MAIN },
  );
}

/** What sticks out of the page or is cut off, and keys that stand where a text should. */
export function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const name = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.className} "${(element.textContent ?? "").trim().slice(0, 24)}"`;
    const troubles: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) {
      const out = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1);
      // The innermost ones are the cause; what scrolls by itself is not.
      const cause = out.filter((element) => !out.some((other) => other !== element && element.contains(other)) && element.closest(".chips, .map-box") === null);
      troubles.push(`the page is ${root.scrollWidth} px wide in ${root.clientWidth} px: ${cause.slice(0, 3).map(name).join(", ")}`);
    }
    const cuts = (overflow: string) => overflow === "hidden" || overflow === "clip";
    for (const element of document.body.querySelectorAll("*")) {
      const style = getComputedStyle(element);
      // The map's credit is one line on a phone and opens on a tap.
      if (element.closest(".visually-hidden, .map-box, svg, [hidden], input, textarea, .map-credit") !== null || style.display === "inline") continue;
      const box = element.getBoundingClientRect();
      if (box.width <= 1 || box.height <= 1) continue;
      if (cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1) troubles.push(`cut sideways: ${name(element)}`);
      if (cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1) troubles.push(`cut below: ${name(element)}`);
      const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? "").trim() !== "");
      if (own && style.overflowX === "visible" && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) {
        troubles.push(`text sticks out: ${name(element)}`);
      }
      const text = own ? (element.textContent ?? "").trim() : "";
      // A key that has no text shows itself: words joined by dots, without a blank.
      if (/^[a-z][a-z-]*(\.[a-zA-Z0-9-]+)+$/.test(text)) troubles.push(`a key instead of a text: ${text}`);
    }
    return [...new Set(troubles)];
  });
}
