// An identity number at the desk: its middle is hidden until a clerk asks for it, each look is in the history and in the
// audit, and paper never has more than the ends.
import { DeskPage } from "../../pages/desk.ts";
import { rows } from "../../pages/database.ts";
import { handIn } from "../../pages/handed-in.ts";
import { desk as sound } from "../../pages/sound.ts";
import { account } from "../../pages/staff.ts";
import { expect, test } from "../../pages/story.ts";

const TOWN = "430781105"; // 药山镇
/** Of a day on which nobody was born who lives. */
const NUMBER = "430781190201100187";
const MASKED = "4307**********0187";

test("the whole identity number is shown to whoever asks for it, written down, and never on paper", async ({ page, request, watch }) => {
  watch.plant(/401.*desk\/session/);
  const handed = await handIn(request, { name: "演示·韩奶奶", town: TOWN, village: "430781105002", identity: NUMBER });
  const clerk = account("clerk", "演示·杨办事", [TOWN]);
  const desk = new DeskPage(page);
  const t = desk.texts.t.bind(desk.texts);
  const looks = "SELECT actor FROM audit WHERE action = 'request.identity' AND object = ?";
  const card = desk.card("desk.request.sent");

  await desk.enter(clerk, `/desk/requests/${handed.id}`);
  await expect(card).toContainText(MASKED);
  await expect(page.getByText(NUMBER)).toHaveCount(0);
  expect(rows(looks, handed.id)).toEqual([]);
  await desk.button("desk.identity.show").click();
  await expect(card.getByText(NUMBER)).toBeVisible();
  await expect(card.getByText(MASKED)).toBeHidden();
  expect(rows(looks, handed.id)).toEqual([{ actor: clerk.login }]);
  await sound(page, "the whole identity number");

  await page.emulateMedia({ media: "print" });
  await expect(card.getByText(MASKED)).toBeVisible();
  await expect(card.getByText(NUMBER)).toBeHidden();
  await page.emulateMedia({ media: "screen" });

  await desk.button("desk.identity.hide").click();
  await expect(card.getByText(MASKED)).toBeVisible();
  await expect(page.getByText(NUMBER)).toHaveCount(0);
  await desk.writeCall("演示：核对过了。");
  await expect(desk.outcome()).toContainText(t("desk.done.called"));
  await expect(desk.card("desk.history")).toContainText(t("desk.event.identity-seen", { name: clerk.name }));
  await expect(page.getByText(NUMBER)).toHaveCount(0);
});
