// One facility: its page, what one takes along from it, and what one reports about it.
import { expect, type Download, type Locator } from "@playwright/test";
import { Frame } from "./frame.ts";
import { MapPage } from "./map.ts";

export class PlacePage extends Frame {
  async open(id: string, city: string): Promise<void> {
    await this.page.goto(`/place/${id}?city=${city}`);
  }

  /** The button that calls: the place's own number, else the hotline. */
  call(): Locator {
    const names = ["place.call", "place.call.hotline"].map((key) => this.texts.part(key).source);
    return this.page.getByRole("main").getByRole("link", { name: new RegExp(names.join("|")) });
  }

  async onMap(): Promise<void> {
    await this.link("place.on-map").click();
  }

  /** The map with this place as the origin of all distances. */
  async asOrigin(id: string, city: string): Promise<MapPage> {
    await this.open(id, city);
    await this.onMap();
    const map = new MapPage(this.page, this.texts);
    await map.ready();
    await map.panel().getByRole("button", { name: map.texts.t("origin.from-place") }).click();
    return map;
  }

  /** The value beside a label. */
  fact(key: string): Locator {
    const label = this.page.getByRole("term").filter({ hasText: new RegExp(`^${this.texts.t(key)}$`) });
    return label.locator("xpath=following-sibling::dd[1]");
  }

  /** The card of a place as a file. */
  async contact(): Promise<Download> {
    const coming = this.page.waitForEvent("download");
    await this.button("contact.save").click();
    return coming;
  }

  compareButton(): Locator {
    return this.button("compare.add");
  }

  /** Opens the form for "it was closed when I came". */
  async reportClosed(): Promise<void> {
    await this.link("report.closed").click();
    await expect(this.heading(this.texts.t("report.closed.title"))).toBeVisible();
  }

  /** Opens the form for one fact that is wrong. */
  async reportWrong(fact: string): Promise<void> {
    await this.link("report.wrong").click();
    await expect(this.heading(this.texts.t("report.wrong.title"))).toBeVisible();
    const name = this.texts.t(`report.fact.${fact}`);
    await this.page.getByRole("main").getByRole("link", { name: new RegExp(`^\\s*${name}`) }).click();
    await expect(this.heading(this.texts.t("report.right.title"))).toBeVisible();
  }

  when(choice: "now" | "earlier"): Locator {
    return this.page.getByRole("radio", { name: this.texts.t(`report.when.${choice}`) });
  }

  right(): Locator {
    return this.page.getByRole("textbox", { name: this.texts.t("report.right"), exact: true });
  }

  send(): Locator {
    return this.button("report.send");
  }

  sendWaiting(): Locator {
    return this.button("report.waiting.send");
  }

  told(key: string): Locator {
    return this.page.getByRole("heading", { level: 2, name: this.texts.t(key), exact: true });
  }
}
