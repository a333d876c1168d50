// All texts exist in three languages; nothing is cut at 320 px or at 200 % text size.
import { speak } from "../pages/frame.ts";
import { expect, STILL, test } from "../pages/story.ts";
import { LANGUAGES, textsOf, zhCN } from "../pages/texts.ts";
import { uncut } from "../pages/uncut.ts";
import { PLANTED, WALKS } from "../pages/walks.ts";

test.use(STILL);

for (const language of LANGUAGES) {
  test(`the texts of ${language} are those of zh-CN`, () => {
    expect([...textsOf(language).keys()].sort()).toEqual([...zhCN.keys()].sort());
  });

  // The language of the app itself is walked through once for all that is looked at, with axe.
  if (language === zhCN.language) continue;
  for (const [name, walk] of Object.entries(WALKS)) {
    if (name === "check") continue;
    test(`nothing is cut in ${language}: ${name}`, async ({ page, watch }) => {
      test.setTimeout(120_000);
      watch.plant(...PLANTED);
      await speak(page, language);
      await walk(page, textsOf(language), (state) => uncut(page, state));
    });
  }
}
