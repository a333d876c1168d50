// Whether every control takes a tap where it is seen: at its middle and in its corners, by what the browser
// itself finds at that point.
import type { Page } from "@playwright/test";
import { look } from "./eye.ts";

/** The controls that something lies over, or that cannot be brought into view. */
export async function outOfReach(page: Page): Promise<string[]> {
  await look(page);
  return page.evaluate(() => {
    const { controls, name } = globalThis.eye;
    const inView = (x: number, y: number) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;

    /** The middle, and the corners of the box within its rounding. A link within a text is taken line by line. */
    const points = (element: HTMLElement): (readonly [string, number, number])[] => {
      const style = getComputedStyle(element);
      if (style.display === "inline") {
        return [...element.getClientRects()].map((box) => ["line", box.left + box.width / 2, box.top + box.height / 2] as const);
      }
      const box = element.getBoundingClientRect();
      const round = Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, box.height / 2, box.width / 2);
      const inset = round * (1 - Math.SQRT1_2) + 2;
      const [left, right, top, bottom] = [box.left + inset, box.right - inset, box.top + inset, box.bottom - inset];
      return [
        ["middle", (left + right) / 2, (top + bottom) / 2],
        ["top start", left, top],
        ["top end", right, top],
        ["bottom start", left, bottom],
        ["bottom end", right, bottom],
      ];
    };
    const takes = (element: HTMLElement, x: number, y: number): boolean => {
      const hit = document.elementFromPoint(x, y);
      // A picture within its button, or the button's own label, acts for it.
      return hit !== null && (element.contains(hit) || (hit.closest("label")?.contains(element) ?? false));
    };
    const missed = (element: HTMLElement): string[] => {
      const [middle, ...corners] = points(element);
      if (middle === undefined) return ["has no box"];
      if (!inView(middle[1], middle[2])) return ["is out of view"];
      return [middle, ...corners].flatMap(([where, x, y]) => {
        if (!inView(x, y) || takes(element, x, y)) return [];
        const hit = document.elementFromPoint(x, y);
        return [`${where} is under ${hit === null ? "nothing" : name(hit)}`];
      });
    };

    const troubles: string[] = [];
    for (const element of controls()) {
      if (missed(element).length === 0) continue;
      // What a bar covers for the moment is reached by scrolling.
      const moved: [Element, number, number][] = [];
      for (let at = element.parentElement; at !== null; at = at.parentElement) moved.push([at, at.scrollLeft, at.scrollTop]);
      element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      const still = missed(element);
      if (still.length > 0) troubles.push(`${name(element)}: ${still.join(", ")}`);
      moved.forEach(([at, left, top]) => at.scrollTo({ left, top, behavior: "instant" }));
    }
    return troubles;
  });
}
