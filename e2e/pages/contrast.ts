// Contrast reckoned from the styles, for what axe passes over or leaves open: colours that lie over others,
// placeholders, icons, the edges of controls.
import type { Page } from "@playwright/test";
import { look } from "./eye.ts";

/** Of normal text, of large text and icons, and of the edge that shows where a control is. */
const LEAST = { text: 7, large: 4.5, edge: 3 };

/** What is too faint, a line for each. */
export async function faint(page: Page): Promise<string[]> {
  await look(page);
  return page.evaluate((least) => {
    const { texts, controls, colour, ground, over, contrast, name, scope, isShown } = globalThis.eye;
    const troubles = new Set<string>();
    const judge = (what: string, ratio: number, wanted: number): void => {
      if (ratio < wanted - 0.005) troubles.add(`${ratio.toFixed(2)} instead of ${wanted}: ${what}`);
    };
    /** WCAG calls large what has 18 pt, or 14 pt in bold. */
    const wanted = ({ fontSize, fontWeight }: CSSStyleDeclaration): number => {
      const size = Number.parseFloat(fontSize);
      return size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700) ? least.large : least.text;
    };
    const seen = (css: string, element: Element): number => {
      const under = ground(element, true);
      let [r, g, b, a] = colour(css);
      for (let at: Element | null = element; at !== null; at = at.parentElement) a *= Number(getComputedStyle(at).opacity);
      return contrast(over([r, g, b, a], under), under);
    };

    for (const { parent } of texts()) {
      const style = getComputedStyle(parent);
      judge(`text of ${name(parent)}`, seen(style.color, parent), wanted(style));
    }
    for (const field of scope().querySelectorAll("input[placeholder], textarea[placeholder]")) {
      if (!isShown(field)) continue;
      const style = getComputedStyle(field, "::placeholder");
      judge(`placeholder of ${name(field)}`, seen(style.color, field), wanted(style));
    }
    for (const picture of scope().querySelectorAll("svg")) {
      if (!isShown(picture)) continue;
      const shapes = [...picture.querySelectorAll("path, circle, rect, line, polyline, polygon, ellipse, use")];
      const paints = shapes.flatMap((shape) => {
        const { fill, stroke } = getComputedStyle(shape);
        return [fill, stroke].filter((paint) => paint !== "none" && !paint.startsWith("url"));
      });
      // One of its colours has to stand out from what is around it.
      const best = Math.max(0, ...paints.map((paint) => seen(paint, picture)));
      if (shapes.length > 0) judge(`icon in ${name(picture.parentElement ?? picture)}`, best, least.large);
      // A sign within a symbol stands on the symbol's own colour.
      for (const sign of picture.querySelectorAll("text")) {
        const plate = picture.querySelector("path, circle, rect");
        if (plate === null) continue;
        const [ink, under] = [colour(getComputedStyle(sign).fill), colour(getComputedStyle(plate).fill)];
        judge(`sign in ${name(picture.parentElement ?? picture)}`, contrast(ink, under), least.large);
      }
    }
    for (const control of controls()) {
      const style = getComputedStyle(control);
      const isField = control.matches("input, select, textarea") && style.appearance !== "auto";
      const hasEdge = style.borderTopStyle !== "none" && Number.parseFloat(style.borderTopWidth) > 0 && colour(style.borderTopColor)[3] > 0;
      if (!hasEdge && !isField) continue;
      const around = ground(control, false);
      const inside = contrast(ground(control, true), around);
      const edge = hasEdge ? contrast(over(colour(style.borderTopColor), around), around) : 1;
      judge(`edge of ${name(control)}`, Math.max(inside, edge), least.edge);
    }
    return [...troubles];
  }, LEAST);
}
