// The frame around every page: header, tabs, dialogs.
import { expect, type Locator, type Page } from "@playwright/test";
import { zhCN, type Language, type Texts } from "./texts.ts";

export class Frame {
  constructor(
    readonly page: Page,
    readonly texts: Texts = zhCN,
  ) {}

  heading(name: string | RegExp): Locator {
    return this.page.getByRole("heading", { level: 1, name });
  }

  button(key: string): Locator {
    return this.page.getByRole("button", { name: this.texts.like(key) });
  }

  link(key: string): Locator {
    return this.page.getByRole("link", { name: this.texts.like(key) });
  }

  dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  async closeDialog(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await expect(this.dialog()).toHaveCount(0);
  }

  /** The tabs at the foot of a phone or in the header of a desktop. */
  tab(key: "tab.map" | "tab.check" | "tab.request" | "tab.status"): Locator {
    const tabs = this.page.getByRole("navigation", { name: this.texts.t("tab.label") });
    return tabs.getByRole("link", { name: this.texts.t(key) });
  }

  async openCityChooser(): Promise<void> {
    await this.page.getByRole("button", { name: this.texts.t("city.change") }).click();
    await expect(this.dialog()).toBeVisible();
  }

  async openDisplay(): Promise<void> {
    await this.button("display.mode.elder").click();
    await expect(this.dialog()).toBeVisible();
  }
}

/** Opens every later page of the context in this language. */
export async function speak(page: Page, language: Language): Promise<void> {
  await page.context().addInitScript((tag) => localStorage.setItem("eldercare.language", tag), language);
}

/** Presses Tab until `target` has the focus: the way of a person without a pointer. */
export async function tabTo(target: Locator, limit = 60): Promise<void> {
  for (let steps = 0; steps < limit; steps += 1) {
    await target.page().keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${target.toString()} was not reached with ${limit} presses of Tab`);
}
