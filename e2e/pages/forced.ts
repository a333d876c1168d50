// What is left of a page when the system paints it in a few colours of its own: controls have edges, and what is
// chosen is still told apart from what is not.
import type { Page } from "@playwright/test";
import { look } from "./eye.ts";

/** What can no longer be seen under forced colours; leaves the page in its own. */
export async function lost(page: Page): Promise<string[]> {
  await look(page);
  // What is told from its surroundings by its ground alone, without forced colours.
  const plates = await page.evaluate(() => {
    const { controls, ground } = globalThis.eye;
    return controls().map((control) => !control.matches("[aria-current]") && ground(control, true).join() !== ground(control, false).join());
  });
  await page.emulateMedia({ forcedColors: "active" });
  const troubles = await page.evaluate((plates) => {
    const { controls, name, scope, isShown } = globalThis.eye;
    const troubles: string[] = [];
    controls().forEach((control, place) => {
      const style = getComputedStyle(control);
      const hasEdge = [style.borderTopStyle, style.borderBottomStyle].some((line) => line !== "none") && Number.parseFloat(style.borderBottomWidth) > 0;
      if (plates[place] === true && !hasEdge && style.outlineStyle === "none") troubles.push(`without an edge: ${name(control)}`);
    });

    // How an element and all in it look, as far as a choice may show: grounds are not looked at, since the
    // system paints the same one under all.
    const looks = (element: Element): string =>
      [element, ...element.querySelectorAll("*")]
        .flatMap((one) =>
          [undefined, "::before", "::after"].map((part) => {
            const style = getComputedStyle(one, part);
            const shown = style.forcedColorAdjust === "none" ? style.backgroundColor : "";
            return [
              shown,
              style.content,
              style.color,
              style.borderTop,
              style.borderBottom,
              style.borderLeft,
              style.outline,
              style.textDecorationLine,
              style.fontWeight,
              style.display,
              style.stroke,
            ].join();
          }),
        )
        .join("|");
    const isChosen = "[aria-pressed=true], [aria-checked=true], [aria-selected=true], [aria-current]:not([aria-current=false])";
    for (const element of scope().querySelectorAll(isChosen)) {
      if (!isShown(element)) continue;
      for (const attribute of ["aria-pressed", "aria-checked", "aria-selected", "aria-current"]) {
        const value = element.getAttribute(attribute);
        if (value === null || value === "false") continue;
        const chosen = looks(element);
        element.setAttribute(attribute, "false");
        const other = looks(element);
        element.setAttribute(attribute, value);
        if (chosen === other) troubles.push(`looks chosen no longer: ${name(element)}`);
      }
    }
    return troubles;
  }, plates);
  await page.emulateMedia({ forcedColors: "none" });
  return troubles;
}
