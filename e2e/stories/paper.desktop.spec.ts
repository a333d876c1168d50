// The result on paper: one sheet of A4, however much there is to say, in every language.
import { CheckPage, UNSURE } from "../pages/check.ts";
import { speak } from "../pages/frame.ts";
import { answersLosing } from "../pages/instrument.ts";
import { printedPages } from "../pages/paper.ts";
import { expect, STILL, test } from "../pages/story.ts";
import { LANGUAGES, textsOf } from "../pages/texts.ts";

test.use(STILL);

const RISKS = ["risk-fall", "risk-wander", "risk-choke", "risk-self-harm", "risk-other"];

for (const language of LANGUAGES) {
  test(`the fullest result fits on one sheet of A4 in ${language}`, async ({ page }) => {
    await speak(page, language);
    const check = new CheckPage(page, textsOf(language));
    await check.open();
    await check.begin("mother");
    // Much is lost, all conditions are named, events are counted, one answer is open.
    const answers = answersLosing(40).set("B.2.1", UNSURE).set("dementia", "yes").set("mental-disorder", "yes");
    answers.set("risk-any", "yes");
    RISKS.forEach((risk) => answers.set(risk, "3plus"));
    await check.answerAll(answers);
    await check.atResult();
    expect(await printedPages(page)).toBe(1);
  });
}
