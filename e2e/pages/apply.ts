// One intake for several applications.
import { expect, type Locator } from "@playwright/test";
import { Frame } from "./frame.ts";
import { RequestPage, type Wish } from "./request.ts";

export type ApplyStep = "choose" | "who" | "where" | "more" | "papers" | "send";

export class ApplyPage extends Frame {
  async open(): Promise<void> {
    await this.page.goto("/apply");
    await this.at("choose");
  }

  async at(step: ApplyStep): Promise<void> {
    await expect(this.heading(this.texts.t(`apply.step.${step}`))).toBeVisible();
  }

  async next(): Promise<void> {
    await this.button("request.next").click();
  }

  /** The box of an application. */
  form(id: string): Locator {
    return this.page.locator(`.apply input[type=checkbox][name="${id}"]`);
  }

  paper(id: string): Locator {
    return this.form(id);
  }

  question(id: string): Locator {
    return this.page.locator(`[data-question="${id}"]`);
  }

  questions(): Locator {
    return this.page.locator("[data-question]");
  }

  option(question: string, option: string): Locator {
    return this.question(question).getByLabel(this.texts.t(`apply.option.${question}.${option}`), { exact: true });
  }

  /** The card of an application on the last screen. */
  card(id: string): Locator {
    return this.page.locator(`.card[data-form="${id}"]`);
  }

  sendButton(): Locator {
    return this.button("apply.send");
  }

  /** Whom to call. */
  async fillWho(wish: Wish): Promise<void> {
    await this.at("who");
    const form = new RequestPage(this.page, this.texts);
    await form.radio(`request.for.${wish.whom}`).check();
    await form.name().fill(wish.name);
    await form.phone().fill(wish.phone);
    await form.radio(`request.owner.${wish.owner}`).check();
    await this.next();
  }

  async fillWhere(wish: Wish): Promise<void> {
    await this.at("where");
    await this.page.getByRole("button", { name: wish.town, exact: true }).click();
    await this.page.getByRole("button", { name: wish.village, exact: true }).click();
    await this.next();
  }
}
