// The record of a visit.
import { expect, type Locator } from "@playwright/test";
import { Frame } from "./frame.ts";

const ID = "quarterly-visit";

export class VisitForm extends Frame {
  async open(): Promise<void> {
    await this.page.goto("/visit");
    await expect(this.heading(this.texts.t("visit.title"))).toBeVisible();
    await expect(this.choice("how", "home")).toBeVisible();
  }

  /** A question that is answered by choosing. */
  group(question: string): Locator {
    return this.page.locator(`#visit-${question}`);
  }

  choice(question: string, option: string): Locator {
    return this.group(question).getByLabel(this.texts.t(`${ID}.${question}.option.${option}.label`), { exact: true });
  }

  field(question: string): Locator {
    return this.page.locator(`#visit-${question}-input`);
  }

  async finish(): Promise<void> {
    await this.button("visit.finish").click();
  }

  async kept(): Promise<void> {
    await expect(this.page.getByText(this.texts.t("visit.kept.done"))).toBeVisible();
  }
}
