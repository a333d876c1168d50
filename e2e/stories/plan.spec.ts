// From the result to the plan: dangers and needs with their reasons, what helps and where, a request
// that is begun already, and the family's own changes, which outlive a reload and a new answer.
import { CheckPage } from "../pages/check.ts";
import { printedPages } from "../pages/paper.ts";
import { PlanPage } from "../pages/plan.ts";
import { RequestPage } from "../pages/request.ts";
import { expect, STILL, test } from "../pages/story.ts";

test.use(STILL);

/** She fell twice, needs a hand in the shower and on the stairs, and forgets. */
const MOTHER = { "B.1.3": "2", "B.2.4": "1", "risk-any": "yes", "risk-fall": "2", "B.4.3": "2" } as const;

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("eldercare.city", "430781"));
});

test("danger first, each need with the answers behind it, and a request that is begun", async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.openFor("mother", MOTHER);
  // Two falls raise the level, and that asks for an assessment and for rest of the carer.
  const needs = ["home-check", "stairs", "bathing", "assessment", "meals", "household", "medicines", "carer-relief"];
  const names = needs.map((need) => plan.name(need));
  expect(await plan.lines()).toEqual(names);
  const bathing = plan.need("bathing");
  const { texts } = plan;
  const because = texts.t("plan.because.line", {
    name: texts.item("B.1.3", "name"),
    answer: texts.item("B.1.3", "option", "2", "label"),
  });
  await expect(bathing).toContainText(because);
  await expect(bathing).toContainText(texts.t("aid.bath-seat"));
  // The city offers no cleaning: that is said, with the number to ask.
  const cleaning = texts.t("plan.not-offered", { city: "津市市", list: texts.t("service.clean"), number: "12345" });
  await expect(plan.need("household")).toContainText(cleaning);
  // No document speaks of works at home: the request is a question, with the reason.
  const works = texts.t("service.home-works");
  await expect(plan.need("stairs").getByRole("link", { name: texts.t("plan.ask-first", { service: works }) })).toHaveCount(1);
  const unnamed = texts.t("offer.unnamed", { number: "12345" });
  await expect(plan.need("stairs")).toContainText(texts.t("offer.line", { list: works, words: unnamed }));

  await plan.startFrom("津市");
  await expect(plan.places("bathing")).toHaveCount(2);
  await expect(plan.places("bathing").first()).toContainText(/公里|米/);

  await plan.request("bathing", "bath").click();
  const form = new RequestPage(page);
  await form.at("service");
  await expect(form.service("bath")).toHaveAttribute("aria-pressed", "true");
  // It was begun just now: nothing is said of an earlier time.
  await expect(page.getByText(texts.t("request.chosen"), { exact: true })).toBeVisible();
  await form.button("request.go-on").click();
  await form.at("elder");
  await expect(form.radio("request.for.mother")).toBeChecked();
  expect(page.url()).not.toContain("B.1.3");
});

test("struck, added, reordered, taken back; all of it is there after a reload and with a new answer", async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.openFor("mother", MOTHER);
  await plan.act("strike", plan.name("meals"));
  await expect(plan.need("meals")).toHaveCount(0);
  await plan.undo();
  await expect(plan.need("meals")).toBeVisible();
  await plan.act("strike", plan.name("meals"));
  await plan.act("down", plan.name("stairs"));
  await expect(page.getByRole("button", { name: plan.texts.t("plan.down.of", { need: plan.name("stairs") }) })).toBeFocused();
  await plan.addFromList("hearing");
  await plan.addOwn("");
  await expect(page.getByText(plan.texts.t("plan.own-error.empty"))).toBeVisible();
  await plan.addOwn("  周三  女儿陪去医院 ");
  const needs = ["home-check", "bathing", "stairs", "assessment", "household", "medicines", "carer-relief", "hearing"];
  const mine = needs.map((need) => plan.name(need));
  await expect.poll(() => plan.lines()).toEqual([...mine, "周三 女儿陪去医院"]);

  await page.reload();
  await plan.at();
  await expect.poll(() => plan.lines()).toEqual([...mine, "周三 女儿陪去医院"]);

  // A worse answer brings its need; what was struck stays out and can be put back.
  await page.goto("/check/q/B.1.1");
  const check = new CheckPage(page);
  await check.answer("B.1.1", "1");
  await page.goto("/plan");
  await plan.at();
  await plan.unfold();
  await expect(plan.need("swallowing")).toBeVisible();
  expect((await plan.lines()).slice(0, 2)).toEqual([plan.name("home-check"), plan.name("swallowing")]);
  await expect(plan.need("meals")).toHaveCount(0);
  await plan.act("restore", plan.name("meals"));
  await expect(plan.need("meals")).toBeVisible();
  await plan.button("plan.reset").click();
  await expect(plan.need("hearing")).toHaveCount(0);
  await plan.undo();
  await expect(plan.need("hearing")).toBeVisible();
});

