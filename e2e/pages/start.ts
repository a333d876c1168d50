// 长辈版 and the kiosk: the choices to begin with, and the frame of a screen that many people use.
import { expect, type Locator } from "@playwright/test";
import { Frame } from "./frame.ts";
import type { Least } from "./measure.ts";

export type Mode = "elder" | "kiosk";

/** Least sizes in each mode, in CSS pixels: a finger of 70 years on a telephone, and a step away from a large screen. */
export const LEAST: Readonly<Record<Mode, Least>> = {
  elder: { text: 24, target: 60, gap: 12 },
  kiosk: { text: 40, target: 80, gap: 16 },
};

/** A screen in a hall, upright and lying. */
export const UPRIGHT = { width: 1080, height: 1920 };
export const LYING = { width: 1920, height: 1080 };

export class StartPage extends Frame {
  async open(mode: Mode, query = ""): Promise<void> {
    await this.page.goto(`/?mode=${mode}${query}`);
    await this.at();
  }

  async at(): Promise<void> {
    await expect(this.heading(new RegExp(this.texts.t("start.title").replace("？", ".")))).toBeVisible();
  }

  /** One of the large choices. */
  way(key: "find" | "check" | "request"): Locator {
    return this.page.getByRole("link", { name: new RegExp(`^${this.texts.t(`start.${key}`)}`) });
  }

  end(): Locator {
    return this.page.getByRole("navigation", { name: this.texts.t("kiosk.foot") }).getByRole("button", { name: this.texts.t("kiosk.end") });
  }

  /** Ends the visit and waits for the choices of the next one. */
  async finish(): Promise<void> {
    await this.end().click();
    await this.dialog().getByRole("button", { name: this.texts.t("kiosk.end") }).click();
    await this.page.waitForURL((url) => url.pathname === "/start");
    await this.at();
  }
}
