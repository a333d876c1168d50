// A reviewer reads every screen of every questionnaire in three languages.
import { readFileSync } from "node:fs";
import { Frame } from "../pages/frame.ts";
import { expect, STILL, test } from "../pages/story.ts";
import { LANGUAGES, textsOf } from "../pages/texts.ts";

test.use(STILL);

const IDS = ["gbt-42195-2022", "ltc-self-rating-2021", "quarterly-visit"] as const;

interface Instrument {
  readonly version: string;
  readonly standard: { readonly title: string };
  readonly questions: readonly { readonly id: string; readonly options?: readonly { readonly id: string }[] }[];
}

const read = (id: string): Instrument =>
  JSON.parse(readFileSync(new URL(`../../assets/instruments/${id}.json`, import.meta.url), "utf8")) as Instrument;

test("every question, example and answer stands there in every language, with its source", async ({ page }) => {
  const frame = new Frame(page);
  await page.goto("/instruments");
  await expect(frame.heading(frame.texts.t("instruments.title"))).toBeVisible();
  for (const id of IDS) {
    const { standard } = read(id);
    await expect(page.getByRole("heading", { level: 2, name: standard.title })).toBeVisible();
  }
  const words = await page.locator("main").innerText();
  for (const id of IDS) {
    for (const { id: question, options } of read(id).questions) {
      for (const language of LANGUAGES) {
        const texts = textsOf(language);
        const own = texts.keys().filter((key) => key.startsWith(`${id}.${question}.`));
        expect(own.length).toBeGreaterThan((options?.length ?? 0) + 1);
        own.forEach((key) => expect(words).toContain(texts.t(key)));
      }
    }
  }
  await expect(page.getByText(frame.texts.part("instruments.audio")).first()).toBeVisible();
  // Where it comes from is said in the language of the page.
  for (const key of frame.texts.keys().filter((key) => key.startsWith("review."))) expect(words).toContain(frame.texts.t(key));
  for (const note of await page.locator(".instrument-question .check-note").allInnerTexts()) expect(note).not.toMatch(/annex|our own|form|diagnosis/);
});
