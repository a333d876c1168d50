// What a plan offers fits the answers: nothing to eat or to walk with where that is unsafe or of no
// use, visits for low spirits, and nothing left to clarify for somebody who cannot be woken.
import { CheckPage } from "../pages/check.ts";
import { PlanPage } from "../pages/plan.ts";
import { RequestPage, WISH } from "../pages/request.ts";
import { expect, STILL, test } from "../pages/story.ts";

test.use(STILL);

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("eldercare.city", "430781"));
});

test("fed by a tube and not walking: what to ask a nurse, a wheelchair, and neither canteen nor stick", async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.openFor("mother", { "B.1.1": "0", "B.2.3": "0", "B.2.4": "0" });
  const { texts } = plan;
  await expect(plan.need("swallowing")).toContainText(texts.t("need-help.swallowing.fed"));
  await expect(plan.need("meals")).toContainText(texts.t("need-help.meals.fed"));
  await expect(plan.need("walking")).toContainText(texts.t("aid.wheelchair"));
  for (const aid of ["thickener", "adapted-cutlery", "walking-stick", "walking-frame", "handrail"]) {
    await expect(page.getByRole("main")).not.toContainText(texts.t(`aid.${aid}`));
  }
  await expect(plan.request("meals", "meal")).toHaveCount(0);
});

test("low spirits lead to visits: what the city has, and a request that is begun", async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.openFor("mother", { "B.3.8": "0" });
  const visits = plan.need("visiting").locator(".plan-visits");
  await expect(visits).toContainText("农村留守老人每季度走访");
  await expect(visits.getByRole("link", { name: plan.texts.t("plan.visits.more") })).toHaveAttribute("href", "/rights");
  await plan.request("visiting", "visiting").click();
  const form = new RequestPage(page);
  await form.at("service");
  await expect(form.service("visiting")).toHaveAttribute("aria-pressed", "true");
  await form.button("request.go-on").click();
  await expect(form.radio("request.for.mother")).toBeChecked();
  await form.fillElder(WISH);
  await form.fillPhone(WISH);
  await form.fillAddress(WISH);
  // The need goes along in the words of the plan, is seen, and may be deleted.
  await form.at("time");
  const need = plan.texts.t("plan.request.note", { need: plan.name("visiting") });
  await expect(form.field("request.note")).toHaveValue(need);
  await expect(page.getByText(plan.texts.t("request.note.from-plan", { line: need }))).toBeVisible();
  await form.radio("request.time.any").check();
  await form.next();
  // The level is offered, and goes along only with its own consent.
  await form.at("consent");
  await expect(form.consent("check")).not.toBeChecked();
  await form.agree();
  await form.consent("contact").check();
  await form.next();
  await expect(form.reviewed("service")).toContainText(plan.texts.t("service.visiting"));
  // The letter speaks of villages; that is read once more before it is sent.
  await expect(form.reviewed("service")).toContainText(plan.texts.t("offer.only.village", { number: "12345" }));
  await expect(form.reviewed("note")).toHaveText(need);
  const sent = page.waitForRequest((request) => request.method() === "POST");
  await form.sendButton().click();
  const body = JSON.parse((await sent).postData() ?? "{}") as Record<string, unknown>;
  expect(body["note"]).toBe(need);
  expect(body["self_check"] ?? null).toBeNull();
  expect((await sent).url()).not.toContain("visiting");
  expect(await form.code()).not.toBe("");
});

test("nobody can wake her: the ambulance, no level that may be moderate, and nothing to clarify", async ({ page }) => {
  const plan = new PlanPage(page);
  const check = new CheckPage(page);
  await check.open();
  await check.begin("mother");
  await check.answer("coma", "yes");
  await check.atResult();
  await page.goto("/plan");
  await plan.at();
  await plan.unfold();
  // A formal assessment is not the next thing to do; it stays to be asked for, since nobody may wake.
  const needs = ["consciousness", "carer-relief", "institution", "assessment"].map((need) => plan.name(need));
  expect(await plan.lines()).toEqual(needs);
  await expect(plan.need("assessment")).toContainText(plan.texts.t("plan.priority.later"));
  await expect(plan.need("assessment")).toContainText(plan.texts.t("need-help.assessment.unconscious"));
  await expect(plan.need("consciousness")).toContainText(plan.texts.t("need-help.consciousness.unconscious"));
  await expect(page.locator(".plan-unclear")).toHaveCount(0);
});

test("hard to wake beside other answers: what can wait stands last and says so", async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.openFor("mother", { "B.3.9": "0", "B.2.3": "2", "B.4.2": "1" });
  const walking = plan.need("walking");
  await expect(walking).toContainText(plan.texts.t("plan.priority.later"));
  await expect(walking).toContainText(plan.texts.t("need-help.later"));
  await expect(walking).not.toContainText(plan.texts.t("aid.walking-stick"));
  const lines = await plan.lines();
  expect(lines[0]).toBe(plan.name("consciousness"));
  expect(lines.slice(-2).sort()).toEqual([plan.name("walking"), plan.name("hearing")].sort());
});

test("a telephone number is no line of a plan", async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.openFor("mother", { "B.3.8": "0" });
  const before = (await plan.lines()).length;
  await plan.addOwn("打给演示女儿 138 0000 0000");
  await expect(page.getByText(plan.texts.t("plan.own-error.personal"))).toBeVisible();
  await plan.addOwn("打给演示邻居 0736 4200000");
  await expect(page.getByText(plan.texts.t("plan.own-error.personal"))).toBeVisible();
  expect((await plan.lines()).length).toBe(before);
});
