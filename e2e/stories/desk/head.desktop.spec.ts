// A head takes the list away as a file that no spreadsheet runs, and sees the counts of a month; a clerk sees neither
// another town nor the counts. What looks like a program is shown as text.
import { readFileSync } from "node:fs";
import { DeskPage } from "../../pages/desk.ts";
import { backdated, rows } from "../../pages/database.ts";
import { handIn } from "../../pages/handed-in.ts";
import { desk as sound } from "../../pages/sound.ts";
import { account } from "../../pages/staff.ts";
import { expect, test } from "../../pages/story.ts";

const TOWN = "430781004"; // 金鱼岭街道
const HERE = { town: TOWN, village: "430781004001" };
/** 新洲镇, whose list holds nothing but the names of the first story. */
const QUIET_TOWN = "430781100";
const QUIET = { town: QUIET_TOWN, village: "430781100005" };
const NAMES = ["<img src=x onerror=hacked()>", "=cmd|' /C calc'!A0"] as const;

test("names that look like programs are text on the page and in the file", async ({ page, request, watch }) => {
  watch.plant(/401.*desk\/session/);
  const handed = [];
  for (const name of NAMES) handed.push(await handIn(request, { name, ...QUIET, note: `演示 ${name}`, trap: true }));
  const head = account("head", "演示·局长");
  const desk = new DeskPage(page);
  await desk.enter(head, `/desk/requests?town=${QUIET_TOWN}`);
  await expect(desk.rows()).toHaveCount(2);
  await expect(desk.rows().first()).toContainText(desk.texts.t("desk.call-back"));
  for (const { id, name } of handed) {
    await desk.open(`/desk/requests/${id}`);
    await expect(desk.card("desk.request.sent")).toContainText(name);
    await expect(page.locator("img[src=x]")).toHaveCount(0);
    await expect(page.getByText(desk.texts.t("desk.caution.trap"))).toBeVisible();
  }
  await desk.open(`/desk/requests?town=${QUIET_TOWN}`);
  await desk.button("desk.export.whole").click();
  await expect(page.getByText(desk.texts.t("desk.export.whole.sure"))).toBeVisible();
  await sound(page, "names are about to leave the desk");
  const download = page.waitForEvent("download");
  await desk.button("desk.export.whole.yes").click();
  const file = readFileSync(await (await download).path(), "utf8");
  expect(file.charCodeAt(0), "by which spreadsheets know UTF-8").toBe(0xfeff);
  expect(file.split("\r\n")).toHaveLength(4);
  expect(file).toContain(`"'=cmd|`);
  for (const line of file.split("\r\n").slice(1, 3)) expect(line).not.toMatch(/(^|,)"?[=+@-]/);
  const taken = rows("SELECT detail FROM audit WHERE action = 'request.export-whole' AND actor = ?", head.login);
  expect(taken).toEqual([{ detail: expect.stringMatching(/^2 rows, export [0-9a-f]{16}$/) }]);
});

test("a head sees the month by town and service, without numbers that tell of one person; a clerk does not", async ({ page, request, watch }) => {
  watch.plant(/401.*desk\/session/);
  const ids = [];
  for (const [service, count] of [["bath", 24], ["meal", 2]] as const) {
    for (let one = 0; one < count; one += 1) {
      ids.push((await handIn(request, { name: `演示·${service}${one}`, ...HERE, service })).id);
    }
  }
  const now = new Date();
  backdated(new Date(now.getFullYear(), now.getMonth() - 1, 15), ids);
  const desk = new DeskPage(page);
  const t = desk.texts.t.bind(desk.texts);
  await desk.enter(account("head", "演示·局长"));
  await desk.part("desk.counts.title").click();
  await expect(desk.heading(t("desk.counts.title"))).toBeVisible();
  const line = page.getByRole("row").filter({ hasText: "金鱼岭街道" });
  await expect(line).toContainText(t("desk.counts.hidden"));
  await expect(page.getByRole("cell", { name: "2", exact: true })).toHaveCount(0);
  await sound(page, "counts of a month");
  const file = await desk.taken("desk.export");
  expect(file.at(0)?.slice(0, 2)).toEqual(["街道乡镇代码", "街道乡镇"]);
  expect(file.find((cells) => cells[1] === "金鱼岭街道")).toContain(t("desk.counts.hidden"));
  for (const cells of file.slice(1)) expect(cells.slice(2)).not.toContain("2");
  await desk.signOut();
  await desk.signIn(account("clerk", "演示·褚办事", [TOWN]));
  await expect(desk.part("desk.counts.title")).toHaveCount(0);
  await desk.open("/desk/counts");
  await expect(desk.heading(t("desk.missing.title"))).toBeVisible();
});
