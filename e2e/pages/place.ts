// One facility.
import type { Locator } from "@playwright/test";
import { Frame } from "./frame.ts";

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
}
