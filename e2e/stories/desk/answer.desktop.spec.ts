// A clerk answers; the family sees how, says that nobody came, and it is on top of the list again.
import { answeredAtDesk, DeskPage } from "../../pages/desk.ts";
import { rows } from "../../pages/database.ts";
import { handIn } from "../../pages/handed-in.ts";
import { desk as sound } from "../../pages/sound.ts";
import { account } from "../../pages/staff.ts";
import { StatusPage } from "../../pages/status.ts";
import { expect, test } from "../../pages/story.ts";

const TOWN = "430781106"; // 毛里湖镇
const OTHER_TOWN = "430781105";

test("a request is taken, called about and answered; the family says that nobody came", async ({ page, request, watch }) => {
  // Nobody is signed in at first; the colleague's answer is refused once.
  watch.plant(/401.*desk\/session/, /409/);
  const wanted = { town: TOWN, village: "430781106001", service: "admission", facility: "d430781001i1" };
  const handed = await handIn(request, { ...wanted, name: "演示·王爷爷", note: "演示：腿脚不便，请先打电话。" });
  await handIn(request, { name: "演示·外地奶奶", town: OTHER_TOWN, village: "430781105002" });
  const clerk = account("clerk", "演示·周办事", [TOWN]);
  const colleague = account("clerk", "演示·吴同事", [TOWN]);
  const desk = new DeskPage(page);
  const t = desk.texts.t.bind(desk.texts);

  await desk.open();
  await expect(desk.heading(t("desk.sign-in.title"))).toBeVisible();
  await sound(page, "signing in");
  await desk.signIn(clerk);
  await expect(page).toHaveURL(/\/desk\/requests$/);
  await expect(desk.rows()).toHaveCount(1);
  const row = desk.row(t("service.admission"));
  await expect(row).toContainText("演**");
  await expect(row).toContainText("0736-***0000");
  await expect(row).toContainText(t("desk.state.received"));
  await expect(page.getByText("王爷爷")).toHaveCount(0);
  await expect(desk.state("received")).toContainText("1");
  await sound(page, "the list");

  await desk.openRow(row);
  await expect(desk.card("desk.request.sent")).toContainText("演示·王爷爷");
  await expect(desk.card("desk.consents")).toContainText(t("desk.consent.for.share"));
  const looks = rows("SELECT actor FROM audit WHERE action = 'request.open' AND object = ?", handed.id);
  expect(looks).toEqual([{ actor: clerk.login }]);
  await desk.button("desk.charge.take").click();
  await expect(desk.outcome()).toContainText(t("desk.done.assigned"));
  await desk.writeCall("演示：和村里的小李通过话，下周一上门。");
  await expect(desk.card("desk.history")).toContainText("下周一上门");
  await expect(desk.callNote()).toHaveValue("");
  await sound(page, "an opened request");
  await desk.answer("not-eligible");
  await expect(desk.outcome()).toContainText(t("desk.done.answered"));
  // The wrong one was tapped: it is put right before anybody reads it.
  await expect(desk.card("desk.correct")).toContainText(t("desk.correct.hint"));
  await sound(page, "an answer to be corrected");
  await desk.fillAnswer("arranged", "演示：机构周一接人。");
  await desk.button("desk.correct.send").click();
  await expect(desk.outcome()).toContainText(t("desk.done.corrected"));
  await expect(desk.card("desk.history")).toContainText(t("desk.outcome.not-eligible"));
  await expect(page.getByText(t("desk.request.answered"))).toBeVisible();

  const status = new StatusPage(page);
  await status.open();
  await status.ask(handed.code, "0000");
  await expect(status.answer()).toContainText(t("status.outcome.arranged"));
  await status.button("status.went.nobody-came").click();
  await expect(status.answer()).toContainText(t("status.state.reopened"));

  await desk.open();
  await expect(desk.rows().first()).toContainText(t("desk.reason.nobody-came"));
  await expect(desk.state("reopened")).toContainText("1");
  await sound(page, "a reopened request");
  // Two at once: the colleague is first, and nothing of theirs is written over.
  await desk.openRow(desk.rows().first());
  await answeredAtDesk(page, colleague, handed.id, "given");
  await desk.answer("called");
  await expect(desk.outcome()).toContainText(t("error.desk.changed"));
  await expect(desk.card("desk.history")).toContainText(colleague.name);
  expect(rows("SELECT state, outcome FROM requests WHERE record_id = ?", handed.id)).toEqual([{ state: "done", outcome: "given" }]);
});
