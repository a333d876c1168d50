// What a person does with the app on a device, and what the screen says to it.
import { expect } from "@playwright/test";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { HerePage } from "../pages/here.ts";
import { RequestPage, WISH } from "../pages/request.ts";
import { zhCN } from "../pages/texts.ts";
import { HERE, type Device } from "./device.ts";
import { held } from "./held.ts";
import { item, nameOf, PARCEL_CODE, parcelOf, type Sample, type Who } from "./sample.ts";

/** What the screen said of a request that was sent off. */
export type Outcome = "arrived" | "kept" | "unkept";

export class Person {
  constructor(private readonly device: Device) {}

  private get form(): RequestPage {
    return new RequestPage(this.device.page);
  }

  private get here(): HerePage {
    return new HerePage(this.device.page);
  }

  /** Where the page of what lies here was opened, waits until it is there. */
  async settled(): Promise<void> {
    if (!this.device.page.url().endsWith(HERE)) return;
    await expect(this.here.heading(zhCN.t("request.here.title"))).toBeVisible({ timeout: 20_000 });
  }

  /** To the page of what lies here; without a network within the app. */
  async toHere(): Promise<void> {
    const isThere = await this.here.heading(zhCN.t("request.here.title")).isVisible();
    if (!isThere && !this.device.isOffline) await this.device.goTo(HERE);
    else if (!isThere) await follow(this.device, HERE);
    await expect(this.here.heading(zhCN.t("request.here.title"))).toBeVisible({ timeout: 20_000 });
  }

  /** Fills in a request up to the button that sends it. */
  async fill({ marker, phone }: Who): Promise<void> {
    await this.begin();
    await this.form.fill({ ...WISH, name: nameOf(marker), phone, note: marker });
  }

  /** Fills in the first pages up to the telephone; true once what was typed is on the disk. */
  async fillHalf({ marker, phone }: Who): Promise<boolean> {
    await this.begin();
    await this.form.service("bath").click();
    await this.form.fillElder({ ...WISH, name: nameOf(marker) });
    await this.form.at("phone");
    await this.form.phone().fill(phone);
    for (let tries = 0; tries < 10; tries += 1) {
      const records = await held(this.device.page);
      if (records.some(({ name, text }) => name.startsWith("request-draft-") && text?.includes(phone) === true)) return true;
      await this.device.page.waitForTimeout(100);
    }
    return false;
  }

  /** The form that was half filled in stands there with what was typed. */
  async stillSees({ phone }: Who): Promise<void> {
    await this.form.at("phone");
    await expect(this.form.phone()).toHaveValue(phone);
  }

  private async begin(): Promise<void> {
    await this.toHere();
    await this.here.link("request.another").click();
    await this.form.at("service");
  }

  async send(): Promise<void> {
    await this.form.sendButton().click();
  }

  /** Throws a draft away. */
  async discard({ marker }: Who): Promise<void> {
    await this.toHere();
    await this.here.discard(nameOf(marker));
  }

  /** Whether the page calls something missing. */
  async missesSomething(): Promise<boolean> {
    return (await this.here.missing().count()) > 0;
  }

  /** Waits for what the screen says of this person's request; with a code where it arrived. */
  async told({ marker }: Who): Promise<{ outcome: Outcome; codes: string[] }> {
    const page = this.device.page;
    const arrived = this.form.heading(zhCN.t("request.sent.title"));
    const kept = page.locator(".waiting-rows > li").filter({ hasText: nameOf(marker) });
    const unkept = page.getByText(zhCN.t("request.unkept.title"));
    await expect(arrived.or(kept).or(unkept).first()).toBeVisible({ timeout: 30_000 });
    if (await unkept.isVisible()) return { outcome: "unkept", codes: [] };
    if (await arrived.isVisible()) return { outcome: "arrived", codes: await this.codesOnPage() };
    // Only where the card says so is it called safe.
    const isSafe = await page.getByText(zhCN.t("request.waiting.safe")).isVisible();
    return { outcome: isSafe ? "kept" : "unkept", codes: [] };
  }

  private async codesOnPage(): Promise<string[]> {
    const codes = this.device.page.locator("[data-code]");
    return codes.evaluateAll((all) => all.map((code) => code.getAttribute("data-code") ?? ""));
  }

  /** Reads in a file from another device; true where the page says that all of it is here now. */
  async bringIn(samples: readonly Sample[]): Promise<boolean> {
    await this.toHere();
    const now = Math.floor(Date.now() / 1000);
    const file = join(this.device.profile, "brought.parcel");
    writeFileSync(file, parcelOf(samples.map((sample) => item(sample, now)), now));
    const said = await this.here.bringIn(file, PARCEL_CODE);
    if (said === zhCN.t("request.parcel.problem.unkept")) return false;
    expect(said).toBe(zhCN.t("request.parcel.arrived", { new: samples.length, known: 0, damaged: 0 }));
    return true;
  }

  /** "Send now", where there is something to send. */
  async tap(): Promise<void> {
    await this.toHere();
    const button = this.here.sendAll();
    if (await button.isVisible()) await button.click({ timeout: 5_000 }).catch(() => undefined);
  }

  /** The codes of what the page says was delivered from here. */
  async codes(): Promise<string[]> {
    const isHere = await this.here.heading(zhCN.t("request.here.title")).isVisible();
    return isHere ? this.here.codes() : [];
  }

  /** How many wait, as the page says. */
  async waiting(): Promise<number> {
    const count = this.here.count("waiting");
    return (await count.isVisible()) ? Number(await count.innerText()) : 0;
  }
}

/** Follows a link within the app: nothing is loaded anew. */
const follow = (device: Device, path: string): Promise<void> =>
  device.page.evaluate((path) => {
    const link = document.createElement("a");
    link.href = path;
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
