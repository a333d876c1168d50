// Places side by side.
import type { Locator } from "@playwright/test";
import { Frame } from "./frame.ts";

export class ComparePage extends Frame {
  async open(ids: readonly string[], city: string): Promise<void> {
    await this.page.goto(`/compare?ids=${ids.join(",")}&city=${city}`);
    await this.page.getByRole("heading", { level: 1 }).waitFor();
  }

  table(): Locator {
    return this.page.getByRole("table", { name: this.texts.t("compare.title") });
  }

  columns(): Locator {
    return this.table().getByRole("columnheader").filter({ has: this.page.getByRole("link") });
  }

  row(key: string): Locator {
    const head = this.page.getByRole("rowheader", { name: this.texts.t(key), exact: true });
    return this.table().getByRole("row").filter({ has: head });
  }

  remove(name: string): Locator {
    return this.page.getByRole("button", { name: this.texts.t("compare.remove.one", { name }) });
  }
}
