// A clerk lends an aid and takes it back, and keeps the list of quarterly visits; colleagues of another town see
// nothing of it.
import { rows } from "../../pages/database.ts";
import { LedgersPage } from "../../pages/ledgers.ts";
import { desk as sound } from "../../pages/sound.ts";
import { account } from "../../pages/staff.ts";
import { expect, test } from "../../pages/story.ts";

const [TOWN, OTHER] = ["430781001", "430781002"];

/** A day of China's calendar, so many days from now. */
const day = (from: number): string => new Date(Date.now() + (8 + 24 * from) * 3600_000).toISOString().slice(0, 10);

test("what is lent stands in the ledger until it is back, overdue first", async ({ page, watch }) => {
  watch.plant(/401.*desk\/session/, /422.*desk\/loans/);
  const [late, other] = [`演示轮椅${Date.now()}`, `演示拐杖${Date.now()}`];
  const desk = new LedgersPage(page);
  const t = desk.texts.t.bind(desk.texts);
  await desk.enter(account("clerk", "演示·郑办事", [TOWN]), "/desk/ledgers");
  await expect(desk.heading(t("desk.ledgers.title"))).toBeVisible();
  await desk.lend(other, "演示·甲", day(-1), day(-9));
  await expect(page.getByText(t("error.desk.field.impossible"))).toBeVisible();
  await sound(page, "a loan that cannot be");
  await desk.field("desk.loans.due").fill(day(30));
  await desk.button("desk.loans.write").click();
  await expect(desk.row(other)).toBeVisible();
  await desk.lend(late, "演示·乙", day(-40), day(-3));
  await expect(desk.row(late)).toContainText(t("desk.due.over", { days: "3" }));
  await expect(desk.rows().first()).toContainText(late);
  await sound(page, "ledger of aids");

  await desk.act(late, "desk.loans.take-back");
  await desk.button("desk.confirm").click();
  await expect(desk.row(late)).toHaveCount(0);
  await page.getByLabel(t("desk.loans.with-back")).check();
  await expect(desk.row(late)).toContainText(t("desk.loans.is-back", { day: day(0) }));
  expect(rows("SELECT detail FROM audit WHERE action LIKE 'loan.%'").length).toBeGreaterThanOrEqual(3);
  const file = await desk.taken("desk.export");
  const line = file.find((cells) => cells.includes(late));
  expect(line?.slice(2)).toEqual(["三洲驿街道", late, "演**", "", day(-40), day(-3), day(0), ""]);
  expect(JSON.stringify(file)).not.toContain("演示·乙");

  // The wrong row: it is out again, and was not lent at all.
  await desk.act(late, "desk.loans.not-back");
  await expect(page.getByText(t("desk.loans.not-back.done"))).toBeVisible();
  await expect(desk.row(late)).toContainText(t("desk.due.over", { days: "3" }));
  await desk.act(late, "desk.loans.take-back");
  await desk.row(late).getByText(t("desk.mend"), { exact: true }).click();
  await sound(page, "a loan by mistake");
  await desk.row(late).getByText(t("desk.mend"), { exact: true }).click();
  await desk.mend(late, "desk.loans.remove", "desk.loans.remove.yes");
  await expect(page.getByText(t("desk.loans.removed"))).toBeVisible();
  await expect(desk.row(late)).toHaveCount(0);
  expect(rows("SELECT loan_id FROM aid_loans WHERE item = ?", late)).toEqual([]);

  await desk.signOut();
  await desk.signIn(account("clerk", "演示·王办事", [OTHER]));
  await expect(desk.sum()).toBeVisible();
  await page.getByLabel(t("desk.loans.with-back")).check();
  await expect(page.getByText(late)).toHaveCount(0);
  await expect(page.getByText(other)).toHaveCount(0);
});

test("who is to be visited is listed, visited and taken off the list with everything", async ({ page, watch }) => {
  watch.plant(/401.*desk\/session/);
  const name = `演示·访${Date.now() % 1_000_000}`;
  const desk = new LedgersPage(page);
  const t = desk.texts.t.bind(desk.texts);
  await desk.enter(account("clerk", "演示·冯办事", [TOWN]), "/desk/ledgers");
  await desk.book("desk.visits.title").click();
  await desk.list(name, "演示村 3 号");
  await expect(desk.row(name)).toContainText(t("desk.visits.is.due"));
  await sound(page, "ledger of visits");
  const file = await desk.taken("desk.export");
  expect(file.filter((cells) => cells[8] === t("desk.visits.is.due")).length).toBeGreaterThanOrEqual(1);
  expect(JSON.stringify(file)).not.toContain(name);
  await desk.act(name, "desk.visits.write");
  await desk.field("desk.visits.note").fill("演示：一切都好");
  await desk.button("desk.confirm").click();
  await expect(desk.row(name)).toContainText(t("desk.visits.is.visited"));
  await expect(desk.row(name)).toContainText(day(0));
  await desk.act(name, "desk.visits.write");
  await desk.field("desk.visits.note").fill("演示：下午又去了一次");
  await desk.button("desk.confirm").click();
  await desk.row(name).getByText(t("desk.visits.past"), { exact: true }).click();
  await expect(desk.row(name).locator(".desk-past-lines li")).toHaveText([
    `${t("desk.visits.past.line", { day: day(0), name: "演示·冯办事" })}演示：一切都好演示：下午又去了一次`,
  ]);
  await sound(page, "earlier visits");
  await desk.act(name, "desk.visits.write");
  await desk.mend(name, "desk.visits.take-back", "desk.visits.take-back.yes");
  await expect(desk.row(name)).toContainText(t("desk.visits.is.due"));
  await expect(desk.row(name)).toContainText(t("desk.visits.never"));
  await desk.act(name, "desk.visits.write");
  await desk.button("desk.confirm").click();
  await expect(desk.row(name)).toContainText(t("desk.visits.is.visited"));
  await page.getByLabel(t("desk.visits.only-due")).check();
  await expect(desk.row(name)).toHaveCount(0);
  await page.getByLabel(t("desk.visits.only-due")).uncheck();
  await desk.act(name, "desk.visits.remove");
  await expect(page.getByText(t("desk.visits.remove.what"))).toBeVisible();
  await sound(page, "taking somebody off the list");
  await page.getByRole("button", { name: t("desk.visits.remove.go"), exact: true }).click();
  await page.getByRole("button", { name: t("desk.visits.remove.yes") }).click();
  await expect(desk.row(name)).toHaveCount(0);
  expect(rows("SELECT person_id FROM visit_people WHERE name = ?", name)).toEqual([]);
});
