// The map with its list: what is drawn, what is listed, and how to move.
import { expect, type Locator } from "@playwright/test";
import { Frame } from "./frame.ts";
import { starting } from "./texts.ts";

export class MapPage extends Frame {
  async open(city?: string): Promise<void> {
    await this.page.goto(city === undefined ? "/" : `/?city=${city}`);
    await this.ready();
  }

  /** Map and list answer. */
  async ready(): Promise<void> {
    await expect(this.page.locator("html")).toHaveAttribute("data-ready", "list");
    await this.settled();
  }

  /** The box in which the map lives. */
  box(): Locator {
    return this.page.getByRole("application", { name: this.texts.t("map.label") });
  }

  list(): Locator {
    return this.page.getByRole("region", { name: this.texts.t("list.label") });
  }

  /** The title of the list when the places could not be had. */
  failed(): Locator {
    return this.list().getByRole("status").filter({ hasText: this.texts.t("load.failed") });
  }

  rows(): Locator {
    return this.list().getByRole("listitem");
  }

  /** The heading of the list. */
  listHeading(): Locator {
    return this.list().getByRole("heading").first();
  }

  /** How far the list is scrolled. */
  async scrolled(): Promise<number> {
    return this.page.locator("#sheet-body").evaluate((body) => body.scrollTop);
  }

  async scrollList(to: number): Promise<void> {
    await this.page.locator("#sheet-body").evaluate((body, to) => {
      body.scrollTop = to;
    }, to);
    await expect.poll(() => this.scrolled()).toBeGreaterThan(0);
  }

