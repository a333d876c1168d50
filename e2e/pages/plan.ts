// The care plan: needs with reasons, what helps, and the family's changes.
import { expect, type Locator } from "@playwright/test";
import { CheckPage } from "./check.ts";
import { Frame } from "./frame.ts";
import { instrument } from "./instrument.ts";

/** Everything at its best but these answers, question by question. */
export function person(changed: Readonly<Record<string, string>>): Map<string, string> {
  const answers = new Map<string, string>();
  for (const { id, options, asked_if } of instrument.questions) {
    if (asked_if !== undefined && changed["risk-any"] !== "yes") continue;
    const [best] = options;
    answers.set(id, changed[id] ?? best?.id ?? "");
  }
  return answers;
}

export class PlanPage extends Frame {
  /** Does the self-check for somebody and goes on to the plan. */
  async openFor(who: "self" | "mother" | "father" | "spouse", changed: Readonly<Record<string, string>>): Promise<void> {
    const check = new CheckPage(this.page, this.texts);
    await check.open();
    await check.begin(who);
    await check.hasAnswered(person(changed));
    await check.atResult();
    await check.link("check.step.plan").click();
    await this.at();
    await this.unfold();
  }

  /** Shows everything of a long plan, which shows names and reasons first. */
  async unfold(): Promise<void> {
    const all = this.button("plan.unfold.all");
    if (await all.isVisible()) await all.click();
  }

  /** The button that shows what helps with one need. */
  fold(need: string): Locator {
    return this.need(need).locator(".plan-fold");
  }

  async at(): Promise<void> {
    await expect(this.heading(this.texts.t("plan.title"))).toBeVisible();
  }

  name(need: string): string {
    return this.texts.t(`need.${need}`);
  }

  items(): Locator {
    return this.page.locator(".plan-item");
  }

  /** The card of a need, or of a line of the family's own. */
  item(name: string): Locator {
    return this.items().filter({ has: this.page.getByRole("heading", { level: 3, name, exact: true }) });
  }

  need(need: string): Locator {
    return this.item(this.name(need));
  }

  /** The names on the list, in order. */
  async lines(): Promise<string[]> {
    return this.items().getByRole("heading", { level: 3 }).allInnerTexts();
  }

  async act(what: "up" | "down" | "strike" | "restore", name: string): Promise<void> {
    await this.page.getByRole("button", { name: this.texts.t(`plan.${what}.of`, { need: name }), exact: true }).click();
  }

  async undo(): Promise<void> {
    await this.button("plan.undo").click();
  }

  async addOwn(text: string): Promise<void> {
    await this.page.getByRole("textbox", { name: this.texts.t("plan.add.own") }).fill(text);
    await this.button("plan.add.button").click();
  }

  async addFromList(need: string): Promise<void> {
    const list = this.page.locator(".plan-add details");
    if ((await list.getAttribute("open")) === null) await list.locator("summary").click();
    await list.getByRole("button", { name: this.name(need), exact: true }).click();
  }

  request(need: string, service: string): Locator {
    const name = this.texts.t("plan.request", { service: this.texts.t(`service.${service}`) });
    return this.need(need).getByRole("link", { name, exact: true });
  }

  places(need: string): Locator {
    return this.need(need).locator(".plan-place");
  }

  /** Chooses a named place as the starting point of distances. */
  async startFrom(name: string): Promise<void> {
    await this.page.getByRole("button", { name: this.texts.like("plan.from.choose") }).click();
    await this.dialog().getByRole("searchbox").fill(name);
    await this.dialog().getByRole("button", { name: new RegExp(`^\\s*${name}`) }).first().click();
    await expect(this.dialog()).toHaveCount(0);
  }
}
