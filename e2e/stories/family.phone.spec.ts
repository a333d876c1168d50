// Several people of one family on one telephone: each with answers, plan, requests and reminders of their own, and
// forms that stop where somebody has not agreed.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { CheckPage } from "../pages/check.ts";
import { FamilyPage } from "../pages/family.ts";
import { writeFormer } from "../pages/former.ts";
import { family as walk } from "../pages/family-walk.ts";
import { answersLosing } from "../pages/instrument.ts";
import { MODES, showIn } from "../pages/modes.ts";
import { RequestPage, WISH } from "../pages/request.ts";
import { RightsPage } from "../pages/rights.ts";
import { sound } from "../pages/sound.ts";
import { expect, STILL, test } from "../pages/story.ts";
import { zhCN } from "../pages/texts.ts";
import { uncut } from "../pages/uncut.ts";

test.use(STILL);

const CITY = "430781";
const HEFEI = "340100";
const MOTHER = zhCN.t("family.called.mother");
const FATHER = zhCN.t("family.called.father");

/** The names of the sealed records on this device. */
const records = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open("eldercare");
        opening.onerror = () => reject(new Error("the store does not open"));
        opening.onsuccess = () => {
          const names = opening.result.transaction("sealed").objectStore("sealed").getAllKeys();
          names.onsuccess = () => {
            opening.result.close();
            resolve(names.result.map(String).sort());
          };
        };
      }),
  );

async function twoPeople(page: Page): Promise<FamilyPage> {
  await page.addInitScript((city) => localStorage.setItem("eldercare.city", city), CITY);
  const family = new FamilyPage(page);
  await family.join("mother");
  await family.join("father");
  return family;
}

/** The self-check of whoever is chosen, to its result; nobody asks whom it is about. */
async function checks(page: Page, lost: number): Promise<CheckPage> {
  const check = new CheckPage(page);
  await check.open();
  await expect(page.getByRole("radio")).toHaveCount(0);
  await check.button("check.start").click();
  await check.at("coma");
  await check.hasAnswered(answersLosing(lost));
  await check.atResult();
  return check;
}

test("what an earlier version kept becomes the first person's, and the second begins with nothing", async ({ page }) => {
  const former = (name: string) => readFileSync(new URL(`../../src/state/${name}`, import.meta.url), "utf8");
  await page.goto("/about");
  await writeFormer(page, { check: former("check/fixtures/check_v1.json").trim() });
  const check = new CheckPage(page);
  await page.goto("/check");
  await expect(page.getByText(zhCN.t("check.older"))).toBeVisible();
  await expect(page.getByRole("navigation", { name: zhCN.t("family.bar") })).toHaveCount(0);

  const family = new FamilyPage(page);
  await family.join("mother");
  await page.goto("/check");
  await expect(page.getByText(zhCN.t("check.older"))).toBeVisible();
  await family.join("father");
  await check.open();
  await expect(page.getByText(zhCN.t("family.check.for", { name: FATHER }))).toBeVisible();
  await expect(page.getByText(zhCN.t("check.older"))).toHaveCount(0);
  await family.change(MOTHER);
  await expect(page.getByText(zhCN.t("check.older"))).toBeVisible();
  expect(await records(page)).toEqual(["check", "family"]);
});

test("answers, plan and requests of one never stand under the other", async ({ page }) => {
  test.setTimeout(120_000);
  const family = await twoPeople(page);
  await checks(page, 30);
  await family.change(MOTHER);
  await expect(page).toHaveURL(/\/check\/?$/);
  await expect(page.getByText(zhCN.t("family.check.for", { name: MOTHER }))).toBeVisible();
  await page.goto("/check/result");
  await expect(page.getByText(zhCN.t("check.result.none"))).toBeVisible();
  await page.goto("/plan");
  await expect(page.getByText(zhCN.t("check.result.none"))).toBeVisible();

  const form = new RequestPage(page);
  await form.open();
  await form.service(WISH.service).click();
  await form.at("elder");
  await expect(form.radio("request.for.mother")).toBeChecked();
  await form.name().fill(WISH.name);
  await form.next();
  await form.at("phone");
  await family.change(FATHER);
  await form.at("service");
  await expect(page.getByText(WISH.name)).toHaveCount(0);
  await page.goto("/request/here");
  await expect(page.getByText(zhCN.t("family.others", { name: MOTHER, count: "1" }))).toBeVisible();
  await expect(page.getByText(WISH.name)).toHaveCount(0);
  await page.goto("/check/result");
  await expect(family.heading(zhCN.t("check.result.title"))).toBeVisible();
  await family.change(MOTHER);
  await page.goto("/request/here");
  await expect(page.getByText(WISH.name).first()).toBeVisible();
});

test("a request says how the elder agreed without being asked twice", async ({ page }) => {
  const family = await twoPeople(page);
  await family.isAbout(FATHER);
  const form = new RequestPage(page);
  await form.open();
  await form.service(WISH.service).click();
  await form.at("elder");
  await expect(form.radio("request.for.father")).toBeChecked();
  await form.name().fill(WISH.name);
  await form.next();
  await form.fillPhone(WISH);
  await form.fillAddress(WISH);
  await form.fillTime(WISH);
  await form.at("consent");
  await expect(form.radio("request.agreement.spoken")).toBeChecked();
});

