// The result on paper: one sheet of A4, however much there is to say, in every language.
import { CheckPage, UNSURE } from "../pages/check.ts";
import { speak } from "../pages/frame.ts";
import { answersLosing, instrument, items } from "../pages/instrument.ts";
import { printedPages } from "../pages/paper.ts";
import { expect, STILL, test } from "../pages/story.ts";
import { LANGUAGES, textsOf } from "../pages/texts.ts";

test.use(STILL);

type Answers = Map<string, string>;

const RISKS = ["risk-fall", "risk-wander", "risk-choke", "risk-self-harm", "risk-other"];

/** Much is lost, all conditions are named, events are counted, one answer is open. */
function fullest(): Answers {
  const answers = answersLosing(40).set("B.2.1", UNSURE).set("dementia", "yes").set("mental-disorder", "yes");
  // Hard to wake: with the events, every danger that answers can point to.
  answers.set("B.3.9", "0").set("risk-any", "yes");
  RISKS.forEach((risk) => answers.set(risk, "3plus"));
  return answers;
}

/** As much danger, and so many open answers that the level is a range. */
function fullestRange(): Answers {
  const answers = fullest().set("dementia", UNSURE).set("mental-disorder", UNSURE);
  items.filter((_, place) => place % 2 === 1).forEach(({ id }) => answers.set(id, UNSURE));
  return answers;
}

/** Nothing is known but that the person is awake. */
function unsure(): Answers {
  return new Map(instrument.questions.map(({ id }) => [id, id === "coma" ? "no" : UNSURE]));
}

const RESULTS: Readonly<Record<string, () => Answers>> = {
  "the fullest result": fullest,
  "the fullest range": fullestRange,
  "one level": () => answersLosing(30),
  "nothing but unsure answers": unsure,
  "a coma": () => new Map([["coma", "yes"]]),
};

for (const language of LANGUAGES) {
  for (const [result, answers] of Object.entries(RESULTS)) {
    test(`${result} fits on one sheet of A4 in ${language}`, async ({ page }) => {
      await speak(page, language);
      const check = new CheckPage(page, textsOf(language));
      await check.open();
      await check.begin("mother");
      await check.hasAnswered(answers());
      await check.atResult();
      expect(await printedPages(page)).toBe(1);
    });
  }
}
