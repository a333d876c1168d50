// All texts exist in three languages; nothing is cut at 320 px or at 200 % text size.
import type { Page } from "@playwright/test";
import { speak } from "../pages/frame.ts";
import { overflow } from "../pages/measure.ts";
import { expect, STILL, test } from "../pages/story.ts";
import { LANGUAGES, textsOf, zhCN } from "../pages/texts.ts";
import { PLANTED, WALKS } from "../pages/walks.ts";

test.use(STILL);

/** The smallest phone that WCAG 1.4.10 asks for, and twice the normal text on a usual one:
    the largest step of the page, enlarged by the browser to the full double. */
const SIZES = [
  { name: "320 px", width: 320, height: 640, step: "normal", rem: "18px" },
  { name: "200 % text", width: 412, height: 839, step: "largest", rem: "36px" },
] as const;

const showAt = (page: Page, step: string, rem: string): Promise<void> =>
  page.evaluate(
    ([step, rem]) => {
      document.documentElement.dataset["text"] = step;
      document.documentElement.style.fontSize = rem;
    },
    [step, rem] as const,
  );

for (const language of LANGUAGES) {
  test(`the texts of ${language} are those of zh-CN`, () => {
    expect([...textsOf(language).keys()].sort()).toEqual([...zhCN.keys()].sort());
  });

  for (const [name, walk] of Object.entries(WALKS)) {
    if (name === "check") continue;
    test(`nothing is cut in ${language}: ${name}`, async ({ page, watch }) => {
      test.setTimeout(120_000);
      watch.plant(...PLANTED);
      await speak(page, language);
      const normal = page.viewportSize();
      await walk(page, textsOf(language), async (state) => {
        for (const { name, width, height, step, rem } of SIZES) {
          await page.setViewportSize({ width, height });
          await showAt(page, step, rem);
          expect.soft(await overflow(page), `${state} at ${name}`).toEqual([]);
        }
        await showAt(page, "normal", "");
        if (normal !== null) await page.setViewportSize(normal);
      });
    });
  }
}
