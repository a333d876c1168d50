// Whatever can go wrong between paper and screen is told apart, and nothing is overwritten silently.
import { CheckPage } from "../../pages/check.ts";
import { answersLosing } from "../../pages/instrument.ts";
import { changed, FIXTURE } from "../../pages/sealed.ts";
import { answered, SheetOpenPage } from "../../pages/sheet.ts";
import { expect, STILL, test } from "../../pages/story.ts";
import { zhCN } from "../../pages/texts.ts";

test.use(STILL);

test("each slip of the code has its own word", async ({ page }) => {
  const open = new SheetOpenPage(page);
  await open.scanText(FIXTURE.text);
  await open.type("");
  await open.refused("sheet.code.missing");
  await open.type("S4E2-299E");
  await open.refused("sheet.code.length", { count: 8 });
  await open.type("S4E2-299E-PP03");
  await open.refused("sheet.code.look-alike", { sign: "0" });
  await open.type("S4E2-299E-PP医3");
  await open.refused("sheet.code.symbol", { sign: "医" });
  await open.type("S4E2-299E-PPU4");
  await open.refused("sheet.code.slip");
  await open.type("4SE2-299E-PPU3");
  await open.refused("sheet.code.slip");
  await open.type("2222-2222-2222");
  await open.refused("sheet.code.wrong");
  await open.type("Ｓ４Ｅ２　２９９ｅ-ppu3");
  await open.opened();
});

test("a paper of the first release opens, and asks because the questions changed since", async ({ page }) => {
  const open = new SheetOpenPage(page);
  await open.scanText(FIXTURE.text.toLowerCase());
  await open.type(FIXTURE.code);
  await open.opened();
  await expect(page.getByText(zhCN.t("sheet.holds.older").slice(1))).toBeVisible();
  await open.take().click();
  // The answers are there, as answers to older questions, after a reload too.
  await expect(page.getByText(zhCN.t("check.older"))).toBeVisible();
  await page.reload();
  await expect(page.getByText(zhCN.t("check.older"))).toBeVisible();
  await page.getByRole("button", { name: zhCN.t("check.older.adopt") }).click();
  await new CheckPage(page).atResult();
});

test("a cut or changed address is damage, a later format is newer, and no address is neither", async ({ page }) => {
  const open = new SheetOpenPage(page);
  for (const text of ["", "ABC", FIXTURE.text.slice(0, -7), FIXTURE.text.replace("A", "B"), `${FIXTURE.text}%F0%9F`]) {
    await open.page.goto("about:blank");
    await open.scanText(text);
    await open.obstacle("sheet.open.damaged");
  }
  for (const place of [0, 1]) {
    await open.page.goto("about:blank");
    await open.scanText(changed(FIXTURE.text, (body) => body.fill(2, place, place + 1)));
    await open.obstacle("sheet.open.newer");
  }
  // A changed letter of the cipher with a check that fits: the tag refuses it like a wrong code.
  await open.page.goto("about:blank");
  await open.scanText(changed(FIXTURE.text, (body) => body.fill(0, 60, 61)));
  await open.type(FIXTURE.code);
  await open.refused("sheet.code.wrong");
  await page.goto("/sheet/open");
  await expect(page.getByText(zhCN.t("sheet.open.none"))).toBeVisible();
});

test("what the device has is never overwritten without a question", async ({ page }) => {
  const answers = answersLosing(22);
  const check = new CheckPage(page);
  await answered(check, answers);
  await expect(page.getByText(zhCN.t("check.kept.done"), { exact: true })).toBeVisible();
  const gauge = (await check.gauge().getAttribute("aria-label")) ?? "";

  const open = new SheetOpenPage(page);
  await page.goto("about:blank");
  await open.scanText(FIXTURE.text);
  await open.type(FIXTURE.code);
  await open.opened();
  await expect(open.take()).toHaveCount(0);
  await expect(page.getByText(zhCN.t("sheet.holds.answers", { count: answers.size }))).toBeVisible();
  await open.keep().click();
  await page.goto("/check/result");
  await expect(check.gauge()).toHaveAccessibleName(gauge);

  await page.goto("about:blank");
  await open.scanText(FIXTURE.text);
  await open.type(FIXTURE.code);
  await open.replace().click();
  await expect(page.getByText(zhCN.t("check.older"))).toBeVisible();
});

test("a second paper can be scanned while the first is open", async ({ page }) => {
  const open = new SheetOpenPage(page);
  await open.scanText("ABC");
  await open.obstacle("sheet.open.damaged");
  await page.evaluate((text) => {
    location.hash = `#d=${text}`;
  }, FIXTURE.text);
  await open.type(FIXTURE.code);
  await open.opened();
  // From any other page of the app, too.
  await page.goto("/kinds");
  await page.evaluate((text) => {
    location.hash = `#d=${text}`;
  }, FIXTURE.text);
  await expect(page).toHaveURL(/\/sheet\/open$/);
  await open.type(FIXTURE.code);
  await open.opened();
});

test("another language keeps what was scanned", async ({ page }) => {
  const open = new SheetOpenPage(page);
  await open.scanText(FIXTURE.text);
  await expect(open.field()).toBeVisible();
  await open.openDisplay();
  await open.dialog().getByRole("radio", { name: "English" }).or(open.dialog().getByRole("button", { name: "English" })).first().click();
  await expect(page.getByLabel("Short code", { exact: true })).toBeVisible();
});
