// What of requests only this device has: begun, waiting, refused; and the file for another device.
import { createHash } from "node:crypto";
import { expect, type Locator, type Route } from "@playwright/test";
import { Frame } from "./frame.ts";

export type Count = "drafts" | "waiting" | "attention" | "sent";

export class HerePage extends Frame {
  async open(): Promise<void> {
    await this.page.goto("/request/here");
    await expect(this.heading(this.texts.t("request.here.title"))).toBeVisible();
  }

  /** How many there are of a kind, as the page says. */
  count(kind: Count): Locator {
    return this.page.locator(`[data-count="request.here.count.${kind}"] dd`);
  }

  async counts(drafts: number, waiting: number, attention: number, sent: number): Promise<void> {
    await expect(this.count("drafts")).toHaveText(String(drafts));
    await expect(this.count("waiting")).toHaveText(String(waiting));
    await expect(this.count("attention")).toHaveText(String(attention));
    await expect(this.count("sent")).toHaveText(String(sent));
  }

  /** Nothing begun, waiting or delivered is here. */
  async nothing(): Promise<void> {
    await expect(this.page.getByText(this.texts.t("request.here.nothing"))).toBeVisible();
  }

  rows(): Locator {
    return this.page.locator(".waiting-rows > li");
  }

  /** The row that names this person. */
  row(name: string): Locator {
    return this.rows().filter({ hasText: name });
  }

  /** Throws away what was begun for this person, through both taps. */
  async discard(name: string): Promise<void> {
    const row = this.row(name);
    await row.locator("details.waiting-more summary").click();
    await row.getByRole("button", { name: this.texts.t("request.here.discard") }).click();
    await row.getByRole("button", { name: this.texts.t("request.give-up.yes") }).click();
  }

  /** Where the page says that something is gone that nobody destroyed. */
  missing(): Locator {
    return this.button("request.here.missing.seen");
  }

  sendAll(): Locator {
    return this.button("request.waiting.send");
  }

  /** The codes of what was delivered from here. */
  async codes(): Promise<string[]> {
    const codes = this.page.locator(".here-receipts [data-code]");
    return codes.evaluateAll((all) => all.map((code) => code.getAttribute("data-code") ?? ""));
  }

  /** Has a file made; its code, and where the browser put it. */
  async takeAway(): Promise<{ code: string; file: string }> {
    await this.button("request.parcel.make").click();
    const save = this.button("request.parcel.save");
    await save.waitFor({ timeout: 30_000 });
    const code = await this.page.locator(".parcel [data-code]").getAttribute("data-code");
    const [download] = await Promise.all([this.page.waitForEvent("download"), save.click()]);
    return { code: code ?? "", file: await download.path() };
  }

  /** Reads a file in; resolves with what the page says. */
  async bringIn(file: string, code: string): Promise<string> {
    const box = this.page.locator("details.parcel");
    if ((await box.getAttribute("open")) === null) await box.locator("summary").click();
    await box.locator("input[type=file]").setInputFiles(file);
    await box.getByRole("textbox").fill(code);
    await this.button("request.parcel.read").click();
    const said = box.getByRole("status");
    await expect(this.button("request.parcel.read")).toBeVisible({ timeout: 30_000 });
    await expect(said).not.toBeEmpty({ timeout: 30_000 });
    return said.innerText();
  }
}

/** Every record of the sealed store, by name. */
export const stored = (page: import("@playwright/test").Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const open = indexedDB.open("eldercare");
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const names = open.result.transaction("sealed").objectStore("sealed").getAllKeys();
          names.onsuccess = () => {
            open.result.close();
            resolve(names.result.map(String));
          };
        };
      }),
  );

/** What a request repeats of the record that it hands in: its id, and the hash of its bytes. */
export function handedIn(route: Route): { record_id: string; payload_hash: string } {
  const body = route.request().postData() ?? "";
  const { record_id } = JSON.parse(body) as { record_id: string };
  return { record_id, payload_hash: createHash("sha256").update(body, "utf8").digest("hex") };
}
