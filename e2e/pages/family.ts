// The people of a family: who is chosen over every page, one more, what each agreed to.
import { expect, type Locator } from "@playwright/test";
import { Frame } from "./frame.ts";

/** What an elder agrees to, by the ids of the choices. */
export interface Agreed {
  readonly relation: string;
  readonly how: string;
  readonly scope: "check" | "requests" | "both";
  readonly lasting: "once" | "quarter" | "year";
}

export const AGREED: Agreed = { relation: "child", how: "spoken", scope: "both", lasting: "quarter" };

export class FamilyPage extends Frame {
  async open(): Promise<void> {
    await this.page.goto("/family");
    await this.ready();
  }

  async ready(): Promise<void> {
    await expect(this.heading(this.texts.t("family.title"))).toBeVisible();
  }

  called(word: string): string {
    return this.texts.t(`family.called.${word}`);
  }

  /** Over every page about one person. */
  bar(): Locator {
    return this.page.getByRole("navigation", { name: this.texts.t("family.bar") });
  }

  /** The button of a person in the bar, by what they are called. */
  one(called: string): Locator {
    return this.bar().getByRole("button", { name: called, exact: true });
  }

  async isAbout(called: string): Promise<void> {
    await expect(this.one(called)).toHaveAttribute("aria-pressed", "true");
  }

  /** One tap; the page is loaded anew. */
  async change(called: string): Promise<void> {
    await this.one(called).click();
    await this.isAbout(called);
  }

  card(called: string): Locator {
    const heading = this.page.getByRole("heading", { level: 2, name: new RegExp(`^${called}`) });
    return this.page.locator(".family-one").filter({ has: heading });
  }

  choice(key: string): Locator {
    return this.page.getByRole("radio", { name: this.texts.t(key), exact: true });
  }

  async openAdd(): Promise<void> {
    await this.open();
    await this.link("family.add").click();
    await expect(this.heading(this.texts.t("family.add"))).toBeVisible();
  }

  /** Adds somebody by one of the words that are offered. */
  async add(word: string): Promise<void> {
    await this.openAdd();
    await this.choice(`family.called.${word}`).check();
    await this.button("family.add.yes").click();
    await this.isAbout(this.called(word));
  }

  async atAgree(called: string): Promise<void> {
    await this.page.waitForURL((url) => url.pathname === "/family/agree");
    await expect(this.heading(this.texts.t("family.agree", { name: called }))).toBeVisible();
  }

  async agree(agreed: Agreed = AGREED): Promise<void> {
    for (const [key, value] of Object.entries(agreed)) await this.choice(`family.${key}.${value}`).check();
    await this.button("family.agree.yes").click();
    await this.page.waitForURL((url) => url.pathname === "/family/note");
    await expect(this.stub()).toBeVisible();
  }

  /** What both keep; the second copy is on paper alone. */
  stub(): Locator {
    return this.page.locator(".family-stub").first();
  }

  /** Adds somebody who agrees. */
  async join(word: string, agreed: Agreed = AGREED): Promise<void> {
    await this.add(word);
    await this.atAgree(this.called(word));
    await this.agree(agreed);
  }

  async revoke(): Promise<void> {
    await this.open();
    await this.button("family.revoke").click();
    await this.button("family.revoke.yes").click();
  }

  /** Opens what would be deleted with somebody. */
  async unfold(called: string): Promise<void> {
    await this.card(called).getByText(this.texts.t("family.delete.of", { name: called }), { exact: true }).click();
  }

  async delete(called: string): Promise<void> {
    const card = this.card(called);
    await this.unfold(called);
    await card.getByRole("button", { name: this.texts.t("family.delete"), exact: true }).click();
    await card.getByRole("button", { name: this.texts.t("family.delete.yes"), exact: true }).click();
    await expect(card).toHaveCount(0);
  }

  /** Why a form stops. */
  async isStopped(why: string, called: string): Promise<void> {
    await expect(this.page.getByText(this.texts.t(`family.stop.${why}`, { name: called }))).toBeVisible();
    await expect(this.link("family.stop.ask")).toBeVisible();
  }
}
