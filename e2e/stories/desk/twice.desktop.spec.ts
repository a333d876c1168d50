// A call note whose reply is lost is written down once; what the family takes back is shown to nobody at the desk any more.
import { DeskPage } from "../../pages/desk.ts";
import { rows } from "../../pages/database.ts";
import { handIn } from "../../pages/handed-in.ts";
import { desk as sound } from "../../pages/sound.ts";
import { account } from "../../pages/staff.ts";
import { expect, test } from "../../pages/story.ts";

const TOWN = "430781103"; // 白衣镇
const NOTE = "演示：说好周三再打。";

test("a note that is sent again is there once, and a request that was taken back has no name", async ({ page, request, watch }) => {
  watch.plant(/401/, /ERR_FAILED/);
  const handed = await handIn(request, { name: "演示·蒋奶奶", town: TOWN, village: "430781103002", note: "演示：补充" });
  const clerk = account("clerk", "演示·沈办事", [TOWN]);
  const desk = new DeskPage(page);
  const t = desk.texts.t.bind(desk.texts);
  await desk.enter(clerk, `/desk/requests/${handed.id}`);
  // The server has written it down, and nobody hears of it.
  await page.route("**/note", async (route) => {
    await route.fetch();
    await route.abort();
  }, { times: 1 });
  await desk.writeCall(NOTE);
  await expect(desk.outcome()).toContainText(t("desk.unreachable"));
  await expect(desk.callNote()).toHaveValue(NOTE);
  await desk.button("desk.call.save").click();
  await expect(desk.outcome()).toContainText(t("desk.done.called"));
  await expect(desk.card("desk.history").getByText(NOTE)).toHaveCount(1);
  const written = "SELECT COUNT(*) AS n FROM request_events WHERE kind = 'called' AND record_id = ?";
  expect(rows(written, handed.id)).toEqual([{ n: 1 }]);
  // The same words at the next call are another note.
  await desk.writeCall(NOTE);
  await expect(desk.card("desk.history").getByText(NOTE)).toHaveCount(2);

  const data = { code: handed.code, phone_last4: "0000", what: "request" };
  expect((await request.post("/api/v1/requests/withdraw", { data })).ok()).toBe(true);
  await page.reload();
  await expect(page.getByText(t("desk.request.withdrawn"))).toBeVisible();
  for (const word of ["蒋奶奶", "4200000", "周三", "演示：补充", "3 组 12 号"]) await expect(page.getByText(word)).toHaveCount(0);
  await sound(page, "a request that was taken back");
});
