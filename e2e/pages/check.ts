// The self-check: start, questions, result.
import { expect, type Locator } from "@playwright/test";
import { Frame } from "./frame.ts";
import { starting } from "./texts.ts";

/** "Not sure", as an answer beside the ids of options. */
export const UNSURE = "unsure";

export class CheckPage extends Frame {
  async open(): Promise<void> {
    await this.page.goto("/check");
    await expect(this.heading(this.texts.t("check.title"))).toBeVisible();
  }

  async begin(who: "self" | "mother" | "father" | "spouse" | "elder" = "mother"): Promise<void> {
    await this.page.getByRole("radio", { name: this.texts.t(`check.who.${who}`), exact: true }).check();
    await this.button("check.start").click();
    await this.at("coma");
  }

  /** Waits for the page of a question. */
  async at(question: string): Promise<void> {
    await this.page.waitForURL((url) => url.pathname === `/check/q/${question}`);
    const radio = this.page.getByRole("radio").first();
    await expect(radio).toBeVisible();
    // The question before may still be on its way out.
    await expect(this.option(question, "no").or(this.option(question, "0")).or(this.option(question, "none"))).toBeVisible();
  }

  option(question: string, option: string): Locator {
    const key = `gbt-42195-2022.${question}.option.${option}.label`;
    const label = this.texts.keys().includes(key) ? this.texts.t(key) : "\u0000";
    return this.page.getByRole("radio", { name: starting(label) });
  }

  /** Gives an answer and goes on to the page that follows. */
  async answer(question: string, answer: string): Promise<void> {
    await this.at(question);
    if (answer === UNSURE) {
      await this.skip().click();
    } else {
      await this.option(question, answer).check();
      await this.onward().click();
    }
    await this.page.waitForURL((url) => !url.pathname.endsWith(`/q/${question}`));
  }

  skip(): Locator {
    const all = ["check.skip", "check.skip.again"].map((key) => this.texts.like(key).source);
    return this.page.getByRole("button", { name: new RegExp(all.join("|")) });
  }

  /** The main button of a question: the next one, or the result. */
  onward(): Locator {
    const all = ["check.next", "check.to.result"].map((key) => this.texts.like(key).source);
    return this.page.getByRole("button", { name: new RegExp(all.join("|")) });
  }

  /** Answers all of these, in their order. */
  async answerAll(answers: Iterable<readonly [string, string]>): Promise<void> {
    for (const [question, answer] of answers) await this.answer(question, answer);
  }

  /** The same answers, given inside the page at once, for stories that begin after the self-check:
      nothing is looked at on the way, and no finger moves. What it is to answer, `answerAll` tells. The
      page may be left at once: each answer is kept before the next is given. */
  async hasAnswered(answers: Iterable<readonly [string, string]>): Promise<void> {
    await this.page.evaluate(giveAnswers, { answers: [...answers], unsure: UNSURE, saving: this.texts.t("check.kept.saving") });
  }

  async atResult(): Promise<void> {
    await this.page.waitForURL((url) => url.pathname === "/check/result");
    await expect(this.heading(this.texts.t("check.result.title"))).toBeVisible();
  }

  gauge(): Locator {
    return this.page.getByRole("img", { name: this.texts.like("check.gauge") });
  }

  levelName(level: number): string {
    return this.texts.item("level", String(level));
  }

  /** A range of levels in words. */
  rangeName(best: number, worst: number): string {
    return this.texts.t("check.level.range", {
      best: this.texts.item("level", String(best), "short"),
      worst: this.texts.item("level", String(worst)),
    });
  }

  async erase(): Promise<void> {
    await this.button("check.erase").click();
    await this.dialog().getByRole("button", { name: this.texts.t("check.erase.yes"), exact: true }).click();
  }
}

interface Given {
  readonly answers: readonly (readonly [string, string])[];
  readonly unsure: string;
  /** What the page says while an answer is on its way to the disk. */
  readonly saving: string;
}

/** Runs in the page: chooses and goes on, question by question, as soon as each is there. */
async function giveAnswers({ answers, unsure, saving }: Given): Promise<void> {
  // Neither a clock that a story set nor a picture to be painted holds this up.
  const turn = () =>
    new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  const find = (selector: string) => document.querySelector<HTMLElement>(selector);
  const wait = async (what: string, holds: () => boolean) => {
    const end = performance.now() + 10_000;
    while (!holds()) {
      if (performance.now() > end) throw new Error(`${what} did not come at ${location.pathname}`);
      await turn();
    }
  };
  let before: string | null = null;
  for (const [question, answer] of answers) {
    const path = `/check/q/${question}`;
    const choice = `input[name="answer"][value="${answer}"]`;
    // The address is the first to change: the question before may still stand there.
    await wait(`question ${question}`, () => location.pathname === path && find("h1")?.textContent !== before && find(".check-foot") !== null);
    before = find("h1")?.textContent ?? null;
    if (answer === unsure) {
      find(".check-aside button")?.click();
    } else {
      await wait(`answer ${answer} of ${question}`, () => find(choice) !== null);
      find(choice)?.click();
      await wait(`keeping ${question}`, () => find(".check-kept")?.textContent !== saving);
      find(".check-foot .button-main")?.click();
    }
    await wait(`the way on from ${question}`, () => location.pathname !== path);
  }
}
