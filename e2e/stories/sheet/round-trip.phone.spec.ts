// She prints the sheet; a worker's phone, which has never seen this site, scans it, types the code
// and goes on. A second hand opens the same draft outside the browser.
import { readCode } from "../../pages/paper.ts";
import { CheckPage } from "../../pages/check.ts";
import { answersLosing, levelOf, totals } from "../../pages/instrument.ts";
import { PlanPage } from "../../pages/plan.ts";
import { FIXTURE, opened } from "../../pages/sealed.ts";
import { answered, SheetOpenPage, SheetPage } from "../../pages/sheet.ts";
import { expect, STILL, test } from "../../pages/story.ts";
import { zhCN } from "../../pages/texts.ts";

test.use(STILL);

const ANSWERS = answersLosing(30);

test("a sheet is read by a device that has never seen this site", async ({ page, browser, baseURL }) => {
  await answered(new CheckPage(page), ANSWERS);
  await page.getByRole("link", { name: zhCN.t("check.step.sheet") }).click();
  const sheet = new SheetPage(page);
  await sheet.ready();
  const address = (await readCode(sheet.picture())) ?? "";
  const code = await sheet.code();
  expect(address.startsWith(`${baseURL}/#d=`)).toBe(true);

  const draft = opened(address.split("#d=")[1] ?? "", code).toString("latin1");
  expect(draft).toContain("gbt-42195-2022");
  expect(draft).toContain([...ANSWERS.keys()].sort().join("\n"));

  const cold = await browser.newContext({ locale: "zh-CN" });
  const phone = new SheetOpenPage(await cold.newPage());
  await phone.scan(address);
  await expect(phone.page).toHaveURL(`${baseURL}/sheet/open`);
  // As people type: small letters, blanks, full width.
  await phone.type(code.toLowerCase().replaceAll("-", " "));
  await phone.opened();
  await expect(phone.page.getByText(zhCN.t("sheet.holds.answers", { count: ANSWERS.size }))).toBeVisible();
  await phone.take().click();
  const there = new CheckPage(phone.page);
  await there.atResult();
  const level = there.levelName(levelOf(totals(ANSWERS).low));
  await expect(there.gauge()).toHaveAccessibleName(zhCN.t("check.gauge", { level }));
  // It is kept there, and "back" does not lead to the code again.
  await phone.page.reload();
  await expect(there.gauge()).toHaveAccessibleName(zhCN.t("check.gauge", { level }));
  await cold.close();
});

test("every print has a code of its own", async ({ page }) => {
  await answered(new CheckPage(page), ANSWERS);
  const sheet = new SheetPage(page);
  await sheet.open();
  const first = [await sheet.code(), await readCode(sheet.picture())];
  await sheet.open();
  const second = [await sheet.code(), await readCode(sheet.picture())];
  expect(first[0]).not.toBe(second[0]);
  expect(first[1]).not.toBe(second[1]);
});

test("the family's changes go along, and its own words stand in print only", async ({ page, browser }) => {
  test.setTimeout(120_000);
  // A name as families write it: the paper says that its code holds none.
  const own = "王秀英周三去县医院";
  await answered(new CheckPage(page), ANSWERS);
  await page.goto("/plan");
  const plan = new PlanPage(page);
  await plan.at();
  await page.getByLabel(zhCN.t("plan.add.own"), { exact: true }).fill(own);
  await page.getByRole("button", { name: zhCN.t("plan.add.button"), exact: true }).click();
  await expect(page.getByText(own).first()).toBeVisible();
  const [first = "", second = ""] = await plan.lines();
  await plan.unfold();
  await plan.act("strike", first);
  await expect(plan.item(first)).toHaveCount(0);
  const sheet = new SheetPage(page);
  await sheet.open();
  await expect(sheet.paper().getByText(zhCN.t("sheet.qr.own", { count: 1 }))).toBeVisible();
  await expect(page.getByText(zhCN.t("sheet.lead.own"))).toBeVisible();
  const [address, code] = [(await readCode(sheet.picture())) ?? "", await sheet.code()];
  const draft = opened(address.split("#d=")[1] ?? "", code);
  expect(draft.toString("utf8")).toContain('"struck"');
  for (const part of ["王", "秀英", "县医院"]) expect(draft.includes(Buffer.from(part, "utf8")), part).toBe(false);

  const cold = await browser.newContext({ locale: "zh-CN" });
  const phone = new SheetOpenPage(await cold.newPage());
  await phone.scan(address);
  await phone.type(code);
  await phone.opened();
  await expect(phone.page.getByText(zhCN.t("sheet.holds.plan"))).toBeVisible();
  await phone.take().click();
  await new CheckPage(phone.page).atResult();
  await phone.page.goto("/plan");
  const there = new PlanPage(phone.page);
  await there.at();
  await expect(there.item(second)).toBeVisible();
  await expect(there.item(first)).toHaveCount(0);
  // A second time the device has all of it already.
  await phone.page.goto("/kinds");
  await phone.scan(address);
  await phone.type(code);
  await phone.opened();
  await expect(phone.take()).toHaveCount(0);
  await expect(phone.replace()).toBeVisible();
  await cold.close();
});

test("what a paper left on a shared device goes with one button, memory and disk", async ({ page }) => {
  const open = new SheetOpenPage(page);
  await open.scanText(FIXTURE.text);
  await open.type(FIXTURE.code);
  await open.opened();
  await expect(page.getByText(zhCN.t("sheet.take.shared"))).toBeVisible();
  await open.take().click();
  await page.getByRole("button", { name: zhCN.t("check.older.adopt") }).click();
  await new CheckPage(page).atResult();
  // The paper of the first release holds facts about the person and a plan, too.
  await page.reload();
  await page.getByRole("button", { name: zhCN.t("check.taken.erase") }).click();
  await page.getByRole("button", { name: zhCN.t("check.erase.yes"), exact: true }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await page.goto("/check/result");
  await expect(page.getByText(zhCN.t("check.result.none"))).toBeVisible();
  await page.goto("/rights?city=430781");
  await expect(page.getByText(zhCN.t("rights.living.home"))).toHaveCount(0);
  await page.goto("/plan");
  await expect(page.getByText("周三陪去医院")).toHaveCount(0);
});
