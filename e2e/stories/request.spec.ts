// She sends a request with the result attached; the row in the database holds what she saw; she
// follows it by code; a doubled send makes no second row.
import type { Page } from "@playwright/test";
import { CheckPage, UNSURE } from "../pages/check.ts";
import { requestsFor, rows } from "../pages/database.ts";
import { answersLosing, instrument, levelOf, totals } from "../pages/instrument.ts";
import { RequestPage, WISH, type Wish } from "../pages/request.ts";
import { StatusPage } from "../pages/status.ts";
import { expect, STILL, test } from "../pages/story.ts";

test.use(STILL);

/** A person of this run alone: projects and runs share a database. */
const person = (role: string): Wish => ({ ...WISH, name: `演示·${role}${Date.now().toString(36)}${Math.floor(Math.random() * 1e6)}` });

const WRONG_CODE = "0000-0000-000";

interface Sent {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** The next request that is handed in, as it goes over the wire. */
async function nextSent(page: Page): Promise<Sent> {
  const request = await page.waitForRequest((request) => request.method() === "POST" && request.url().endsWith("/api/v1/requests"));
  return { url: request.url(), headers: await request.allHeaders(), body: request.postData() ?? "" };
}

test("a request with the result attached: what she saw is what is stored, and she follows it", async ({ page, request: api }) => {
  const wish = person("李奶奶");
  const answers = answersLosing(30).set("B.2.2", UNSURE);
  const check = new CheckPage(page);
  await check.open();
  await check.begin("mother");
  await check.answerAll(answers);
  await check.atResult();
  await check.link("check.next.attach").click();

  const form = new RequestPage(page);
  await form.at("service");
  await form.service(wish.service).click();
  await form.fillUpToConsent(wish);
  await expect(form.consent("contact")).not.toBeChecked();
  await expect(form.consent("check")).not.toBeChecked();
  await form.consent("contact").check();
  await form.consent("check").check();
  await form.next();
  await form.at("review");

  const { t } = { t: form.texts.t.bind(form.texts) };
  await expect(form.reviewed("service")).toHaveText(t(`service.${wish.service}`));
  await expect(form.reviewed("elder")).toContainText(wish.name);
  await expect(form.reviewed("elder")).toContainText(t(`request.for.${wish.whom}`));
  await expect(form.reviewed("phone")).toContainText(wish.phone);
  await expect(form.reviewed("address")).toContainText(`${wish.village} ${wish.door}`);
  await expect(form.reviewed("time")).toHaveText(t(`request.time.${wish.time}`));
  await expect(form.reviewed("note")).toHaveText(wish.note ?? "");
  const agreed = [t("request.review.consent-both"), t("request.agreement.spoken")];
  await expect(form.reviewed("consent")).toHaveText(agreed.join("\n"));

  const wire = nextSent(page);
  await form.sendButton().click();
  const code = await form.code();
  const sent = await wire;

  const stored = requestsFor(wish.name);
  expect(stored).toHaveLength(1);
  expect(stored[0]).toMatchObject({
    city: "430781",
    service: wish.service,
    for_whom: wish.whom,
    phone_last4: "0000",
    phone_owner: wish.owner,
    door: wish.door,
    wished_time: wish.time,
    note: wish.note,
    state: "received",
  });
  expect(String(stored[0]?.["phone"]).replaceAll("-", "")).toBe(wish.phone.replaceAll("-", ""));
  const divisions = await (await api.get("/geo/430781/divisions.json")).json();
  const town = divisions.districts[0].towns.find(({ code }: { code: string }) => code === stored[0]?.["town"]);
  expect(town.name).toBe(wish.town);
  expect(town.villages.find(({ code }: { code: string }) => code === stored[0]?.["village"]).name).toBe(wish.village);

  const [attached] = rows("SELECT * FROM self_checks WHERE record_id = ?", String(stored[0]?.["record_id"]));
  const { low, high } = totals(answers);
  expect(attached).toMatchObject({
    instrument: instrument.id,
    version: instrument.version,
    level_best: levelOf(high),
    level_worst: levelOf(low),
    total_low: low,
    total_high: high,
  });
  expect(JSON.parse(String(attached?.["answers"]))).toEqual(Object.fromEntries(answers));

  // The very same request once more, by script: the same receipt, no second row.
  const again = await api.post(sent.url, {
    data: Buffer.from(sent.body),
    headers: { "content-type": "application/json", "idempotency-key": sent.headers["idempotency-key"] ?? "" },
  });
  expect((await again.json()).tracking_code).toBe(code);
  expect(requestsFor(wish.name)).toHaveLength(1);

  await form.link("request.sent.follow").click();
  const status = new StatusPage(page);
  await status.ownReceipt(wish.service).click();
  await status.digits().fill("0000");
  await status.submit();
  await expect(status.answer().getByRole("heading", { name: t("status.state.received") })).toBeVisible();
});

test("at a place: the identity number is checked and may be given, and passing on is agreed to apart", async ({ page }) => {
  const wish = { ...person("钱奶奶"), service: "admission" };
  const form = new RequestPage(page);
  const t = form.texts.t.bind(form.texts);
  await form.open("?service=admission&place=d430781001i1");
  await form.button("request.go-on").click();
  await form.at("elder");
  await page.getByText(t("request.identity.fold")).click();
  const identity = form.field("request.identity");
  // Two digits are swapped; born in 1902, so that nobody alive has the number.
  await identity.fill("430781190201100817");
  await form.radio(`request.for.${wish.whom}`).check();
  await form.name().fill(wish.name);
  await form.next();
  await expect(form.summary()).toContainText(t("error.identity_number.check"));
  await identity.fill("４３０７８１　19020110 0187");
  await form.next();
  await form.fillPhone(wish);
  await form.fillAddress(wish);
  await form.fillTime(wish);
  await form.at("consent");
  await form.consent("contact").check();
  await form.next();
  await expect(form.summary()).toContainText(t("error.agreement.missing"));
  await form.agree(wish, "signed");
  await expect(form.consent("share")).not.toBeChecked();
  await form.consent("share").check();
  await form.next();
  await form.at("review");
  await expect(form.reviewed("identity")).toHaveText("4307**********0187");
  await expect(form.reviewed("consent")).toContainText(t("request.agreement.signed"));
  await form.sendButton().click();
  await form.code();
  const [stored] = requestsFor(wish.name);
  expect(stored).toMatchObject({ identity_number: "430781190201100187", facility: "d430781001i1", schema_version: 2 });
  const consents = rows("SELECT purpose, how FROM consents WHERE record_id = ? ORDER BY purpose", String(stored?.["record_id"]));
  expect(consents).toEqual([
    { purpose: "contact", how: "signed" },
    { purpose: "share", how: "signed" },
  ]);
});

test("a double click sends once", async ({ page }) => {
  const wish = person("王师傅");
  const form = new RequestPage(page);
  await form.open();
  await form.fill(wish);
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") sent.push(request.url());
  });
  await form.sendButton().dblclick();
  await form.code();
  expect(sent).toHaveLength(1);
  expect(requestsFor(wish.name)).toHaveLength(1);
});

