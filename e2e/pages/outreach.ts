// The day of outreach: the lock, the day, one elder at a time.
import { expect, type Locator } from "@playwright/test";
import { Frame } from "./frame.ts";
import { starting } from "./texts.ts";

/** A number that is not easy to guess. */
export const PIN = "295814";

/** Somebody who is met; invented. */
export interface Elder {
  readonly name: string;
  readonly born?: string;
  readonly phone?: string;
  readonly identity?: string;
}

export class OutreachPage extends Frame {
  async open(): Promise<void> {
    await this.page.goto("/?mode=outreach&city=430781");
  }

  pin(key = "outreach.pin"): Locator {
    return this.page.getByLabel(this.texts.t(key), { exact: true });
  }

  async setUp(pin = PIN): Promise<void> {
    await expect(this.heading(this.texts.t("outreach.new.title"))).toBeVisible();
    await this.pin().fill(pin);
    await this.pin("outreach.pin.again").fill(pin);
    await this.button("outreach.new.go").click();
  }

  async isLocked(): Promise<void> {
    await expect(this.heading(this.texts.t("outreach.locked.title"))).toBeVisible();
  }

  async unlock(pin = PIN): Promise<void> {
    await this.isLocked();
    await this.pin().fill(pin);
    await this.button("outreach.unlock").click();
  }

  async chooseDrive(town = "汪家桥街道", village = "新村社区"): Promise<void> {
    await expect(this.heading(this.texts.t("outreach.drive.title"))).toBeVisible();
    await this.page.getByRole("button", { name: town, exact: true }).click();
    await this.page.getByRole("button", { name: village, exact: true }).click();
    await this.button("outreach.drive.begin").click();
  }

  async atDay(): Promise<void> {
    await expect(this.heading(this.texts.t("outreach.day.title"))).toBeVisible();
  }

  /** From the page of the day to the agreement of somebody new; the number is given where the browser has no worker. */
  async next(): Promise<void> {
    await this.button("outreach.next").click();
    await expect(this.heading(this.texts.t("outreach.agree.title"))).toBeVisible();
  }

  async agree(): Promise<void> {
    await this.button("outreach.agree.spoken").click();
    await expect(this.heading(this.texts.t("outreach.intake.title"))).toBeVisible();
  }

  field(key: string): Locator {
    return this.page.getByRole("textbox", { name: starting(this.texts.t(key)) });
  }

  async writeDown(elder: Elder): Promise<void> {
    await this.field("outreach.intake.name").fill(elder.name);
    if (elder.born !== undefined) await this.field("outreach.intake.born").fill(elder.born);
    if (elder.phone !== undefined) await this.field("outreach.intake.phone").fill(elder.phone);
    if (elder.identity !== undefined) await this.field("outreach.intake.identity").fill(elder.identity);
    await this.button("outreach.intake.go").click();
  }

  async atHub(name: string): Promise<void> {
    await expect(this.heading(this.texts.t("outreach.hub.title", { name }))).toBeVisible();
  }

  /** One of the things that can be done with the elder. */
  way(key: string): Locator {
    return this.page.getByRole("link", { name: starting(this.texts.t(key)) });
  }

  async finish(): Promise<void> {
    await this.button("outreach.bar.finish").click();
    await this.atDay();
  }

  async signIn(login: string, password: string, device: string): Promise<void> {
    await this.field("outreach.office.login").fill(login);
    await this.page.getByLabel(this.texts.t("outreach.office.password"), { exact: true }).fill(password);
    await this.field("outreach.office.device").fill(device);
    await this.button("outreach.office.sign-in").click();
  }

  /** Somebody who is due. */
  dueRow(name: string): Locator {
    const due = this.page.getByRole("region", { name: this.texts.t("outreach.due.title") });
    return due.getByRole("listitem").filter({ hasText: name });
  }

  rows(): Locator {
    return this.page.getByRole("region", { name: this.texts.t("outreach.list.title") }).getByRole("listitem");
  }

  /** A number of the counter. */
  async count(key: string): Promise<number> {
    const label = this.texts.t(`outreach.count.${key}`);
    const box = this.page.locator(".outreach-count").filter({ hasText: label });
    return Number(await box.locator("dd").innerText());
  }
}
