// The self-rating for long-term care: start, six questions, result.
import { expect, type Locator } from "@playwright/test";
import { Frame } from "./frame.ts";
import { starting } from "./texts.ts";

export const ACTIVITIES = ["eating", "continence", "bathing", "dressing", "toileting", "transfer"] as const;

export type Activity = (typeof ACTIVITIES)[number];
export type Help = "independent" | "partly" | "dependent";

const ID = "ltc-self-rating-2021";

export class RatingPage extends Frame {
  async open(): Promise<void> {
    await this.page.goto("/check/ltc");
    await expect(this.heading(this.texts.t("ltc.title"))).toBeVisible();
  }

  async begin(): Promise<void> {
    await this.page.getByRole("radio", { name: this.texts.t("check.who.mother"), exact: true }).check();
    await this.button("check.start").click();
    await this.at("eating");
  }

  async at(activity: Activity): Promise<void> {
    await this.page.waitForURL(`**/check/ltc/q/${activity}`);
    await expect(this.option(activity, "dependent")).toBeVisible();
  }

  option(activity: Activity, help: Help): Locator {
    return this.page.getByRole("radio", { name: starting(this.texts.t(`${ID}.${activity}.option.${help}.label`)) });
  }

  /** Gives an answer, or none for "not sure", and goes on. */
  async answer(activity: Activity, help?: Help): Promise<void> {
    await this.at(activity);
    if (help === undefined) {
      await this.button("check.skip").or(this.button("check.skip.again")).click();
    } else {
      await this.option(activity, help).check();
      await this.button("check.next").or(this.button("check.to.result")).click();
    }
    await this.page.waitForURL((url) => !url.pathname.endsWith(`/q/${activity}`));
  }

  /** Answers all six; those that are not named are done alone. */
  async answerAll(given: Partial<Record<Activity, Help | undefined>>): Promise<void> {
    for (const activity of ACTIVITIES) {
      await this.answer(activity, activity in given ? given[activity] : "independent");
    }
    await this.page.waitForURL("**/check/ltc/result");
    await expect(this.heading(this.texts.t("ltc.result.title"))).toBeVisible();
  }

  grade(letter: string): string {
    return this.texts.t(`${ID}.grade.${letter}`);
  }
}
