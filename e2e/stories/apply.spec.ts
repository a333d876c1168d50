// One intake, two applications: what is known is taken over, nothing is asked twice, papers stand once,
// each goes to the office as a request of its own, and each prints as a filled form.
import { ApplyPage } from "../pages/apply.ts";
import { printedPages } from "../pages/paper.ts";
import { PlanPage } from "../pages/plan.ts";
import { RequestPage, WISH } from "../pages/request.ts";
import { expect, STILL, test } from "../pages/story.ts";

test.use(STILL);

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("eldercare.city", "430781"));
});

test("from the plan to two requests at the office, without a question twice", async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.openFor("mother", { "B.2.4": "1", "B.2.3": "2", "B.2.2": "2" });
  await plan.button("apply.from-plan").click();
  const apply = new ApplyPage(page);
  await apply.at("choose");
  // The plan names works and an aid; a care bed does not follow from it.
  await expect(apply.form("home-works")).toBeChecked();
  await expect(apply.form("aid-rental")).toBeChecked();
  await expect(apply.form("home-bed")).not.toBeChecked();
  await apply.next();

  const form = new RequestPage(page);
  await expect(form.radio("request.for.mother")).toBeChecked();
  await apply.fillWho(WISH);
  await apply.fillWhere(WISH);

  await apply.at("more");
  // The floor is asked by both, and once; what the plan knows is there, and says from where.
  await expect(apply.question("home-floor")).toHaveCount(1);
  await expect(apply.question("birth-year")).toHaveCount(0);
  for (const place of ["stairs", "bath", "door", "bedroom"]) await expect(apply.option("works", place)).toBeChecked();
  await expect(apply.option("works", "kitchen")).not.toBeChecked();
  await expect(apply.option("aids", "bed-rail")).toBeChecked();
  await expect(apply.question("works")).toContainText(apply.texts.t("apply.from.plan"));
  await apply.next();
  await expect(page.getByRole("alert").first()).toContainText(apply.texts.t("apply.short.home-owner"));
  await apply.option("home-owner", "own").check();
  await apply.option("home-floor", "walk-up").check();
  await apply.option("rent-time", "months").check();
  await apply.next();

  await apply.at("papers");
  await expect(apply.paper("identity-card")).toHaveCount(1);
  const both = ["home-works", "aid-rental"].map((id) => apply.texts.t(`apply.form.${id}`)).join(apply.texts.t("common.comma"));
  await expect(page.getByText(apply.texts.t("apply.papers.for", { list: both })).first()).toBeVisible();
  await apply.paper("identity-card").check();
  const missing = { count: 1, list: apply.texts.t("apply.paper-name.home-proof") };
  await expect(page.getByText(apply.texts.t("apply.papers.missing", missing))).toBeVisible();
  await apply.next();

  await apply.at("send");
  await expect(apply.card("home-works")).toContainText(apply.texts.t("apply.option.home-floor.walk-up"));
  await expect(apply.card("aid-rental")).not.toContainText(apply.texts.t("apply.short.home-owner"));
  await form.radio("request.time.any").check();
  await apply.sendButton().click();
  await expect(form.summary()).toBeVisible();
  await form.agree();
  await form.consent("contact").check();
  expect(await printedPages(page)).toBe(2);
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") sent.push(request.postData() ?? "");
  });
  await apply.sendButton().click();
  await expect(page.locator("[data-code]")).toHaveCount(2);
  const services = sent.map((body) => JSON.parse(body).service).sort();
  expect(services).toEqual(["aid-rental", "home-works"]);
  expect(new Set(sent.map((body) => JSON.parse(body).record_id)).size).toBe(2);
  expect(sent.every((body) => JSON.parse(body).self_check === undefined || JSON.parse(body).self_check === null)).toBe(true);
  await expect(apply.sendButton()).toHaveCount(0);
});

test("without a network both wait, nothing is lost, and nothing is sent twice", async ({ page, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const apply = new ApplyPage(page);
  await apply.open();
  await apply.form("assessment").check();
  await apply.form("aid-rental").check();
  await apply.next();
  await apply.fillWho(WISH);
  await apply.fillWhere(WISH);
  await apply.at("more");
  await page.getByRole("textbox", { name: apply.texts.t("apply.ask.birth-year") }).fill("1942");
  await apply.option("living", "alone").check();
  // Asked once, with the application it belongs to.
  await expect(apply.question("assessed")).toHaveCount(1);
  await apply.option("assessed", "never").check();
  await apply.option("reason", "first").check();
  await apply.option("aids", "wheelchair").check();
  await apply.option("rent-time", "weeks").check();
  await apply.next();
  await apply.at("papers");
  await apply.next();
  await apply.at("send");
  const form = new RequestPage(page);
  await form.radio("request.time.any").check();
  await form.agree();
  await form.consent("contact").check();
  await page.context().setOffline(true);
  await apply.sendButton().click();
  await expect(page.getByText(apply.texts.t("apply.state.waiting"))).toHaveCount(2);
  await expect(apply.sendButton()).toHaveCount(0);
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/v1/requests")) sent.push(JSON.parse(request.postData() ?? "{}").record_id);
  });
  await page.context().setOffline(false);
  // Nothing goes out from a page that asks about a person; the next one sends both by itself.
  await page.goto("/request/sent");
  await expect(form.heading(form.texts.t("request.sent.title"))).toBeVisible();
  await expect(form.sendAgain()).toHaveCount(0);
  expect(new Set(sent).size).toBe(2);
  expect(sent).toHaveLength(2);
  await page.goto("/apply");
  await apply.at("choose");
  await expect(page.getByText(apply.texts.t("apply.state.sent"), { exact: true })).toHaveCount(2);
});

test("what the city does not take online is printed, and says where to ask", async ({ page }) => {
  const apply = new ApplyPage(page);
  await apply.open();
  await apply.next();
  await expect(page.getByText(apply.texts.t("apply.none"))).toBeVisible();
  await apply.form("subsidy").check();
  await apply.next();
  await apply.fillWho(WISH);
  await apply.fillWhere(WISH);
  await apply.at("more");
  await page.getByRole("textbox", { name: apply.texts.t("apply.ask.birth-year") }).fill("42");
  await apply.option("living", "alone").check();
  await apply.option("income", "unsaid").check();
  await apply.option("assessed", "never").check();
  await apply.next();
  await expect(page.getByText(apply.texts.t("apply.error.year", { name: apply.texts.t("apply.short.birth-year") })).first()).toBeVisible();
  await page.getByRole("textbox", { name: apply.texts.t("apply.ask.birth-year") }).fill("1942");
  await apply.next();
  await apply.next();
  await apply.at("send");
  const how = apply.texts.t("apply.paper-only.how", { city: "津市市", number: "12345" });
  await expect(page.getByText(how)).toBeVisible();
  await expect(apply.sendButton()).toHaveCount(0);
  await page.emulateMedia({ media: "print" });
  const sheet = page.locator(".apply-sheet");
  await expect(sheet).toContainText(WISH.name);
  await expect(sheet).toContainText(apply.texts.t("apply.sheet.number"));
  await expect(apply.button("apply.print")).toBeHidden();
  expect(await printedPages(page)).toBe(1);
});
