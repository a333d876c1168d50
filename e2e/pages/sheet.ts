// The sheet of paper, and the page that opens what one carries.
import { expect, type Locator } from "@playwright/test";
import { CheckPage } from "./check.ts";
import { Frame } from "./frame.ts";

export class SheetPage extends Frame {
  /** Opens the sheet of the self-check that is on this device, and waits for its code picture. */
  async open(): Promise<void> {
    await this.page.goto("/sheet");
    await this.ready();
  }

  async ready(): Promise<void> {
    await expect(this.heading(this.texts.t("sheet.title"))).toBeVisible();
    await expect(this.picture()).toBeAttached();
  }

  paper(): Locator {
    return this.page.getByRole("article");
  }

  /** The code picture that the screen shows. */
  picture(): Locator {
    return this.pictures().first();
  }

  /** Both copies of it, of which the second is on paper only. */
  pictures(): Locator {
    return this.page.locator(".qr-sealed");
  }

  /** A part of the sheet by its heading. */
  block(key: string): Locator {
    const heading = this.page.getByRole("heading", { name: this.texts.like(key) });
    return this.paper().locator(".sheet-paper-block").filter({ has: heading });
  }

  /** The code on the strip, with its dashes. */
  async code(): Promise<string> {
    return (await this.page.locator(".sheet-paper-strip .code").getAttribute("data-code")) ?? "";
  }
}

export class SheetOpenPage extends Frame {
  /** Opens the address of a code picture. */
  async scan(address: string): Promise<void> {
    await this.page.goto(address);
    await expect(this.heading(this.texts.t("sheet.open.title"))).toBeVisible();
  }

  /** Opens the address with a sealed draft. */
  async scanText(text: string): Promise<void> {
    await this.scan(`/#d=${text}`);
  }

  field(): Locator {
    return this.page.getByLabel(this.texts.t("sheet.code"), { exact: true });
  }

  async type(code: string): Promise<void> {
    await this.field().fill(code);
    await this.page.getByRole("button", { name: this.texts.like("sheet.open.go") }).click();
  }

  /** What is said to be wrong. */
  async refused(key: string, values: Readonly<Record<string, string | number>> = {}): Promise<void> {
    await expect(this.page.getByRole("alert")).toHaveText(this.texts.t(key, values));
    await expect(this.field()).toBeFocused();
  }

  /** A notice that nothing can be opened. */
  async obstacle(key: string): Promise<void> {
    await expect(this.page.getByText(this.texts.part(key))).toBeVisible();
    await expect(this.field()).toHaveCount(0);
  }

  async opened(): Promise<void> {
    await expect(this.page.getByRole("heading", { name: this.texts.t("sheet.holds"), exact: true })).toBeVisible();
  }

  take(): Locator {
    return this.button("sheet.take");
  }

  replace(): Locator {
    return this.button("sheet.replace.yes");
  }

  keep(): Locator {
    return this.link("sheet.replace.no");
  }
}

/** Fills the self-check on this device. */
export async function answered(check: CheckPage, answers: Iterable<readonly [string, string]>): Promise<void> {
  await check.open();
  await check.begin("mother");
  await check.hasAnswered(answers);
  await check.atResult();
}