test("a long plan is seen whole first; what is dangerous is open, and one tap shows the rest", async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.openFor("mother", MOTHER);
  await page.reload();
  await plan.at();
  await expect(plan.fold("home-check")).toHaveAttribute("aria-expanded", "true");
  const bath = plan.request("bathing", "bath");
  await expect(plan.need("bathing")).toContainText(plan.texts.t("plan.because"));
  await expect(bath).toBeHidden();
  await plan.fold("bathing").click();
  await expect(bath).toBeVisible();
  // What is moved stays open; the others stay as they are.
  await plan.act("down", plan.name("bathing"));
  await expect(bath).toBeVisible();
  await expect(plan.fold("stairs")).toHaveAttribute("aria-expanded", "false");
  await plan.button("plan.fold.all").click();
  await expect(bath).toBeHidden();
});

test("answers that point to danger come with the lines to call, before everything else", async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.openFor("self", { "risk-any": "yes", "risk-self-harm": "1" });
  const mind = page.getByRole("link", { name: new RegExp(plan.texts.t("emergency.mind")) });
  await expect(mind).toHaveAttribute("href", "tel:12356");
  const [first] = await plan.lines();
  expect(first).toBe(plan.name("self-harm"));
  const [line, card] = await Promise.all([mind.boundingBox(), plan.items().first().boundingBox()]);
  expect(line?.y ?? Infinity).toBeLessThan(card?.y ?? 0);
});

test("deleting the self-check deletes what was changed in the plan", async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.openFor("mother", MOTHER);
  await plan.act("strike", plan.name("bathing"));
  const check = new CheckPage(page);
  await page.goto("/check/result");
  await check.erase();
  await expect(page.getByRole("radio").first()).toBeVisible();
  await plan.openFor("father", MOTHER);
  await expect(plan.need("bathing")).toBeVisible();
});

test("nothing answered is no plan, and a question left open is no need", async ({ page }) => {
  const plan = new PlanPage(page);
  await page.goto("/plan");
  await expect(page.getByText(plan.texts.t("check.result.none"))).toBeVisible();
  await plan.openFor("mother", { "B.1.3": "unsure" });
  expect(await plan.lines()).toEqual([]);
  const unclear = page.locator(".plan-unclear");
  await unclear.locator("summary").click();
  await expect(unclear.getByText(plan.name("bathing"))).toBeVisible();
  await unclear.getByRole("link", { name: plan.texts.item("B.1.3", "name") }).click();
  await new CheckPage(page).at("B.1.3");
});

test("the plan prints on A4 without buttons, with what to ask for and whom to call", async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.openFor("mother", MOTHER);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(plan.texts.t("plan.paper.ask", { list: plan.texts.t("service.bath") })).first()).toBeVisible();
  await expect(page.getByText(plan.texts.t("plan.paper.call", { number: "12345" }))).toBeVisible();
  await expect(plan.button("plan.print")).toBeHidden();
  expect(await plan.need("bathing").evaluate((card) => parseFloat(getComputedStyle(card).fontSize))).toBeGreaterThanOrEqual(20);
  await page.emulateMedia({ media: null });
  const pages = await printedPages(page);
  expect(pages).toBeGreaterThanOrEqual(1);
  expect(pages).toBeLessThanOrEqual(3);
});
