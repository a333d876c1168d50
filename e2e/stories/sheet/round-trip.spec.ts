// She prints the sheet; a worker's phone, which has never seen this site, scans it, types the code
// and goes on. A second hand opens the same draft outside the browser.
import { readCode } from "../../pages/paper.ts";
import { CheckPage } from "../../pages/check.ts";
import { answersLosing, levelOf, totals } from "../../pages/instrument.ts";
import { opened } from "../../pages/sealed.ts";
import { answered, SheetOpenPage, SheetPage } from "../../pages/sheet.ts";
import { expect, STILL, test } from "../../pages/story.ts";
import { zhCN } from "../../pages/texts.ts";

test.use(STILL);

const ANSWERS = answersLosing(30);

test("a sheet is read by a device that has never seen this site", async ({ page, browser, baseURL }) => {
  await answered(new CheckPage(page), ANSWERS);
  await page.getByRole("link", { name: zhCN.t("check.next.sheet") }).click();
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
