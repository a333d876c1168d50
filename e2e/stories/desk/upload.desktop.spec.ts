// An editor brings in a list: what is shown is what is then public, what is not understood is named and not written, and
// what changed in between is shown anew. Files that are no list are refused in plain words.
import { readFileSync, writeFileSync } from "node:fs";
import type { APIRequestContext } from "@playwright/test";
import { facilities, type Facility } from "../../pages/cities.ts";
import { Clerk } from "../../pages/clerk.ts";
import { DeskListPage } from "../../pages/desk-list.ts";
import { PlacePage } from "../../pages/place.ts";
import { desk as sound } from "../../pages/sound.ts";
import { account, LISTED_CITY as CITY } from "../../pages/staff.ts";
import { expect, test } from "../../pages/story.ts";
import { csv, workbook, type Picked } from "../../pages/workbook.ts";

interface Change {
  readonly facility: string;
  readonly facts: readonly { readonly new: object }[];
}

const editor = () => account("editor", "演示·信息员", [], CITY);

/** Places of this story alone, each with a name of its own. */
async function places(request: APIRequestContext, kind: string, from: number, count: number): Promise<Facility[]> {
  const all = await facilities(request, CITY);
  const names = new Map<string, number>();
  for (const { name } of all) names.set(name, (names.get(name) ?? 0) + 1);
  const own = all.filter((place) => place.kind === kind && names.get(place.name) === 1).slice(from, from + count);
  if (own.length < count) throw new Error(`the city has too few places of the kind ${kind}`);
  return own;
}

/** What everybody reads of these places, as text for each change. */
async function published(request: APIRequestContext, ids: readonly string[]): Promise<string[]> {
  const answer = await request.get(`/api/v1/cities/${CITY}/edits`);
  const { edits } = (await answer.json()) as { edits: { facility: string; edit: object }[] };
  return edits.filter(({ facility }) => ids.includes(facility)).map(({ facility, edit }) => told(facility, edit)).sort();
}

const told = (facility: string, edit: object): string => `${facility} ${JSON.stringify(Object.entries(edit).sort())}`;

async function opened(desk: DeskListPage): Promise<void> {
  await desk.enter(editor(), "/desk/places");
  await desk.page.getByRole("link", { name: desk.texts.t("desk.list.title"), exact: true }).click();
  await expect(desk.stage("desk.list.title")).toBeVisible();
}

