// What is given to a colleague is theirs; what the family took back or deleted is nobody's any more. A new password ends
// the other sessions, and two tabs are one clerk.
import { rows } from "../../pages/database.ts";
import { DeskPage } from "../../pages/desk.ts";
import { handIn } from "../../pages/handed-in.ts";
import { desk as sound } from "../../pages/sound.ts";
import { account } from "../../pages/staff.ts";
import { expect, test } from "../../pages/story.ts";

const TOWN = "430781105"; // 药山镇
const HERE = { town: TOWN, village: "430781105002" };

test("what is given to a colleague is in their charge, and the history says who gave it", async ({ page, request, watch }) => {
  watch.plant(/401.*desk\/session/);
  const handed = await handIn(request, { name: "演示·谢奶奶", ...HERE });
  const clerk = account("clerk", "演示·邹办事", [TOWN]);
  const colleague = account("clerk", "演示·喻同事", [TOWN]);
  const desk = new DeskPage(page);
  const t = desk.texts.t.bind(desk.texts);
  await desk.enter(clerk, `/desk/requests/${handed.id}`);
  await desk.button("desk.charge.give.do").click();
  const colleagues = page.getByLabel(t("desk.charge.give"), { exact: true });
  await expect(colleagues).toBeFocused();
  await expect(colleagues).toHaveAccessibleDescription(t("desk.charge.choose.first"));
  await desk.button("desk.answer.send").click();
  await expect(page.getByText(t("desk.answer.choose"))).toBeVisible();
  await expect(page.getByRole("radio").first()).toBeFocused();
  await desk.button("desk.call.save").click();
  await expect(desk.callNote()).toBeFocused();
  await expect(desk.card("desk.call")).toContainText(t("desk.call.missing"));
  await sound(page, "a note without words");
  await colleagues.selectOption({ label: colleague.name });
  await desk.button("desk.charge.give.do").click();
  await expect(desk.outcome()).toContainText(t("desk.done.assigned"));
  await expect(desk.card("desk.history")).toContainText(t("desk.event.gave", { name: clerk.name, to: colleague.name }));
  await expect(desk.card("desk.charge")).toContainText(t("desk.charge.other", { name: colleague.name }));
  await sound(page, "given to a colleague");
  await desk.signOut();
  await desk.signIn(colleague);
  await expect(desk.card("desk.charge")).toContainText(t("desk.charge.me"));
  await desk.open("/desk/requests?mine=true");
  await expect(desk.opens(handed.id)).toBeVisible();
  await expect(desk.rows()).toHaveCount(1);
});

test("a request that was taken back has no name in its list; one that was deleted is nowhere", async ({ page, request, watch }) => {
  watch.plant(/401.*desk\/session/, /404.*desk\/requests/);
  const taken = await handIn(request, { name: "演示·柏奶奶", ...HERE, service: "meal" });
  const deleted = await handIn(request, { name: "演示·水奶奶", ...HERE });
  const follow = async (what: string, data: object) => {
    expect((await request.post(`/api/v1/requests/${what}`, { data: { phone_last4: "0000", ...data } })).ok()).toBe(true);
  };
  const desk = new DeskPage(page);
  const t = desk.texts.t.bind(desk.texts);
  await desk.enter(account("clerk", "演示·窦办事", [TOWN]));
  await expect(desk.opens(deleted.id)).toBeVisible();
  await follow("withdraw", { code: taken.code, what: "request" });
  await follow("delete", { code: deleted.code });
  // It stands in the list that was read before: opened, it says what became of it.
  await desk.opens(deleted.id).click();
  await expect(page.getByText(t("desk.request.gone"))).toBeVisible();
  await sound(page, "a deleted request");
  await desk.link("desk.request.list").click();
  await expect(desk.state("withdrawn")).toBeVisible();
  await expect(desk.opens(deleted.id)).toHaveCount(0);
  await expect(desk.opens(taken.id)).toHaveCount(0);
  await desk.state("withdrawn").click();
  const row = desk.rows().filter({ has: desk.opens(taken.id) });
  await expect(row).toContainText(t("desk.state.withdrawn"));
  await expect(row).not.toContainText("柏");
  await expect(row).not.toContainText("0736");
  await sound(page, "requests that were taken back");
  expect(rows("SELECT record_id FROM requests WHERE record_id = ? AND elder_name IS NOT NULL", deleted.id)).toEqual([]);
});

