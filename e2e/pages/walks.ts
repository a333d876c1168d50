// Walks through every state of every page, stopping at each: for what must hold everywhere.
import { expect, type Page } from "@playwright/test";
import { ApplyPage } from "./apply.ts";
import { CheckPage, UNSURE } from "./check.ts";
import { CoveragePage } from "./coverage.ts";
import { family } from "./family-walk.ts";
import { forms } from "./forms-walk.ts";
import { Frame } from "./frame.ts";
import { answersLosing, instrument } from "./instrument.ts";
import { MapPage } from "./map.ts";
import { map } from "./map-walk.ts";
import { outreach } from "./outreach-walk.ts";
import { place, places } from "./place-walk.ts";
import { PlanPage } from "./plan.ts";
import { RequestPage, WISH } from "./request.ts";
import { rights } from "./rights-walk.ts";
import { sheet } from "./sheet-walk.ts";
import { StatusPage } from "./status.ts";
import type { Texts } from "./texts.ts";

/** Called in every state with its name. */
export type Visit = (state: string) => Promise<void>;

export type Walk = (page: Page, texts: Texts, visit: Visit) => Promise<void>;

const CITY = "430781";

/** The self-check to its result; `every` stops at every single question. */
const check = (every: boolean): Walk => async (page, texts, visit) => {
  const check = new CheckPage(page, texts);
  await check.open();
  await visit("start of the check");
  await check.button("check.start").click();
  await visit("nobody chosen");
  await check.begin("mother");
  await visit("question coma");
  await check.onward().click();
  await expect(page.getByText(texts.t("check.choose"))).toBeVisible();
  await visit("nothing answered");
  await check.option("coma", "yes").check();
  await expect(page.getByRole("alert").filter({ hasText: texts.t("danger.coma.title", { ambulance: "120" }) })).toBeVisible();
  await visit("danger");
  const answers = answersLosing(30).set("B.2.2", UNSURE).set("dementia", "yes").set("risk-any", "yes");
  const given = instrument.questions.map(({ id }) => [id, answers.get(id) ?? "2"] as const);
  if (!every) await check.hasAnswered(given);
  for (const [id, answer] of every ? given : []) {
    await check.at(id);
    await visit(`question ${id}`);
    await check.answer(id, answer);
  }
  await check.atResult();
  await visit("result with a range");
  await check.button("check.erase").click();
  await visit("asking before deleting");
  await check.closeDialog();
  await check.open();
  await visit("going on with the check");
  await page.goto("/check/q/B.2.2");
  await check.answer("B.2.2", "4");
  await check.atResult();
  await visit("result with a level");
  await page.goto("/check/q/no-such-question");
  await expect(check.heading(texts.t("check.missing.title"))).toBeVisible();
  await visit("unknown question");
};

/** The care plan with everything that can be changed in it. */
const plan: Walk = async (page, texts, visit) => {
  const plan = new PlanPage(page, texts);
  await page.goto(`/plan?city=${CITY}`);
  await expect(page.getByText(texts.t("check.result.none"))).toBeVisible();
  await visit("no plan yet");
  const answers = { "B.1.3": "1", "B.2.4": "1", "B.3.4": UNSURE, "risk-any": "yes", "risk-fall": "2", "risk-self-harm": "1" };
  await plan.openFor("mother", answers);
  await visit("care plan with dangers");
  await plan.startFrom("津市");
  await plan.act("strike", plan.name("home-check"));
  await plan.addOwn("");
  await page.locator(".plan-unclear summary").click();
  await plan.addFromList("hearing");
  await visit("care plan, changed");
  await page.route("**/needs/*.json", (route) => route.fulfill({ body: "{" }));
  await page.reload();
  await expect(page.getByText(texts.t("plan.failed"))).toBeVisible();
  await visit("rules of need broken");
  await page.unroute("**/needs/*.json");
};

