// A device of the office: signed in once, it knows who is due, tells the ledger who was visited, and forgets everything when it is revoked.
import { rows } from "../../pages/database.ts";
import { LedgersPage } from "../../pages/ledgers.ts";
import { OutreachPage } from "../../pages/outreach.ts";
import { account } from "../../pages/staff.ts";
import { expect, STILL, test } from "../../pages/story.ts";

test.use(STILL);

const TOWN = "430781002"; // 汪家桥街道

test("who is due is visited, the ledger hears of it, and a lost device is emptied", async ({ page, browser, watch }) => {
  test.setTimeout(120_000);
  watch.plant(/401.*(desk\/session|outreach)/);
  const clerk = account("clerk", "演示·周外勤", [TOWN]);
  const name = `演示·巡${Date.now().toString(36)}`;
  const other = await browser.newContext();
  const desk = new LedgersPage(await other.newPage());
  await desk.enter(clerk, "/desk/ledgers?book=visits");
  await desk.list(name, "演示 3 组 12 号");
  await expect(desk.row(name)).toBeVisible();

  const day = new OutreachPage(page);
  await day.open();
  await day.setUp();
  await day.chooseDrive();
  await day.atDay();
  await day.signIn(clerk.login, clerk.password, "演示·一号手机");
  await expect(day.dueRow(name)).toBeVisible();
  await day.dueRow(name).getByRole("button").click();
  await day.unlock();
  await day.agree();
  await expect(day.field("outreach.intake.name")).toHaveValue(name);
  await day.button("outreach.intake.go").click();
  await day.atHub(name);
  await day.button("outreach.ledger.visit").click();
  await expect(page.getByText(day.texts.t("outreach.ledger.visited"))).toBeVisible();
  await day.button("outreach.bar.finish").click();
  await day.unlock();
  await day.atDay();
  const visited = () => rows("SELECT v.visited_on FROM visits v JOIN visit_people p ON p.person_id = v.person_id WHERE p.name = ?", name);
  await expect.poll(visited).toHaveLength(1);

  await desk.open("/desk/ledgers?book=devices");
  await desk.act("演示·一号手机", "desk.devices.revoke");
  await desk.act("演示·一号手机", "desk.devices.revoke.yes");
  await expect(desk.outcome()).toContainText(desk.texts.t("desk.devices.revoked"));
  await other.close();
  await day.button("outreach.bar.lock").click();
  await day.unlock();
  await expect(page.getByText(day.texts.t("outreach.destroyed.revoked"))).toBeVisible();
  expect(await page.content()).not.toContain(name);
});
