// After sending: the family says how it went, takes back what it agreed to, reads what the office keeps, and deletes it.
import { requestsFor, rows } from "../pages/database.ts";
import { answeredAtDesk } from "../pages/desk.ts";
import { RequestPage, WISH, type Wish } from "../pages/request.ts";
import { sound } from "../pages/sound.ts";
import { account } from "../pages/staff.ts";
import { StatusPage } from "../pages/status.ts";
import { expect, STILL, test } from "../pages/story.ts";

test.use(STILL);

/** A person of this run alone: projects and runs share a database. */
const person = (role: string): Wish => ({
  ...WISH,
  service: "admission",
  phone: "13800000000",
  name: `演示·${role}${Date.now().toString(36)}${Math.floor(Math.random() * 1e6)}`,
});

async function send(form: RequestPage, wish: Wish): Promise<string> {
  await form.open(`?service=${wish.service}&place=d430781001i1`);
  await form.button("request.go-on").click();
  await form.fillUpToConsent(wish);
  await form.consent("contact").check();
  await form.consent("share").check();
  await form.next();
  await form.at("review");
  await form.sendButton().click();
  return form.code();
}

test("nobody came: one tap brings it back to the office; then it went well", async ({ page }) => {
  const wish = person("赵爷爷");
  const code = await send(new RequestPage(page), wish);
  const status = new StatusPage(page);
  const t = status.texts.t.bind(status.texts);
  const [stored] = requestsFor(wish.name);
  const office = account("head", "演示·局长");
  await answeredAtDesk(page, office, String(stored?.["record_id"]), "arranged");

  await status.open();
  await status.ownReceipt(wish.service).click();
  await status.digits().fill("0000");
  await status.submit();
  await expect(status.answer()).toContainText(t("status.outcome.arranged"));
  await sound(page, "an answered request");
  await status.button("status.went.nobody-came").click();
  await expect(status.answer()).toContainText(t("status.went.again"));
  await expect(status.answer()).toContainText(t("status.state.reopened"));
  await expect(page.getByText(t("status.went"), { exact: true })).toHaveCount(0);
  expect(requestsFor(wish.name)[0]).toMatchObject({ state: "reopened", outcome: null });

  await answeredAtDesk(page, office, String(stored?.["record_id"]), "given");
  await status.submit();
  await expect(status.answer()).toContainText(t("status.outcome.given"));
  await status.button("status.went.fine").click();
  await expect(status.answer()).toContainText(t("status.went.thanks"));
  expect(requestsFor(wish.name)[0]).toMatchObject({ state: "done", outcome: "given" });
  const events = rows("SELECT kind FROM request_events WHERE record_id = ? ORDER BY number", String(stored?.["record_id"]));
  expect(events.map((event) => event["kind"])).toEqual(["received", "opened", "done", "nobody-came", "done", "fine"]);
  expect(code).toMatch(/^[0-9A-Z-]{13}$/);
});

test("she reads what the office keeps, takes back one consent, and deletes everything", async ({ page, watch }) => {
  watch.plant(/404.*requests\/(export|status)/);
  const wish = person("孙奶奶");
  const code = await send(new RequestPage(page), wish);
  const id = String(requestsFor(wish.name)[0]?.["record_id"]);
  const status = new StatusPage(page);
  const t = status.texts.t.bind(status.texts);
  await status.open();
  await status.ownReceipt(wish.service).click();
  await status.digits().fill("0000");
  await status.submit();
  await page.getByText(t("status.more")).click();

  // The last four digits open no name.
  const phone = status.field("status.copy.phone");
  await phone.fill("13800000009");
  await status.button("status.copy.show").click();
  await expect(page.getByText(t("status.copy.wrong"))).toBeVisible();
  await expect(page.getByText(wish.name)).toHaveCount(0);
  await phone.fill(wish.phone);
  await status.button("status.copy.show").click();
  const copy = page.locator("#status-copy");
  for (const held of [wish.name, wish.phone, `${wish.village} ${wish.door}`, t("status.event.received")]) {
    await expect(copy).toContainText(held);
  }
  await sound(page, "a copy");
  const download = page.waitForEvent("download");
  await status.button("status.copy.save").click();
  expect((await download).suggestedFilename()).toBe("request.json");

  await status.sure("status.withdraw.share");
  await expect(status.answer()).toContainText(t("status.withdraw.share.done"));
  const standing = () => rows("SELECT purpose FROM consents WHERE record_id = ? AND withdrawn_at IS NULL", id);
  expect(standing()).toEqual([{ purpose: "contact" }]);
  await expect(status.button("status.withdraw.share")).toHaveCount(0);
  await status.sure("status.withdraw.request");
  await expect(status.answer()).toContainText(t("status.state.withdrawn"));
  expect(standing()).toEqual([]);

  await status.sure("status.delete");
  await expect(status.answer()).toContainText(t("status.deleted"));
  expect(requestsFor(wish.name)).toEqual([]);
  expect(rows("SELECT record_id FROM tombstones WHERE record_id = ?", id)).toHaveLength(1);
  // The receipt left this device, too, and the code opens nothing.
  await status.open();
  await expect(status.ownReceipt(wish.service)).toHaveCount(0);
  await status.ask(code, "0000");
  await expect(status.answer()).toContainText(t("status.not-found"));
});