/** One intake for several applications, to the filled forms. */
const apply: Walk = async (page, texts, visit) => {
  await page.addInitScript((city) => localStorage.setItem("eldercare.city", city), CITY);
  const apply = new ApplyPage(page, texts);
  await apply.open();
  await apply.next();
  await expect(page.getByText(texts.t("apply.none"))).toBeVisible();
  await visit("nothing applied for");
  for (const form of ["assessment", "home-works", "aid-rental", "subsidy"]) await apply.form(form).check();
  await visit("applications");
  await apply.next();
  await apply.at("who");
  await apply.next();
  await visit("whom to call, with errors");
  await apply.fillWho(WISH);
  await apply.at("where");
  await visit("where to come");
  await apply.fillWhere(WISH);
  await apply.at("more");
  await apply.next();
  await visit("more questions, with errors");
  await page.getByRole("textbox", { name: texts.t("apply.ask.birth-year") }).fill("1942");
  const answers = { living: "alone", income: "low", assessed: "never", reason: "first", "home-owner": "own", "home-floor": "lift", works: "bath", aids: "wheelchair", "rent-time": "weeks" };
  for (const [question, option] of Object.entries(answers)) await apply.option(question, option).check();
  await apply.next();
  await apply.at("papers");
  await visit("papers");
  await apply.next();
  await apply.at("send");
  await apply.sendButton().click();
  await visit("applications before sending, with errors");
};

/** The request from its first screen to the receipt and to following it. */
const request: Walk = async (page, texts, visit) => {
  const check = new CheckPage(page, texts);
  await check.open();
  await check.begin("mother");
  await check.option("coma", "yes").check();
  await check.onward().click();
  await check.atResult();
  await visit("result at once");
  await check.link("check.next.attach").click();
  const form = new RequestPage(page, texts);
  await form.at("service");
  await visit("services");
  await form.service(WISH.service).click();
  await form.at("elder");
  await visit("for whom");
  await form.next();
  await expect(form.summary()).toBeFocused();
  await visit("for whom, with errors");
  await form.fillElder(WISH);
  await form.at("phone");
  await visit("telephone");
  await form.next();
  await expect(form.summary()).toBeFocused();
  await visit("telephone, with errors");
  await form.fillPhone(WISH);
  await form.at("address");
  await expect(page.getByRole("button", { name: WISH.town, exact: true })).toBeVisible();
  await visit("town");
  await form.next();
  await expect(form.summary()).toBeFocused();
  await visit("town, with errors");
  await page.getByRole("button", { name: WISH.town, exact: true }).click();
  await visit("village");
  await page.getByRole("button", { name: WISH.village, exact: true }).click();
  await visit("door");
  await form.next();
  await form.at("time");
  await visit("time");
  await form.radio("request.time.day").check();
  await visit("a day");
  await form.next();
  await form.at("consent");
  await visit("consents");
  await form.next();
  await expect(form.summary()).toBeFocused();
  await visit("consents, with errors");
  await form.agree();
  await form.consent("contact").check();
  await form.consent("check").check();
  await form.next();
  await form.at("review");
  await visit("review");
  await page.context().setOffline(true);
  await form.sendButton().click();
  await expect(form.sendAgain()).toBeVisible();
  await visit("waiting");
  await form.link("request.here.link").click();
  await expect(form.heading(texts.t("request.here.title"))).toBeVisible();
  await visit("only on this device");
  await form.button("request.parcel.make").click();
  await expect(form.button("request.parcel.save")).toBeVisible();
  await page.getByText(texts.t("request.parcel.in"), { exact: true }).click();
  await page.getByText(texts.t("request.give-up.more"), { exact: true }).first().click();
  await visit("only on this device, with a file's code");
  await page.goBack();
  await page.context().setOffline(false);
  const code = await form.code();
  await visit("receipt");
  await form.link("request.sent.follow").click();
  const status = new StatusPage(page, texts);
  await expect(status.ownReceipt(WISH.service)).toBeVisible();
  await visit("receipts on this device");
  await status.ownReceipt(WISH.service).click();
  await status.digits().fill("0000");
  await status.submit();
  await expect(status.answer().getByRole("heading", { name: texts.t("status.state.received") })).toBeVisible();
  await visit("progress");
  await status.button("status.other").click();
  await status.ask(code, "9999");
  await expect(status.answer().getByRole("heading", { name: texts.t("status.not-found") })).toBeVisible();
  await visit("no progress found");
  await form.open();
  await form.service("meal").click();
  await form.at("elder");
  await form.open();
  await visit("going on with a request");
};

