// What was told about one person never judges another's self-check, on the page or on paper.
import type { Page } from "@playwright/test";
import { ApplyPage } from "../pages/apply.ts";
import { CheckPage } from "../pages/check.ts";
import { answersLosing } from "../pages/instrument.ts";
import { readCode } from "../pages/paper.ts";
import { RequestPage, WISH } from "../pages/request.ts";
import { RightsPage } from "../pages/rights.ts";
import { opened } from "../pages/sealed.ts";
import { answered, SheetOpenPage, SheetPage } from "../pages/sheet.ts";
import { expect, STILL, test } from "../pages/story.ts";
import { zhCN } from "../pages/texts.ts";

test.use(STILL);

const HEFEI = "340100";
const ANSWERS = answersLosing(30);
const NAMES = { about: zhCN.t("check.who.mother"), who: zhCN.t("check.who.father") };

/** A mother's self-check, what was told of her, and an application that was begun. */
async function mothersThings(page: Page) {
  const [check, rights, apply] = [new CheckPage(page), new RightsPage(page), new ApplyPage(page)];
  await answered(check, ANSWERS);
  await rights.open(HEFEI);
  await rights.begin();
  await rights.sayYear("1941");
  await apply.open();
  await apply.form("home-works").check();
  await apply.next();
  return { check, rights, apply };
}

/** The same device, another person: earlier answers stay to compare with. */
async function asksAgain(check: CheckPage, who: "father"): Promise<void> {
  await check.open();
  await check.button("check.again").click();
  await check.begin(who);
  await check.hasAnswered(ANSWERS);
  await check.atResult();
}

/** What the code of the sheet holds, opened with its short code. */
async function codeOf(page: Page): Promise<string> {
  const sheet = new SheetPage(page);
  await sheet.open();
  const address = (await readCode(sheet.picture())) ?? "";
  return opened(address.split("#d=")[1] ?? "", await sheet.code()).toString("latin1");
}

test("a mother's facts are not used for a father's self-check before it is said so", async ({ page }) => {
  test.setTimeout(120_000);
  const { check, rights, apply } = await mothersThings(page);
  await apply.at("who");
  await asksAgain(check, "father");

  expect(await codeOf(page)).not.toContain("1941");

  await page.goto("/rights/q/living");
  await expect(page).toHaveURL(/\/rights$/);
  await expect(page.getByText(zhCN.t("rights.other", NAMES))).toBeVisible();
  await expect(rights.group("likely")).toHaveCount(0);
  await page.getByRole("button", { name: zhCN.t("rights.other.keep", NAMES), exact: true }).click();
  await expect(rights.change("birth-year")).toBeVisible();
  await page.reload();
  await expect(rights.change("birth-year")).toBeVisible();

  // What was begun to apply for the mother is not sent for the father, either.
  await page.goto("/apply");
  await page.getByRole("button", { name: zhCN.t("apply.other.anew", NAMES), exact: true }).click();
  await apply.at("choose");
  await expect(apply.form("home-works")).not.toBeChecked();
});

test("what was told before any self-check belongs to the first one", async ({ page }) => {
  const rights = new RightsPage(page);
  await rights.open(HEFEI);
  await rights.begin();
  await rights.sayYear("1941");
  await rights.at("level");
  const check = new CheckPage(page);
  await answered(check, ANSWERS);
  await asksAgain(check, "father");
  await page.goto("/rights");
  await page.getByRole("button", { name: zhCN.t("rights.other.anew", NAMES), exact: true }).click();
  await rights.begin();
  await rights.at("birth-year");
});

test("with the self-check goes all that hangs on it: the next one may be another mother", async ({ page }) => {
  const { check, rights, apply } = await mothersThings(page);
  await apply.fillWho(WISH);
  await page.goto("/check/result");
  await check.erase();
  await expect(page.getByRole("radio").first()).toBeVisible();
  await check.begin("mother");
  await check.hasAnswered(ANSWERS);
  await check.atResult();
  expect(await codeOf(page)).not.toContain("1941");
  await rights.open(HEFEI);
  await rights.begin();
  await rights.at("birth-year");
  await apply.open();
  await expect(apply.form("home-works")).not.toBeChecked();
  const form = new RequestPage(page);
  await form.open();
  await form.service("bath").click();
  await form.at("elder");
  await expect(form.name()).toHaveValue("");
});

test("a father's self-check does not go with a request for the mother", async ({ page }) => {
  const check = new CheckPage(page);
  await answered(check, ANSWERS);
  await page.evaluate(() => localStorage.setItem("eldercare.city", "430781"));
  const form = new RequestPage(page);
  await form.open();
  await form.service("travel").click();
  await form.fillElder({ ...WISH, whom: "mother" });
  await form.at("phone");
  await asksAgain(check, "father");
  await form.open();
  await form.button("request.go-on").click();
  await form.fillPhone(WISH);
  await form.fillAddress(WISH);
  await form.fillTime(WISH);
  await form.at("consent");
  await expect(page.getByText(zhCN.t("request.consent.check.other", { who: zhCN.t("check.who.father") }))).toBeVisible();
  await expect(form.consent("check")).toHaveCount(0);
});

test("a paper without facts leaves none of those of the person before", async ({ page, browser }) => {
  test.setTimeout(120_000);
  await answered(new CheckPage(page), ANSWERS);
  const sheet = new SheetPage(page);
  await sheet.open();
  const [address, code] = [(await readCode(sheet.picture())) ?? "", await sheet.code()];

  const other = await browser.newContext({ locale: "zh-CN" });
  const there = await other.newPage();
  const rights = new RightsPage(there);
  await rights.open(HEFEI);
  await rights.begin();
  await rights.sayYear("1941");
  await rights.at("level");
  const apply = new ApplyPage(there);
  await apply.open();
  await apply.form("home-works").check();
  await apply.next();
  await apply.fillWho(WISH);
  const phone = new SheetOpenPage(there);
  await phone.scan(address);
  await phone.type(code);
  await phone.opened();
  // Said before it is replaced: there are facts here, and the paper brings none.
  await expect(there.getByText(zhCN.t("sheet.holds.person"))).toBeVisible();
  await expect(there.getByText(zhCN.t("sheet.holds.begun"))).toBeVisible();
  await phone.replace().click();
  await new CheckPage(there).atResult();
  // The button that deletes all of it is there in a new tab, too: others may use this device.
  const later = await other.newPage();
  await later.goto("/check/result");
  await expect(later.getByRole("button", { name: zhCN.t("check.taken.erase"), exact: true })).toBeVisible();
  // Nothing of a paper is kept to compare the next one with.
  await expect(later.locator(".check-trend")).toHaveCount(0);
  await later.goto("/apply");
  await expect(new ApplyPage(later).form("home-works")).not.toBeChecked();
  await later.close();
  await rights.open(HEFEI);
  await rights.begin();
  await rights.at("birth-year");
  await other.close();
});
