// Whether anything moves by itself where the reader has asked for stillness.
import type { Page } from "@playwright/test";
import { look } from "./eye.ts";

/** What is moving, or would move with the next change. */
export async function moving(page: Page): Promise<string[]> {
  await look(page);
  return page.evaluate(() => {
    const { name } = globalThis.eye;
    const troubles = new Set<string>();
    for (const animation of document.getAnimations()) {
      const target = animation.effect instanceof KeyframeEffect ? animation.effect.target : null;
      if (animation.playState === "running") troubles.add(`moves: ${target === null ? "something" : name(target)}`);
    }
    const seconds = (list: string) => Math.max(...list.split(",").map((part) => Number.parseFloat(part) * (part.includes("ms") ? 0.001 : 1)));
    for (const element of document.querySelectorAll("body, body *")) {
      for (const part of [undefined, "::before", "::after"]) {
        const style = getComputedStyle(element, part);
        if (style.animationName !== "none") troubles.add(`animation of ${name(element)}${part ?? ""}`);
        if (seconds(style.transitionDuration) > 0) troubles.add(`transition of ${name(element)}${part ?? ""}`);
      }
      if (getComputedStyle(element).scrollBehavior === "smooth") troubles.add(`glides when scrolled: ${name(element)}`);
    }
    return [...troubles];
  });
}
