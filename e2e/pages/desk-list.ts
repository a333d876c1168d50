// A list of changes at the desk: chosen, looked at, written.
import { expect, type Locator } from "@playwright/test";
import { DeskPlacesPage } from "./desk-places.ts";
import type { Picked } from "./workbook.ts";

export class DeskListPage extends DeskPlacesPage {
  file(): Locator {
    return this.field("desk.list.file");
  }

  /** The heading of the part that is shown now. */
  stage(key: string): Locator {
    return this.page.getByRole("heading", { level: 2, name: this.texts.t(key) });
  }

  async pick(file: Picked | string): Promise<void> {
    await this.file().setInputFiles(file);
    await this.button("desk.list.look").click();
  }

  /** Picks a file and waits for what it would change. */
  async look(file: Picked | string): Promise<void> {
    await this.pick(file);
    await expect(this.stage("desk.list.check")).toBeFocused();
  }

  write(): Locator {
    return this.button("desk.list.write");
  }

  /** What a list would change of a place. */
  place(id: string): Locator {
    return this.page.locator(`[data-place="${id}"]`);
  }

  places(): Locator {
    return this.page.locator("[data-place]");
  }

  /** The problem of a row, by its number and head. */
  problem(row: number, head: string): Locator {
    const cell = (text: string): Locator => this.page.getByRole("cell", { name: text, exact: true });
    return this.rows().filter({ has: cell(String(row)) }).filter({ has: cell(head) });
  }

  /** What is wrong, said where it was asked for. */
  alert(words: string | RegExp): Locator {
    return this.page.getByRole("alert").filter({ hasText: words });
  }
}
