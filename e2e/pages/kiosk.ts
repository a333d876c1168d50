// A screen in a hall: its foot, what is taken along from it, and what the browser keeps of it.
import { expect, type Locator, type Page } from "@playwright/test";
import { CheckPage } from "./check.ts";
import { KioskRequest, StartPage, UPRIGHT } from "./start.ts";
import { WISH } from "./request.ts";
import { STILL } from "./story.ts";

/** How a story of a kiosk looks at it: upright, and in a browser without a memory of others. */
export const AT_A_KIOSK = { ...STILL, viewport: UPRIGHT };

/** What the browser keeps for the site besides its files. */
export const kept = (page: Page): Promise<Record<string, unknown>> =>
  page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: await indexedDB.databases(),
    cookies: document.cookie,
  }));
export const NOTHING = { local: {}, session: {}, databases: [], cookies: "" };

/** A person who was invented for one story: by these words everything that is left of them is found. */
export function somebody(): { readonly surname: string; readonly phone: string; readonly words: readonly string[] } {
  const letter = () => String.fromCharCode(65 + Math.floor(Math.random() * 26));
  const surname = `QX${letter()}${letter()}${letter()}`;
  const phone = `138${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
  return { surname, phone, words: [surname, phone] };
}

export class Kiosk extends StartPage {
  foot(): Locator {
    return this.page.getByRole("navigation", { name: this.texts.t("kiosk.foot") });
  }

  inFoot(key: string): Locator {
    return this.foot().getByRole("button", { name: this.texts.like(key) });
  }

  /** A self-check up to its result, from the choices. */
  async toResult(answers: Iterable<readonly [string, string]>): Promise<CheckPage> {
    await this.way("check").click();
    const check = new CheckPage(this.page);
    await check.begin();
    await check.answerAll(answers);
    await check.atResult();
    return check;
  }

  /** A request up to its review, from the choices. */
  async toReview(who: { readonly surname: string; readonly phone: string }): Promise<KioskRequest> {
    await this.way("request").click();
    const form = new KioskRequest(this.page);
    await form.tapThrough({ ...WISH, phone: who.phone }, who.surname, "奶奶");
    return form;
  }

  /** What the printer is given when this is tapped: the words of the paper, and how often it was asked to print. */
  async printed(tap: () => Promise<void>): Promise<{ readonly text: string; readonly times: number }> {
    await this.page.evaluate(() => {
      Object.assign(globalThis, { printed: 0, print: () => ((globalThis as unknown as { printed: number }).printed += 1) });
    });
    await tap();
    const times = () => this.page.evaluate(() => (globalThis as unknown as { printed: number }).printed);
    await expect.poll(times).toBe(1);
    await this.page.emulateMedia({ media: "print" });
    const text = await this.page.locator("body").innerText();
    await this.page.emulateMedia({ media: null });
    return { text, times: await times() };
  }
}
