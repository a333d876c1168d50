// Where something is missing: shares, table and map.
import { expect, type Locator } from "@playwright/test";
import { MapPage } from "./map.ts";
import { starting } from "./texts.ts";

export class CoveragePage extends MapPage {
  override async open(city: string): Promise<void> {
    await this.page.goto(`/coverage?city=${city}`);
    await expect(this.share().or(this.few()).or(this.none())).toBeVisible();
    await this.settled();
  }

  kind(id: string): Locator {
    const kinds = this.page.getByRole("group", { name: this.texts.t("coverage.kinds") });
    return kinds.getByRole("button", { name: starting(this.texts.t(`kind.${id}`)) });
  }

  /** The sentence with the share of the whole city. */
  share(): Locator {
    return this.page.locator(".coverage-share");
  }

  /** The sentence that counts homes which are too few for a share. */
  few(): Locator {
    return this.page.locator(".coverage-few");
  }

  /** The sentence that says why there is no share. */
  none(): Locator {
    return this.page.locator(".coverage-none");
  }

  /** District, homes, lacking, percent: as the table has them. */
  async table(): Promise<string[][]> {
    const rows = this.page.getByRole("table", { name: this.texts.t("coverage.by-district") }).locator("tbody tr");
    return rows.evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
  }
}