test("a list changes exactly what it showed, names what it did not understand, and each change can be undone", async ({ page, request, watch }) => {
  watch.plant(/401.*desk\/session/);
  const own = await places(request, "institution", 0, 4);
  const [first, second, third, fourth] = own as [Facility, Facility, Facility, Facility];
  const ids = own.map(({ id }) => id);
  const list = csv([
    ["编号", "名称", "电话", "开放时间", "空床", "每月全包价(元)", "停业开始", "停业结束", "备注"],
    [first.id, "", "0912-4200101", "周一至周五 8:00-17:00", 3, "2800-3500", "", "", "演示"],
    ["", second.name, "", "每天 6:30-19:00，节假日不休", "", "", "2026年12月1日", "2027/1/15", ""],
    [third.id, "", "13800004321", "请先预约", "", "", "", "", ""],
    ["", fourth.name, "0912-4200104", "", "", "", "", "", ""],
    ["没有这家", "", "0912-4200105", "", "", "", "", "", ""],
  ]);
  const desk = new DeskListPage(page);
  const t = desk.texts.t.bind(desk.texts);
  await opened(desk);
  await sound(page, "a list is asked for");
  const template = page.waitForEvent("download");
  await desk.button("desk.list.template").click();
  expect((await template).suggestedFilename()).toBe("places.csv");
  const listed = readFileSync(await (await template).path(), "utf8");
  expect(listed).toContain(`"编号","名称"`);
  // This city has more places than one list may have: naming them all would make a file that is refused.
  expect(listed.trim().split("\r\n")).toHaveLength(1);

  const answer = page.waitForResponse(/\/desk\/upload$/);
  await desk.look(list);
  const { changes } = (await (await answer).json()) as { changes: Change[] };
  await expect(desk.places()).toHaveCount(3);
  await expect(desk.place(first.id)).toContainText("0912-4200101");
  await expect(desk.place(first.id)).toContainText("周一至周五 8:00-17:00");
  await expect(desk.place(first.id)).toContainText("2800");
  await expect(desk.place(first.id)).toContainText(t("desk.fact.none"));
  await expect(desk.place(second.id)).toContainText("2027");
  await expect(desk.place(second.id)).toContainText(t("desk.fact.open"));
  await expect(desk.problem(4, "电话")).toContainText(t("error.desk.row.mobile"));
  await expect(desk.problem(4, "开放时间")).toContainText(t("error.desk.row.hours"));
  await expect(desk.problem(6, "编号")).toContainText(t("error.desk.row.unknown-place"));
  await expect(page.getByText(t("desk.list.sum.ignored", { heads: "备注" }))).toBeVisible();
  expect(await published(request, ids)).toEqual([]);
  await sound(page, "what a list would change");

  await desk.write().click();
  await expect(desk.stage("desk.list.written")).toBeFocused();
  await sound(page, "a list is written");
  const shown = changes.flatMap(({ facility, facts }) => facts.map((fact) => told(facility, fact.new))).sort();
  expect(shown).toHaveLength(7);
  expect(await published(request, ids)).toEqual(shown);

  await page.getByRole("link", { name: first.name, exact: true }).click();
  const change = page.getByRole("listitem").filter({ hasText: "0912-4200101" });
  await expect(change).toContainText("演示·信息员");
  await change.getByRole("button").click();
  await expect(change).toContainText(desk.texts.part("desk.history.undone"));
  expect(await published(request, ids)).toEqual(shown.filter((one) => !one.includes("0912-4200101")));
  const open = new PlacePage(await page.context().newPage());
  await open.open(second.id, CITY);
  await expect(open.fact("place.hours")).toContainText("6:30-19:00");
});

test("what changed while one looks is not written but shown anew, and the same workbook is written after it", async ({ page, request, watch }) => {
  watch.plant(/401.*desk\/session/, /409.*desk\/upload/);
  const [place] = (await places(request, "institution", 4, 1)) as [Facility];
  const list = workbook([
    ["机构名称", "联系电话", "自理床空床"],
    [place.name, "0912-4200201", 2],
  ]);
  const desk = new DeskListPage(page);
  const t = desk.texts.t.bind(desk.texts);
  await opened(desk);
  await desk.look(list);
  const other = await Clerk.signIn(request, editor());
  await other.edit(place.id, { fact: "phone", number: "0912-4200299" });
  await desk.write().click();
  await expect(page.getByText(t("desk.list.anew"))).toBeVisible();
  await expect(desk.place(place.id)).toContainText("0912-4200299");
  await sound(page, "a list that is shown anew");
  expect((await published(request, [place.id])).join()).not.toContain("0912-4200201");
  await desk.write().click();
  await expect(desk.stage("desk.list.written")).toBeVisible();
  expect((await published(request, [place.id])).join()).toContain("0912-4200201");

  await desk.button("desk.list.another").click();
  await desk.look(list);
  await expect(page.getByText(t("desk.list.nothing"))).toBeVisible();
  await expect(desk.write()).toHaveCount(0);
  await sound(page, "a list that changes nothing");
});