test("reminders of two people are two entries of the calendar, each with whose it is", async ({ page }) => {
  const family = new FamilyPage(page);
  const rights = new RightsPage(page);
  const saved: string[] = [];
  for (const word of ["mother", "father"]) {
    await family.join(word);
    await rights.open(HEFEI);
    await rights.begin();
    await rights.sayYear("1961");
    await rights.sayDay("12", "3");
    await rights.open(HEFEI);
    saved.push(await rights.calendar());
  }
  const uids = saved.map((file) => /^UID:(.*)$/m.exec(file)?.[1] ?? "");
  expect(new Set(uids).size).toBe(2);
  expect(saved[0]).toContain(MOTHER);
  expect(saved[0]).not.toContain(FATHER);
  expect(saved[1]).toContain(FATHER);
  expect(saved[1]).not.toContain(MOTHER);
});

test("forms stop at once where somebody takes it back, and go on when it is agreed anew", async ({ page }) => {
  const family = await twoPeople(page);
  await family.revoke();
  await expect(family.card(FATHER)).toContainText(zhCN.t("family.standing.revoked"));
  for (const path of ["/check", "/request", "/apply", "/check/ltc"]) {
    await page.goto(path);
    await family.isStopped("revoked", FATHER);
  }
  await family.link("family.stop.ask").click();
  await family.atAgree(FATHER);
  await family.agree({ relation: "child", how: "written", scope: "check", lasting: "once" });
  await page.goto("/check");
  await expect(page.getByText(zhCN.t("family.check.for", { name: FATHER }))).toBeVisible();
  await page.goto("/request");
  await family.isStopped("outside", FATHER);
  // What was agreed for today is over tomorrow.
  await page.clock.setFixedTime(Date.now() + 86_400_000);
  await page.goto("/check");
  await family.isStopped("over", FATHER);
});

test("the note holds what was agreed and how to take it back, twice on paper, and no answer", async ({ page }) => {
  const family = await twoPeople(page);
  await page.goto("/family/note");
  for (const said of [FATHER, zhCN.t("family.relation.child"), zhCN.t("family.scope.both"), zhCN.t("family.how.spoken"), zhCN.t("family.note.revoke.body"), "12345"]) {
    await expect(family.stub()).toContainText(said);
  }
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".family-stub:visible")).toHaveCount(2);
  await expect(family.bar()).toBeHidden();
});

test("whoever is deleted goes with everything of theirs, and nothing of the other", async ({ page }) => {
  test.setTimeout(120_000);
  const family = await twoPeople(page);
  await checks(page, 30);
  await family.change(MOTHER);
  await checks(page, 10);
  await family.open();
  await family.delete(FATHER);
  const left = await records(page);
  expect(left.filter((name) => name.includes("@"))).toEqual([]);
  expect(left).toContain("check");
  await page.goto("/check/result");
  await expect(family.heading(zhCN.t("check.result.title"))).toBeVisible();
  await family.open();
  await family.delete(MOTHER);
  await expect(family.bar()).toHaveCount(0);
  expect(await records(page)).toEqual([]);
  const noted = await page.evaluate(() => Object.keys(localStorage).filter((name) => /whom$|taken/.test(name)));
  expect(noted).toEqual([]);
});

test("a tab stays with its person, and leaves one who was deleted in another tab", async ({ page, context }) => {
  const family = await twoPeople(page);
  const other = new FamilyPage(await context.newPage());
  await other.page.goto("/plan");
  await other.isAbout(FATHER);
  await family.change(MOTHER);
  await other.page.reload();
  await other.isAbout(FATHER);
  await family.open();
  await family.delete(FATHER);
  await other.isAbout(MOTHER);
  await expect(other.one(FATHER)).toHaveCount(0);
});

test("how one agreed is not said of another for whom the form is changed", async ({ page }) => {
  await twoPeople(page);
  const form = new RequestPage(page);
  await form.open();
  await form.service(WISH.service).click();
  await form.fillElder({ ...WISH, whom: "spouse" });
  await form.fillPhone(WISH);
  await form.fillAddress(WISH);
  await form.fillTime(WISH);
  await form.at("consent");
  await expect(form.radio("request.agreement.spoken")).not.toBeChecked();
});

for (const mode of ["elder"] as const) {
  test(`every state of the family is sound in the mode ${mode}`, async ({ page }) => {
    test.setTimeout(180_000);
    await showIn(page, mode);
    await walk(page, zhCN, async (state) => {
      await test.step(state, async () => {
        await sound(page, state, MODES[mode]);
        await uncut(page, state);
      });
    });
  });
}

test("nobody is called like somebody else, and without a network nobody is changed", async ({ page, context, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const family = await twoPeople(page);
  await family.openAdd();
  await family.choice("family.called.mother").check();
  await family.button("family.add.yes").click();
  await expect(page.getByText(zhCN.t("family.name.taken"))).toBeVisible();
  await context.setOffline(true);
  await family.one(MOTHER).click();
  await expect(family.bar().getByText(zhCN.t("family.offline"))).toBeVisible();
  await family.isAbout(FATHER);
});

test("at a kiosk there is one person and no family", async ({ page, watch }) => {
  watch.plant(/404/);
  await page.goto("/family?mode=kiosk");
  await expect(page.getByRole("heading", { level: 1, name: zhCN.t("missing.title") })).toBeVisible();
  await page.goto("/check?mode=kiosk");
  await expect(page.getByRole("link", { name: zhCN.t("family.link") })).toBeHidden();
});
