// What a request costs a person: few screens, hardly anything to type, and nothing asked twice.
import type { Page } from "@playwright/test";
import { RequestPage, WISH } from "../pages/request.ts";
import { expect, STILL, test } from "../pages/story.ts";

test.use(STILL);

/** From the choice of a service to the receipt. */
const MOST_SCREENS = 9;
/** A name and a telephone number. */
const MOST_TYPED = 2;

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("eldercare.city", "430781"));
});

/** The title of a screen, and the questions that it asks. */
async function asked(page: Page): Promise<{ screen: string; questions: string[] }> {
  return page.evaluate(() => {
    const words = (element: Element | null) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
    const main = document.querySelector("main");
    const groups = [...(main?.querySelectorAll("legend") ?? [])].map(words);
    const fields = [...(main?.querySelectorAll("input:not([type=radio], [type=checkbox], [type=hidden], [type=search]), textarea, select") ?? [])];
    const labels = fields.filter((field) => field.checkVisibility()).map((field) => words(document.querySelector(`label[for="${field.id}"]`)));
    return { screen: words(document.querySelector("h1")), questions: [...groups, ...labels].filter((question) => question !== "") };
  });
}

test("a request takes at most nine screens and two typed fields, and asks nothing twice", async ({ page }) => {
  const form = new RequestPage(page);
  const screens: string[] = [];
  const questions: string[] = [];
  let typed = 0;
  const look = async (): Promise<void> => {
    const { screen, questions: here } = await asked(page);
    if (screens.at(-1) !== screen) screens.push(screen);
    questions.push(...here);
  };
  const type = async (field: ReturnType<RequestPage["field"]>, text: string): Promise<void> => {
    await field.fill(text);
    typed += 1;
  };

  await form.open();
  await look();
  await form.service(WISH.service).click();
  await form.at("elder");
  await look();
  await form.radio(`request.for.${WISH.whom}`).check();
  await type(form.name(), WISH.name);
  await form.next();
  await form.at("phone");
  await look();
  await type(form.phone(), WISH.phone);
  await form.radio(`request.owner.${WISH.owner}`).check();
  await form.next();
  await form.at("address");
  await look();
  await page.getByRole("button", { name: WISH.town, exact: true }).click();
  const village = page.getByRole("button", { name: WISH.village, exact: true });
  await expect(village).toBeVisible();
  await look();
  await village.click();
  await form.next();
  await form.at("time");
  await look();
  await form.radio(`request.time.${WISH.time}`).check();
  await form.next();
  await form.at("consent");
  await look();
  await form.agree();
  await form.consent("contact").check();
  await form.next();
  await form.at("review");
  await look();
  await form.sendButton().click();
  await form.code();
  await look();

  expect(screens.length, screens.join(" → ")).toBeLessThanOrEqual(MOST_SCREENS);
  expect(typed).toBeLessThanOrEqual(MOST_TYPED);
  expect(questions.length).toBeGreaterThan(4);
  expect(questions.filter((question, place) => questions.indexOf(question) !== place)).toEqual([]);
});

test("no step has a limit of time: after an hour everything is still there", async ({ page }) => {
  await page.clock.install();
  const form = new RequestPage(page);
  await form.open();
  await form.service(WISH.service).click();
  await form.at("elder");
  await form.name().fill(WISH.name);
  await page.clock.fastForward("01:00:00");
  await expect(form.name()).toHaveValue(WISH.name);
  await form.at("elder");
  await expect(form.dialog()).toHaveCount(0);
});
