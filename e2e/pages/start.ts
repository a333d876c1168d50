// 长辈版 and the kiosk: the choices to begin with, and the frame of a screen that many people use.
import { expect, type Locator } from "@playwright/test";
import { Frame } from "./frame.ts";
import type { Mode } from "./modes.ts";
import { RequestPage, type Wish } from "./request.ts";

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

/** The steps of a request on a screen without a keyboard. */
export class KioskRequest extends RequestPage {
  private key(name: string): Locator {
    // Of several pads on a page the first one is meant.
    return this.page.locator(".pad").getByRole("button", { name, exact: true }).first();
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.key(key).click();
  }

  /** A surname that is in no list, in letters. */
  async spell(surname: string, title: string): Promise<void> {
    await this.press(this.texts.t("pad.surname.other"), ...surname);
    await this.page.getByRole("button", { name: this.texts.t("pad.surname.done"), exact: true }).click();
    await this.press(surname + title);
  }

  /** Everything up to the review, with the pads. */
  async tapThrough(wish: Wish, surname: string, title: string): Promise<void> {
    await this.at("service");
    await this.service(wish.service).click();
    await this.at("elder");
    await this.radio(`request.for.${wish.whom}`).check();
    await this.spell(surname, title);
    await this.next();
    await this.at("phone");
    await this.press(...wish.phone.replace(/\D/g, ""));
    await this.radio(`request.owner.${wish.owner}`).check();
    await this.next();
    await this.chooseVillage(wish);
    const door = this.texts.t("pad.door").split("|");
    await this.press("3", door[0] ?? "", "1", "2", door[1] ?? "");
    await this.next();
    await this.at("time");
    await this.radio(`request.time.${wish.time}`).check();
    await this.next();
    await this.at("consent");
    await this.agree(wish);
    await this.consent("contact").check();
    await this.next();
    await this.at("review");
  }
}