test("what fills in the field that nobody sees is served, and marked for a call back", async ({ page }) => {
  const wish = person("机器人");
  const form = new RequestPage(page);
  const token = page.waitForResponse((response) => response.url().endsWith("/api/v1/form-token"));
  await form.open();
  expect((await token).status()).toBe(200);
  await form.fill(wish);
  const trap = page.locator('input[name="website"]');
  await expect(trap).toBeHidden();
  await trap.evaluate((input: HTMLInputElement) => {
    input.value = "http://example.invalid";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await form.sendButton().click();
  await form.code();
  expect(requestsFor(wish.name)[0]?.["caution"]).toContain("trap");
});

test("by code on another device; a wrong code and a wrong phone are told in the same words", async ({ page, browser, watch }) => {
  watch.plant(/404.*requests\/status/);
  const wish = person("张伯伯");
  const form = new RequestPage(page);
  await form.open();
  await form.fill(wish);
  await form.sendButton().click();
  const code = await form.code();

  const other = await browser.newContext();
  const status = new StatusPage(await other.newPage());
  await status.open();
  // As people type it: lower case, with blanks.
  await status.ask(code.toLowerCase().replaceAll("-", " "), "0000");
  await expect(status.answer().getByRole("heading", { name: status.texts.t("status.state.received") })).toBeVisible();

  await status.ask(code, "9999");
  const refused = status.answer().getByRole("heading", { name: status.texts.t("status.not-found") });
  await expect(refused).toBeVisible();
  const wrongPhone = await status.answer().innerText();
  await status.ask(code, "0000");
  await expect(refused).toHaveCount(0);
  await status.ask(WRONG_CODE, "0000");
  await expect(refused).toBeVisible();
  expect(await status.answer().innerText()).toBe(wrongPhone);
  await other.close();
});

test("what is wrong is told at the field and in a summary that leads there; what was typed stays", async ({ page }) => {
  const form = new RequestPage(page);
  const t = form.texts.t.bind(form.texts);
  await form.open();
  await form.service("meal").click();
  await form.at("elder");
  await form.name().fill(WISH.name);
  await form.next();
  await expect(form.summary()).toBeFocused();
  await form.summary().getByRole("link").first().click();
  await expect(form.radio("request.for.self")).toBeFocused();
  await form.radio("request.for.mother").check();
  await expect(form.name()).toHaveValue(WISH.name);
  await form.next();

  await form.at("phone");
  await form.phone().fill("4200000");
  await form.radio("request.owner.neighbour").check();
  await form.next();
  const problem = t("error.phone.area-code");
  const link = form.summary().getByRole("link", { name: problem });
  await expect(link).toBeVisible();
  await expect(form.phone()).toHaveAttribute("aria-invalid", "true");
  await expect(form.phone()).toHaveAccessibleDescription(new RegExp(problem));
  await link.click();
  await expect(form.phone()).toBeFocused();
  await expect(form.phone()).toHaveValue("4200000");
  await form.phone().fill("０７３６ 420-0000");
  await form.next();
  await form.at("address");
  await form.next();
  await expect(form.summary()).toBeFocused();
  await page.goBack();
  await form.at("phone");
  await expect(form.phone()).toHaveValue("０７３６ 420-0000");
});

test("the status page tells what is wrong with code and digits", async ({ page }) => {
  const status = new StatusPage(page);
  await status.open();
  await status.submit();
  await expect(status.summary()).toBeFocused();
  await expect(status.summary().getByRole("link")).toHaveCount(2);
  await status.ask("ABCD-1234-56", "12");
  await expect(status.summary()).toContainText(status.texts.t("status.code.length"));
  await expect(status.summary()).toContainText(status.texts.t("status.digits.four"));
  await expect(status.code()).toHaveValue("ABCD-1234-56");
});

test("a draft is there again after the page was closed", async ({ page, context }) => {
  const form = new RequestPage(page);
  await form.open();
  await form.service("travel").click();
  await form.fillElder(WISH);
  await form.at("phone");
  await page.close();
  const again = new RequestPage(await context.newPage());
  await again.open();
  await expect(again.page.getByText(again.texts.t("request.resume"))).toBeVisible();
  await again.button("request.go-on").click();
  await again.at("phone");
});