test("files that are no list are refused in plain words, and one that was put right is read", async ({ page, request, context, watch }, testInfo) => {
  watch.plant(/401.*desk/, /422.*desk\/upload/, /ERR_INTERNET_DISCONNECTED/);
  const [place] = (await places(request, "institution", 5, 1)) as [Facility];
  const desk = new DeskListPage(page);
  const t = desk.texts.t.bind(desk.texts);
  await opened(desk);
  const sent: string[] = [];
  page.on("request", (one) => sent.push(one.url()));
  const raw = (buffer: Buffer): Picked => ({ name: "名单.csv", mimeType: "text/csv", buffer });
  await desk.button("desk.list.look").click();
  await expect(desk.alert(t("desk.list.file.none"))).toBeVisible();
  await desk.pick(raw(Buffer.alloc(0)));
  await expect(desk.alert(t("error.desk.file.empty"))).toBeVisible();
  await desk.pick(raw(Buffer.alloc(1 + (1 << 20), "a")));
  await expect(desk.alert(t("error.desk.file.too-large"))).toBeVisible();
  expect(sent.filter((url) => url.includes("/upload"))).toEqual([]);
  await sound(page, "a file is too large");
  for (const [file, words] of [
    [raw(Buffer.from("%PDF-1.7")), t("error.desk.file.not-a-table")],
    [raw(Buffer.from("PK\u0003\u0004damaged")), t("error.desk.file.damaged")],
    [csv([["姓名", "年龄"], ["演示", 80]]), t("error.desk.file.heads")],
    [raw(Buffer.from('编号,电话\n"a,b\n')), t("desk.list.at.cell", { row: "2", column: "1", what: t("error.desk.file.quotes") })],
  ] as const) {
    await desk.pick(file);
    await expect(desk.alert(words)).toBeVisible();
  }
  await sound(page, "a file that is no list");

  await context.setOffline(true);
  const path = testInfo.outputPath("名单.csv");
  writeFileSync(path, csv([["编号", "电话"], [place.id, "不是电话"]]).buffer);
  await desk.pick(path);
  await expect(desk.alert(t("desk.unreachable"))).toBeVisible();
  await context.setOffline(false);
  await desk.button("desk.list.look").click();
  await expect(desk.problem(2, "电话")).toBeVisible();
  await desk.button("desk.list.leave").click();
  writeFileSync(path, csv([["编号", "电话"], [place.id, "0912-4200301"]]).buffer);
  await desk.look(path);
  await expect(desk.place(place.id)).toContainText("0912-4200301");

  await context.setOffline(true);
  await desk.write().click();
  await expect(desk.alert(t("desk.list.unsure"))).toBeVisible();
  await context.setOffline(false);
  await context.clearCookies();
  await desk.write().click();
  await expect(page.getByText(t("desk.ended"))).toBeVisible();
  await desk.signIn(editor());
  await expect(page.getByText(t("desk.list.lost"))).toHaveCount(0);
  expect(await published(request, [place.id])).toEqual([]);
});

test("who signs in anew is told that the chosen file is gone and nothing was written", async ({ page, request, context, watch }) => {
  watch.plant(/401.*desk/);
  const [place] = (await places(request, "institution", 6, 1)) as [Facility];
  const desk = new DeskListPage(page);
  const own = editor();
  await desk.enter(own, "/desk/places?part=list");
  await desk.look(csv([["编号", "电话"], [place.id, "0912-4200401"]]));
  await context.clearCookies();
  await desk.write().click();
  await expect(page.getByText(desk.texts.t("desk.ended"))).toBeVisible();
  await desk.signIn(own);
  await expect(page.getByText(desk.texts.t("desk.list.lost"))).toBeVisible();
  await sound(page, "a file that went with the session");
  expect(await published(request, [place.id])).toEqual([]);
});

test("a list of two thousand rows is looked at in pieces", async ({ page, request, watch }) => {
  watch.plant(/401.*desk\/session/);
  const own = await places(request, "mutual-help", 0, 1900);
  const wrong = Array.from({ length: 100 }, (_, number) => [`演示-${number}`, "0912-4200501"]);
  const list = csv([["编号", "电话"], ...own.map(({ id }) => [id, "0912-4200501"]), ...wrong]);
  const desk = new DeskListPage(page);
  await opened(desk);
  await desk.look(list);
  await expect(desk.places()).toHaveCount(50);
  await expect(desk.rows()).toHaveCount(50);
  const [more] = await page.getByRole("button", { name: desk.texts.like("desk.list.whole") }).all();
  await more?.click();
  await expect(desk.rows()).toHaveCount(100);
  await page.getByRole("button", { name: desk.texts.like("desk.list.whole") }).click();
  await expect(desk.places()).toHaveCount(1900);
  await expect(desk.write()).toBeInViewport();
  await page.getByRole("button", { name: desk.texts.like("desk.list.first") }).last().click();
  await expect(desk.places()).toHaveCount(50);
  await desk.button("desk.list.leave").click();
  await expect(desk.stage("desk.list.title")).toBeFocused();
});
