// The modes in which the app is shown, and the numbers that each one promises: one table, so that a new
// mode is one line, and every walk can be run in it.
import type { Page } from "@playwright/test";

/** The least that a state of a page may have, in CSS pixels. */
export interface Least {
  /** Text of any kind; only the credit of the map is smaller. */
  readonly text: number;
  /** What leads on: the main button, an answer, a tab, a row of the list. */
  readonly main: number;
  /** Every other target. */
  readonly target: number;
  /** From one target to the next. */
  readonly gap: number;
}

/** The standard holds 48 px for every target, more than its promise of 44; a finger of 70 years needs it. */
export const MODES = {
  standard: { text: 18, main: 48, target: 48, gap: 8 },
  elder: { text: 24, main: 72, target: 60, gap: 12 },
  kiosk: { text: 40, main: 80, target: 64, gap: 16 },
} as const satisfies Record<string, Least>;

export type Mode = keyof typeof MODES;

/** For staff with a mouse: 16 px, and targets of 44 px, which a finger on a tablet meets too. */
export const DESK: Least = { text: 16, main: 44, target: 44, gap: 1 };

/** What counts as a main target. */
export const MAIN = ".button-main, .button-big, .choice, .tab, .row-link, .card-link";

/** Shows every later page in this mode. A mode is asked for in the address, as the code on a poster does:
    whoever loads a page without saying one gets it in this. */
export async function showIn(page: Page, mode: Mode): Promise<void> {
  if (mode === "standard") return;
  await page.addInitScript((mode) => {
    const here = new URL(location.href);
    if (here.searchParams.has("mode")) return;
    here.searchParams.set("mode", mode);
    history.replaceState(history.state, "", here);
  }, mode);
}
