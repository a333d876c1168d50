// What a city may give to a person: the groups, one question at a time, the days that come.
import { readFileSync } from "node:fs";
import { expect, type Locator } from "@playwright/test";
import { Frame } from "./frame.ts";

/** The groups on the page, by their ids. */
export type Group = "likely" | "unclear" | "vague" | "not-now" | "ended";

export class RightsPage extends Frame {
  async open(city: string): Promise<void> {
    await this.page.goto(`/rights?city=${city}`);
    await this.ready();
  }

  async ready(): Promise<void> {
    await expect(this.heading(this.texts.t("rights.title"))).toBeVisible();
  }

  group(id: Group): Locator {
    return this.page.locator(`.rights-group[data-group="${id}"]`);
  }

  card(benefit: string): Locator {
    return this.page.locator(`[data-benefit="${benefit}"]`);
  }

  /** Whether a benefit stands in a group, folded or not. */
  async has(group: Group, benefit: string): Promise<void> {
    await expect(this.group(group).locator(this.card(benefit))).toHaveCount(1);
  }

  /** Opens a group that is folded. */
  async unfold(group: Group): Promise<void> {
    await this.group(group).locator("summary").first().click();
  }

  async begin(): Promise<void> {
    await this.link("rights.ask.go").click();
  }

  /** Waits for the page of a question. */
  async at(fact: string): Promise<void> {
    await this.page.waitForURL(`**/rights/q/${fact}`);
    await expect(this.heading(this.texts.t(`rights.question.${fact}`))).toBeVisible();
  }

  async sayYear(year: string): Promise<void> {
    await this.at("birth-year");
    await this.page.getByLabel(this.texts.t("rights.year.label")).fill(year);
    await this.button("rights.next").click();
  }

  async sayDay(month: string, day: string): Promise<void> {
    await this.at("birthday");
    await this.page.getByLabel(this.texts.t("rights.day.month"), { exact: true }).selectOption(month);
    await this.page.getByLabel(this.texts.t("rights.day.day"), { exact: true }).selectOption(day);
    await this.button("rights.next").click();
  }

  /** Answers a question that has cards, by the key of the card's text. */
  async choose(fact: string, key: string): Promise<void> {
    await this.at(fact);
    await this.option(key).click();
    await this.page.waitForURL((url) => !url.pathname.endsWith(`/q/${fact}`));
  }

  option(key: string): Locator {
    return this.page.getByRole("button", { name: this.texts.t(key), exact: true });
  }

  async decline(fact: string): Promise<void> {
    await this.at(fact);
    await this.button("rights.decline").click();
    await this.page.waitForURL((url) => !url.pathname.endsWith(`/q/${fact}`));
  }

  /** Goes on answering by this table until nothing is asked; what it does not name is not said. */
  async answerAll(answers: Readonly<Record<string, string>>): Promise<string[]> {
    const asked: string[] = [];
    while (/\/rights\/q\//.test(this.page.url())) {
      const fact = this.page.url().split("/").at(-1) ?? "";
      asked.push(fact);
      const key = answers[fact];
      if (key === undefined) await this.decline(fact);
      else await this.choose(fact, key);
    }
    await this.ready();
    return asked;
  }

  /** The link that changes what was told of a fact. */
  change(fact: string): Locator {
    const row = this.page.locator(".rights-known li").filter({ hasText: this.texts.t(`rights.fact.${fact}`) });
    return row.getByRole("link");
  }

  /** The calendar file of the first day. */
  async calendar(): Promise<string> {
    const coming = this.page.waitForEvent("download");
    await this.page.locator(".rights-dates").getByRole("button").first().click();
    const file = await coming;
    expect(file.suggestedFilename()).toBe("benefit.ics");
    return readFileSync(await file.path(), "utf8");
  }
}
