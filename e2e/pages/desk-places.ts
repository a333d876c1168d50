// Facts of places at the desk, and the page on which a place confirms its own.
import { expect, type Locator } from "@playwright/test";
import { DeskPage } from "./desk.ts";

export class DeskPlacesPage extends DeskPage {
  /** The card of a fact, by its name. */
  fact(name: "hours" | "phone" | "beds" | "price" | "open"): Locator {
    return this.page.locator(`[data-fact="${name}"]`);
  }

  async change(name: "hours" | "phone" | "beds" | "price" | "open"): Promise<void> {
    await this.fact(name).getByRole("button", { expanded: false }).click();
  }

  async save(name: "hours" | "phone" | "beds" | "price" | "open"): Promise<void> {
    await this.fact(name).getByRole("button", { name: this.texts.t("desk.fact.save"), exact: true }).click();
  }

  field(key: string): Locator {
    return this.page.getByLabel(this.texts.t(key), { exact: true });
  }

  /** Finds a place by its name and opens its facts. */
  async find(name: string): Promise<void> {
    await this.page.getByRole("link", { name: this.texts.t("desk.find.title"), exact: true }).click();
    await this.field("desk.find.label").fill(name);
    await this.page.getByRole("link", { name, exact: true }).first().click();
    await expect(this.page.getByRole("heading", { level: 2, name })).toBeVisible();
  }

  /** The report with these words of a visitor. */
  report(words: string): Locator {
    return this.page.locator(".desk-report").filter({ hasText: words });
  }

  /** That a change is saved: the keyboard goes on there, because the button that was pressed is gone. */
  async saved(): Promise<void> {
    const said = this.page.locator("#desk-place-done");
    await expect(said).toContainText(this.texts.t("desk.places.done"));
    await expect(said).toBeFocused();
  }
}
