// What the measures see with: put into a document once, then at hand for everything that is evaluated in it.
import type { Page } from "@playwright/test";

/** Red, green and blue from 0 to 255, and how much they cover from 0 to 1. */
export type Colour = readonly [number, number, number, number];

export interface Eye {
  /** The part of the page that can be reached: while a dialog is open, only what is in it. */
  scope(): Element;
  isShown(element: Element): boolean;
  /** What an element is called in a complaint. */
  name(element: Element): string;
  /** What can be operated. A box that is ticked through its label is as large as the label. */
  controls(): HTMLElement[];
  /** The visible texts, with what they stand in. */
  texts(): { node: Text; parent: Element }[];
  colour(css: string): Colour;
  /** The colour over which an element is painted; with `own`, its own background too. */
  ground(element: Element, own: boolean): Colour;
  /** `top` painted over `under`. */
  over(top: Colour, under: Colour): Colour;
  /** The contrast of two opaque colours as WCAG reckons it. */
  contrast(a: Colour, b: Colour): number;
}

declare global {
  // eslint-disable-next-line no-var
  var eye: Eye;
}

function open(): void {
  const scope = (): Element => document.querySelector("dialog[open]") ?? document.body;
  const isShown = (element: Element): boolean => {
    const box = element.getBoundingClientRect();
    return (
      box.width > 1 &&
      box.height > 1 &&
      getComputedStyle(element).visibility !== "hidden" &&
      element.checkVisibility() &&
      element.closest(".visually-hidden, noscript") === null
    );
  };
  const name = (element: Element): string => {
    const text = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 24);
    const sort = element.classList[0] === undefined ? "" : `.${element.classList[0]}`;
    return `${element.tagName.toLowerCase()}${sort} "${text}"`;
  };
  const controls = (): HTMLElement[] => {
    const found = scope().querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary");
    const targets = [...found].map((element) => element.closest("label") ?? element);
    return [...new Set(targets)].filter((element) => isShown(element) && element.closest(".skip-link") === null);
  };
  const texts = (): { node: Text; parent: Element }[] => {
    const found: { node: Text; parent: Element }[] = [];
    const walker = document.createTreeWalker(scope(), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || (node.textContent ?? "").trim() === "" || parent.closest("svg") !== null) continue;
      if (isShown(parent)) found.push({ node: node as Text, parent });
    }
    return found;
  };
  const colour = (css: string): Colour => {
    const [r = 0, g = 0, b = 0, a = 1] = (css.match(/-?[\d.]+(e-?\d+)?/g) ?? ["0", "0", "0", "0"]).map(Number);
    return css.startsWith("color(") ? [r * 255, g * 255, b * 255, a] : [r, g, b, a];
  };
  const over = (top: Colour, under: Colour): Colour => {
    const mix = (place: 0 | 1 | 2) => top[place] * top[3] + under[place] * (1 - top[3]);
    return [mix(0), mix(1), mix(2), 1];
  };
  const ground = (element: Element, own: boolean): Colour => {
    const layers: Colour[] = [];
    for (let at = own ? element : element.parentElement; at !== null; at = at.parentElement) {
      const { backgroundColor, opacity } = getComputedStyle(at);
      const [r, g, b, a] = colour(backgroundColor);
      layers.push([r, g, b, a * Number(opacity)]);
      if (a === 1 && opacity === "1") break;
    }
    return layers.reduceRight<Colour>((under, top) => over(top, under), [255, 255, 255, 1]);
  };
  const light = ([r, g, b]: Colour): number => {
    const part = (value: number) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const contrast = (a: Colour, b: Colour): number => {
    const [one, two] = [light(a), light(b)];
    return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
  };
  globalThis.eye = { scope, isShown, name, controls, texts, colour, ground, over, contrast };
}

/** Puts the eye into the document that the page shows; it stays until the next one is loaded. */
export async function look(page: Page): Promise<void> {
  if (!(await page.evaluate(() => "eye" in globalThis))) await page.evaluate(open);
}
