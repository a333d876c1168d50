// What a screen reader says by itself: texts that come into regions which were there to be listened to, alerts, and
// what the focus is moved to.
import type { Page } from "@playwright/test";

declare global {
  // eslint-disable-next-line no-var
  var said: string[];
}

/** Listens from now on, in every document that is opened. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.said = [];
    const LIVE = "[role=status], [role=alert], [role=log], [aria-live=polite], [aria-live=assertive]";
    /** A region that came with its text is not said, an alert is. */
    const heard = new WeakSet<Element>();
    const say = (text: string | null) => {
      const words = (text ?? "").replace(/\s+/g, " ").trim();
      if (words !== "") globalThis.said.push(words);
    };
    const isHidden = (element: Element) => element.closest("[aria-hidden=true], [hidden], [inert]") !== null;
    const hear = (element: Element) => {
      for (const region of [...(element.matches(LIVE) ? [element] : []), ...element.querySelectorAll(LIVE)]) {
        if (!heard.has(region) && region.matches("[role=alert], [aria-live=assertive]") && !isHidden(region)) say(region.textContent);
        heard.add(region);
      }
    };
    const watch = () => {
      hear(document.documentElement);
      new MutationObserver((changes) => {
        const changed = new Set<Element>();
        for (const { target } of changes) {
          const element = target instanceof Element ? target : target.parentElement;
          const region = element?.closest(LIVE);
          if (region !== null && region !== undefined && region.isConnected && heard.has(region) && !isHidden(region)) changed.add(region);
        }
        changed.forEach((region) => say(region.textContent));
        for (const { addedNodes } of changes) {
          for (const node of addedNodes) if (node instanceof Element && node.isConnected) hear(node);
        }
      }).observe(document.documentElement, { subtree: true, childList: true, characterData: true });
      document.addEventListener("focusin", ({ target }) => {
        // Of what one goes to oneself the name is said; of what the page moves to, too.
        if (target instanceof Element && target.matches("[tabindex='-1']")) say(target.textContent);
      });
    };
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", watch);
    else watch();
  });
}

/** All that has been said in the document so far, one line for each. */
export const said = (page: Page): Promise<string> => page.evaluate(() => globalThis.said.join("\n"));