  /** Whether a button of the map takes a tap, and nothing lies over it. */
  async isInReach(key: string): Promise<boolean> {
    return this.button(key).evaluate((button) => {
      const { left, top, width, height } = button.getBoundingClientRect();
      return button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
  }

  /** The number in the title of the list. */
  async count(): Promise<number> {
    const title = await this.list().getByRole("status").first().innerText();
    return Number(this.texts.part("list.title").exec(title)?.[1]);
  }

  /** Waits until the map has come to rest: what it draws is the same in several frames. */
  async settled(): Promise<void> {
    await this.box().evaluate(
      (box) =>
        new Promise<void>((resolve) => {
          let last: string | null = null;
          let calm = 0;
          const look = () => {
            box.dispatchEvent(new Event("inspect"));
            const pane = box.getElementsByClassName("leaflet-map-pane")[0];
            const moving = pane === undefined || /leaflet-(pan|zoom)-anim/.test(`${pane.className} ${box.className}`);
            const place = `${box.getAttribute("data-drawn")} ${pane?.getAttribute("style")}`;
            calm = !moving && place === last ? calm + 1 : 0;
            last = place;
            if (calm >= 3) resolve();
            else requestAnimationFrame(look);
          };
          look();
        }),
    );
  }

  /** The ids that the map has drawn. */
  async drawn(): Promise<string[]> {
    const drawn = await this.box().evaluate((box) => {
      box.dispatchEvent(new Event("inspect"));
      return box.getAttribute("data-drawn") ?? "";
    });
    return drawn.split(" ").filter((id) => id !== "").sort();
  }

  /** The ids in the list, all of its pages opened. */
  async listed(): Promise<string[]> {
    const more = this.list().getByRole("button", { name: this.texts.like("list.more") });
    while ((await more.count()) > 0) {
      // Many pages: pressed inside the browser, one frame each.
      await more.evaluateAll(async ([button]) => {
        for (let press = 0; press < 50 && button instanceof HTMLElement && button.isConnected; press += 1) {
          button.click();
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
      });
    }
    return (await this.idsOfRows()).sort();
  }

  async idsOfRows(): Promise<string[]> {
    const rows = this.page.locator("#place-list").getByRole("listitem");
    return rows.evaluateAll((rows) => rows.map((row) => row.getAttribute("data-id") ?? ""));
  }

  async zoom(direction: "in" | "out"): Promise<void> {
    await this.button(`map.zoom.${direction}`).click();
    await this.settled();
  }

  /** Drags the ground by exactly this many pixels: one step leaves no momentum. */
  async drag(dx: number, dy: number): Promise<void> {
    const room = await this.room();
    const [x, y] = [room.x + room.width / 2 - dx / 2, room.y + room.height / 2 - dy / 2];
    const mouse = this.page.mouse;
    await mouse.move(x, y);
    await mouse.down();
    await mouse.move(x + dx, y + dy);
    await mouse.up();
    await this.settled();
  }

  /** Two fingers around the middle of the map, so many pixels apart at first and at last. */
  async pinch(from: number, to: number): Promise<void> {
    const room = await this.room();
    const [x, y] = [room.x + room.width / 2, room.y + room.height / 2];
    const fingers = (apart: number) => [-1, 1].map((side, id) => ({ x: x + (side * apart) / 2, y, id }));
    const input = await this.page.context().newCDPSession(this.page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", apart?: number) =>
      input.send("Input.dispatchTouchEvent", { type, touchPoints: apart === undefined ? [] : fingers(apart) });
    await touch("touchStart", from);
    for (const step of [0.25, 0.5, 0.75, 1]) await touch("touchMove", from + (to - from) * step);
    await touch("touchEnd");
    await input.detach();
    await this.settled();
  }

  /** Taps the map this far from its middle. */
  async tap(dx: number, dy: number): Promise<void> {
    const { width, height } = await this.room();
    const position = { x: width / 2 + dx, y: height / 2 + dy };
    const touch = await this.page.evaluate(() => navigator.maxTouchPoints > 0);
    await (touch ? this.box().tap({ position }) : this.box().click({ position }));
  }

  /** Taps the symbol that the walk through the map meets first. */
  async tapSymbol(): Promise<void> {
    await this.steps().focus();
    await this.page.keyboard.press("Enter");
    await this.button("steps.open").focus();
    await this.page.keyboard.press("Enter");
    await this.page.getByRole("group", { name: this.texts.t("steps.label") }).getByRole("button", { name: this.texts.t("common.close") }).click();
  }

  /** How many symbols the map shows. */
  async symbolCount(): Promise<number> {
    await this.steps().focus();
    await this.page.keyboard.press("Enter");
    const words = await this.stepped().innerText();
    const close = this.page.getByRole("group", { name: this.texts.t("steps.label") }).getByRole("button", { name: this.texts.t("common.close") });
    await close.click();
    return Number(this.texts.part("steps.at").exec(words)?.[2]);
  }

  /** Where the map stands on the screen. */
  async room(): Promise<{ x: number; y: number; width: number; height: number }> {
    const room = await this.box().boundingBox();
    if (room === null) throw new Error("the map has no room");
    return room;
  }

  chip(kind: string): Locator {
    const chips = this.page.getByRole("group", { name: this.texts.t("filter.kinds") });
    return chips.getByRole("button", { name: starting(this.texts.t(`kind.${kind}`)) });
  }

  search(): Locator {
    return this.page.getByRole("searchbox", { name: this.texts.t("map.search") });
  }

  filterButton(): Locator {
    const all = ["filter.button", "filter.button.active"].map((key) => this.texts.like(key).source);
    return this.page.getByRole("button", { name: new RegExp(all.join("|")) });
  }

  async openFilters(): Promise<void> {
    await this.filterButton().click();
    await expect(this.dialog()).toBeVisible();
  }

  /** A choice in the dialog of filters. */
  choice(text: string): Locator {
    return this.dialog().getByRole("button", { name: starting(text) });
  }

  async applyFilters(): Promise<void> {
    await this.dialog().getByRole("button", { name: this.texts.like("filter.apply") }).click();
    await expect(this.dialog()).toHaveCount(0);
    await this.settled();
  }

  /** The button that begins the walk through the symbols; it shows itself only with the focus. */
  steps(): Locator {
    return this.button("steps.start");
  }

  /** What is said of the symbol that the walk has come to. */
  stepped(): Locator {
    return this.page.getByRole("group", { name: this.texts.t("steps.label") }).getByRole("status");
  }

  /** What is said of a group after a tap. */
  said(): Locator {
    return this.page.locator(".map-said");
  }

  /** The ids of the places at one spot that are listed together. */
  async gathered(): Promise<string[]> {
    const rows = this.page.locator("#gathered-list").getByRole("listitem");
    await expect(rows.first()).toBeVisible();
    return (await rows.evaluateAll((rows) => rows.map((row) => row.getAttribute("data-id") ?? ""))).sort();
  }

  /** Opens what is within a walk of the origin. */
  async openAround(): Promise<void> {
    await this.button("around.button").click();
    await expect(this.dialog().locator(".around-rows")).toBeVisible();
  }

  /** By whose walking the circle is drawn. */
  whose(): Locator {
    return this.page.locator(".around-whose");
  }

  /** The place in the sheet after a tap on its symbol. */
  panel(): Locator {
    return this.page.getByRole("article");
  }
}