test("a new password ends every other session, and the old one opens nothing", async ({ page, browser, watch }) => {
  watch.plant(/401/, /422.*desk\/password/, /400.*desk\/password/, /403.*desk\/password/);
  const clerk = account("clerk", "演示·章办事", [TOWN]);
  const context = await browser.newContext({ locale: "zh-CN" });
  const other = new DeskPage(await context.newPage());
  await other.enter(clerk, new URL("/desk/requests", test.info().project.use.baseURL).href);
  const desk = new DeskPage(page);
  const t = desk.texts.t.bind(desk.texts);
  await desk.enter(clerk, "/desk/password");
  await desk.typePassword(clerk.password, "short", "short");
  await desk.button("desk.password.change").click();
  await expect(page.getByText(t("error.desk.password.too-short"))).toBeVisible();
  await sound(page, "a short password");
  const password = `tea window nine ${Date.now()}`;
  await desk.typePassword(clerk.password, password, `${password}x`);
  await desk.button("desk.password.change").click();
  await expect(page.getByText(t("desk.password.differ"))).toBeVisible();
  await desk.typePassword("not this one here", password, password);
  await desk.button("desk.password.change").click();
  await expect(page.getByRole("alert").filter({ hasText: t("error.desk.wrong") })).toBeVisible();
  await sound(page, "a password that was not the old one");
  await desk.typePassword(clerk.password, password, password);
  await desk.button("desk.password.change").click();
  await expect(page.getByText(t("desk.password.done"))).toBeVisible();
  await sound(page, "a changed password");

  await other.button("desk.refresh").click();
  await expect(other.page.getByText(t("desk.ended"))).toBeVisible();
  await other.type(clerk);
  await other.button("desk.sign-in").click();
  await expect(other.page.getByRole("alert").filter({ hasText: t("error.desk.wrong") })).toBeVisible();
  await other.signIn({ ...clerk, password });
  await context.close();
  await desk.signIn({ ...clerk, password });
});

test("two tabs share a session: who leaves one leaves both, and who uses one keeps both", async ({ page, context, request, watch }) => {
  watch.plant(/401/);
  const handed = await handIn(request, { name: "演示·苏奶奶", ...HERE });
  const [clerk, other] = [account("clerk", "演示·潘办事", [TOWN]), account("clerk", "演示·葛办事", [TOWN])];
  await context.clock.install();
  const desk = new DeskPage(page);
  const t = desk.texts.t.bind(desk.texts);
  await desk.enter(clerk, `/desk/requests/${handed.id}`);
  await expect(page.getByText("苏奶奶")).toBeVisible();
  await desk.callNote().fill("演示：写了一半的");
  const second = new DeskPage(await context.newPage());
  await second.open("/desk/requests");
  await expect(second.header()).toContainText(clerk.name);

  await context.clock.fastForward("25:00");
  await second.page.keyboard.press("Shift");
  await context.clock.fastForward("25:00");
  await expect(page.getByText("苏奶奶")).toBeVisible();
  await second.page.keyboard.press("Shift");

  await second.signOut();
  await expect(page.getByText(t("desk.ended.typed"))).toBeVisible();
  await expect(page.getByText("苏奶奶")).toHaveCount(0);
  await second.signIn(other);
  // The same cookie: whoever works there works here too, and finds nothing of who was here before.
  await expect(desk.header()).toContainText(other.name);
  await expect(desk.callNote()).toHaveValue("");
  await context.clock.fastForward("31:00");
  await expect(page.getByText(t("desk.ended"))).toBeVisible();
  await expect(second.page.getByText(t("desk.ended"))).toBeVisible();
});
