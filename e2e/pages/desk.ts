// The desk that answers.
import { readFileSync } from "node:fs";
import { expect, type Locator, type Page } from "@playwright/test";
import { Frame } from "./frame.ts";
import type { Account } from "./staff.ts";
import { starting, type Language } from "./texts.ts";

export class DeskPage extends Frame {
  async open(path = "/desk"): Promise<void> {
    await this.page.goto(path);
  }

  /** Signs in on the page that asks for it, and waits until the header says who. */
  async signIn(account: Account): Promise<void> {
    await this.type(account);
    await this.button("desk.sign-in").click();
    await expect(this.header()).toContainText(account.name);
  }

  async type(account: Account): Promise<void> {
    await this.page.getByLabel(this.texts.t("desk.login"), { exact: true }).fill(account.login);
    await this.page.getByLabel(this.texts.t("desk.password.now"), { exact: true }).fill(account.password);
  }

  async enter(account: Account, path = "/desk"): Promise<void> {
    await this.open(path);
    await this.signIn(account);
  }

  async signOut(): Promise<void> {
    await this.button("desk.sign-out").click();
    await expect(this.heading(this.texts.t("desk.sign-in.title"))).toBeVisible();
  }

  async typePassword(old: string, next: string, again: string): Promise<void> {
    await this.page.getByLabel(this.texts.t("desk.password.old"), { exact: true }).fill(old);
    await this.page.getByLabel(this.texts.t("desk.password.new"), { exact: true }).fill(next);
    await this.page.getByLabel(this.texts.t("desk.password.again"), { exact: true }).fill(again);
  }

  /** Chooses another language in the dialog behind the header's button. */
  async speak(language: Language): Promise<void> {
    await this.button("desk.display").click();
    await this.dialog().getByRole("button", { name: this.texts.t(`language.${language}`), exact: true }).click();
    await expect(this.page.locator(`html[lang="${language}"]`)).toBeAttached();
    await expect(this.dialog()).toHaveCount(0);
  }

  header(): Locator {
    return this.page.locator(".desk-head");
  }

  part(key: string): Locator {
    const tabs = this.page.getByRole("navigation", { name: this.texts.t("desk.tabs") });
    return tabs.getByRole("link", { name: this.texts.t(key), exact: true });
  }

  /** The rows of the list. */
  rows(): Locator {
    return this.page.getByRole("row").filter({ has: this.page.getByRole("cell") });
  }

  /** The row of a town's village, service or masked name. */
  row(words: string): Locator {
    return this.rows().filter({ hasText: words });
  }

  /** A state above the list. */
  state(id: string): Locator {
    const states = this.page.getByRole("group", { name: this.texts.t("desk.requests.by-state") });
    return states.getByRole("button", { name: this.texts.t(`desk.state.${id}`) });
  }

  /** A filter that is pressed: overdue, or in one's own charge. */
  filter(key: "desk.requests.overdue" | "desk.requests.mine"): Locator {
    return this.page.getByRole("button", { name: starting(this.texts.t(key)) });
  }

  /** A filter that drops down. */
  narrow(key: "desk.requests.service" | "desk.requests.town"): Locator {
    return this.page.getByLabel(this.texts.t(key), { exact: true });
  }

  /** The link of the list that opens this request. */
  opens(recordId: string): Locator {
    return this.page.locator(`a[href$="/desk/requests/${recordId}"]`);
  }

  async openRow(row: Locator): Promise<void> {
    await row.getByRole("link").click();
    await expect(this.card("desk.request.sent")).toBeVisible();
  }

  /** A card of an opened request, by the key of its heading. */
  card(key: string): Locator {
    return this.page.locator(".card").filter({ has: this.page.getByRole("heading", { name: this.texts.t(key), exact: true }) });
  }

  /** What is said about what was done last. */
  outcome(): Locator {
    return this.page.locator(".desk-outcome");
  }

  callNote(): Locator {
    return this.page.getByLabel(this.texts.t("desk.call.note"));
  }

  async writeCall(note: string): Promise<void> {
    await this.callNote().fill(note);
    await this.button("desk.call.save").click();
  }

  /** The lines of the file that a button gives, as cells; none of these stories has a quote in one. */
  async taken(key: string): Promise<string[][]> {
    const download = this.page.waitForEvent("download");
    await this.button(key).click();
    const file = readFileSync(await (await download).path(), "utf8");
    const lines = file.replace(/^\uFEFF/, "").trimEnd().split("\r\n");
    return lines.map((line) => line.slice(1, -1).split('","'));
  }

  async fillAnswer(outcome: string, note: string): Promise<void> {
    const words = this.texts.t(`desk.outcome.${outcome}`);
    await this.page.getByRole("radio", { name: new RegExp(`^${words}`) }).check();
    await this.page.getByLabel(this.texts.t("desk.answer.note")).fill(note);
  }

  async answer(outcome: string, note = ""): Promise<void> {
    await this.fillAnswer(outcome, note);
    await this.button("desk.answer.send").click();
  }
}

/** Another clerk answers a request at a desk of their own, in a window of their own. */
export async function answeredAtDesk(page: Page, by: Account, recordId: string, outcome: string): Promise<void> {
  const context = await page.context().browser()?.newContext({ locale: "zh-CN", viewport: { width: 1280, height: 800 } });
  if (context === undefined) throw new Error("no browser");
  const desk = new DeskPage(await context.newPage());
  await desk.enter(by, new URL(`/desk/requests/${recordId}`, page.url()).href);
  await desk.answer(outcome);
  await expect(desk.outcome()).toContainText(desk.texts.t("desk.done.answered"));
  await context.close();
}
