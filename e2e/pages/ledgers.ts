// The two ledgers of a town at the desk.
import type { Locator } from "@playwright/test";
import { DeskPage } from "./desk.ts";

export class LedgersPage extends DeskPage {
  /** The way to one of the two ledgers, or to the devices. */
  book(key: "desk.loans.title" | "desk.visits.title" | "desk.devices.title"): Locator {
    const books = this.page.getByRole("navigation", { name: this.texts.t("desk.ledgers.which") });
    return books.getByRole("link", { name: this.texts.t(key), exact: true });
  }

  field(key: string): Locator {
    return this.page.getByLabel(this.texts.t(key), { exact: true });
  }

  /** The line that says how many there are. */
  sum(): Locator {
    return this.page.locator(".desk-sum");
  }

  async fillLoan(item: string, borrower: string, from: string, due: string): Promise<void> {
    await this.button("desk.loans.add").click();
    await this.field("desk.loans.item").fill(item);
    await this.field("desk.loans.borrower").fill(borrower);
    await this.field("desk.loans.from").fill(from);
    await this.field("desk.loans.due").fill(due);
  }

  async lend(item: string, borrower: string, from: string, due: string): Promise<void> {
    await this.fillLoan(item, borrower, from, due);
    await this.button("desk.loans.write").click();
  }

  async fillPerson(name: string, door: string): Promise<void> {
    await this.button("desk.visits.add").click();
    await this.field("desk.visits.name").fill(name);
    await this.field("desk.visits.door.optional").fill(door);
  }

  async list(name: string, door: string): Promise<void> {
    await this.fillPerson(name, door);
    await this.button("desk.visits.list").click();
  }

  /** Opens what is offered for a slip of the pen in the row's form, and taps its button twice. */
  async mend(row: string, label: string, yes: string): Promise<void> {
    const place = this.row(row);
    await place.getByText(this.texts.t("desk.mend"), { exact: true }).click();
    await place.getByRole("button", { name: this.texts.t(label), exact: true }).click();
    await place.getByRole("button", { name: this.texts.t(yes), exact: true }).click();
  }

  /** A button in the row of somebody or something. */
  async act(row: string, key: string): Promise<void> {
    await this.row(row).getByRole("button", { name: new RegExp(`^${this.texts.t(key)}`) }).click();
  }
}
