// Walks through the other forms: the self-rating, the record of a visit, all questionnaires.
import { expect } from "@playwright/test";
import { RatingPage } from "./rating.ts";
import { VisitForm } from "./visit.ts";
import type { Walk } from "./walks.ts";

/** The other forms: the self-rating, the record of a visit, all questionnaires. */
export const forms: Walk = async (page, texts, visit) => {
  const rating = new RatingPage(page, texts);
  await rating.open();
  await visit("start of the self-rating");
  await rating.begin();
  await visit("question of the self-rating");
  await rating.answerAll({ eating: "dependent", continence: "dependent", toileting: undefined });
  await visit("several grades");
  await rating.link("check.settle.go").click();
  await rating.answer("toileting", "dependent");
  await page.waitForURL("**/check/ltc/result");
  await visit("one grade");
  const form = new VisitForm(page, texts);
  await form.open();
  await visit("record of a visit");
  await form.finish();
  await expect(form.group("how")).toBeFocused();
  await visit("record of a visit, with errors");
  await form.choice("mood", "very-low").check();
  await form.choice("follow-up", "sooner").check();
  await visit("record of a visit, with danger");
  await form.button("visit.erase").click();
  await visit("asking before deleting the record");
  await form.closeDialog();
  await page.goto("/instruments");
  await expect(page.getByRole("heading", { level: 2 }).nth(2)).toBeVisible();
  await visit("all questionnaires");
};