/** Pages beside the way, and what is said when something is missing. */
const beside: Walk = async (page, texts, visit) => {
  const frame = new Frame(page, texts);
  await page.goto("/about");
  await expect(frame.heading(texts.t("about.title"))).toBeVisible();
  await visit("about");
  for (const key of ["privacy", "access"]) {
    await page.goto("/about");
    await frame.link(`${key}.title`).click();
    await expect(frame.heading(texts.t(`${key}.title`))).toBeVisible();
    await visit(key);
  }
  await page.goto("/no-such-page");
  await expect(frame.heading(texts.t("missing.title"))).toBeVisible();
  await visit("unknown page");
  await page.goto("/request/sent");
  await expect(frame.heading(texts.t("request.sent.nothing"))).toBeVisible();
  await visit("nothing sent");
  const status = new StatusPage(page, texts);
  await status.open();
  await visit("asking for progress");
  await status.submit();
  await expect(status.summary()).toBeFocused();
  await visit("asking for progress, with errors");
  await page.goto("/check/result");
  await expect(page.getByText(texts.t("check.result.none"))).toBeVisible();
  await visit("no result yet");
  await page.goto("/request?city=710009");
  await expect(page.getByText(texts.t("request.closed.body"))).toBeVisible();
  await visit("a city without requests");
};

/** Where something is missing: a city with lists, one with demonstration data. */
const coverage: Walk = async (page, texts, visit) => {
  const coverage = new CoveragePage(page, texts);
  await coverage.open("710009");
  await coverage.kind("day-care").click();
  await visit("coverage of real data");
  await coverage.kind("canteen").click();
  await expect(page.getByText(texts.t("coverage.unlisted", { kind: texts.t("kind.canteen") }))).toBeVisible();
  await visit("coverage without a list");
  await coverage.open("340100");
  await visit("coverage of demonstration data");
};

/** What is said when files are broken. */
const broken: Walk = async (page, texts, visit) => {
  await page.route("**/config.json", (route) => route.fulfill({ body: "{\n  broken" }));
  await page.goto("/?city=999999");
  const map = new MapPage(page, texts);
  await map.ready();
  await expect(page.getByText(texts.t("load.config"))).toBeVisible();
  await visit("settings broken, city unknown");
  await page.unroute("**/config.json");
  await page.route("**/geo/310000/points.cbor", (route) => route.fulfill({ body: "broken" }));
  await page.goto("/?city=310000");
  await expect(map.failed()).toBeVisible();
  await visit("places broken");
  await page.route("**/instruments/*.json", (route) => route.fulfill({ body: "{" }));
  await page.goto("/check");
  await expect(page.getByText(texts.t("check.failed"))).toBeVisible();
  await visit("questionnaire broken");
};

/** All walks; the check stops at some of its questions only where that is enough. */
export const WALKS = {
  map,
  place,
  places,
  check: check(false),
  "every question": check(true),
  plan,
  apply,
  forms,
  request,
  beside,
  coverage,
  broken,
  rights,
  sheet,
  outreach,
  family,
} as const satisfies Record<string, Walk>;

/** Troubles that belong to these walks. */
export const PLANTED = [/ERR_INTERNET_DISCONNECTED/, /404.*requests\/status/, /404.*no-such-page/] as const;
