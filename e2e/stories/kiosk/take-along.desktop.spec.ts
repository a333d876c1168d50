// What one takes along from a kiosk: on to the own telephone by a code picture, and slips in large print.
import { AT_A_KIOSK, kept, Kiosk, NOTHING, somebody } from "../../pages/kiosk.ts";
import { answersLosing, levelOf, totals } from "../../pages/instrument.ts";
import { MODES } from "../../pages/modes.ts";
import { readCode } from "../../pages/paper.ts";
import { CheckPage } from "../../pages/check.ts";
import { SheetOpenPage } from "../../pages/sheet.ts";
import { sound } from "../../pages/sound.ts";
import { LYING, UPRIGHT } from "../../pages/start.ts";
import { StatusPage } from "../../pages/status.ts";
import { expect, test } from "../../pages/story.ts";
import { zhCN } from "../../pages/texts.ts";

test.use(AT_A_KIOSK);

const ANSWERS = answersLosing(30);

test("the self-check goes on on one's own telephone, and no server hears of it", async ({ page, browser, baseURL }) => {
  test.setTimeout(120_000);
  const kiosk = new Kiosk(page);
  await kiosk.open("kiosk");
  await kiosk.toResult(ANSWERS);
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname} ${request.postData() ?? ""}`));
  await kiosk.button("kiosk.take.phone").click();
  const picture = page.getByRole("img", { name: zhCN.t("kiosk.take.picture") });
  await expect(picture).toBeVisible();
  await expect(page.getByText(zhCN.t("kiosk.take.check.what"))).toBeVisible();
  await sound(page, "to the telephone, upright", MODES.kiosk);
  await page.setViewportSize(LYING);
  await sound(page, "to the telephone, lying", MODES.kiosk);
  await page.setViewportSize(UPRIGHT);
  expect(sent.filter((line) => !/^GET \/(parts|locales)\//.test(line))).toEqual([]);
  const address = (await readCode(picture)) ?? "";
  const code = (await page.locator(".to-phone [data-code]").getAttribute("data-code")) ?? "";
  expect(address.startsWith(`${baseURL}/#d=`)).toBe(true);
  expect(await kept(page)).toEqual(NOTHING);

  const own = await browser.newContext({ locale: "zh-CN", viewport: { width: 390, height: 844 } });
  const phone = new SheetOpenPage(await own.newPage());
  await phone.scan(address);
  await phone.type(code);
  await phone.opened();
  await phone.take().click();
  const there = new CheckPage(phone.page);
  await there.atResult();
  await expect(there.gauge()).toHaveAccessibleName(zhCN.t("check.gauge", { level: there.levelName(levelOf(totals(ANSWERS).low)) }));
  await expect(phone.page.locator("html")).toHaveAttribute("data-mode", "standard");
  await own.close();
});

test("a receipt goes on on the telephone with its code alone", async ({ page, browser, baseURL }) => {
  test.setTimeout(120_000);
  const who = somebody();
  const kiosk = new Kiosk(page);
  await kiosk.open("kiosk");
  const form = await kiosk.toReview(who);
  await form.sendButton().click();
  const code = await form.code();
  await sound(page, "receipt", MODES.kiosk);
  await kiosk.button("kiosk.take.phone").click();
  await sound(page, "a receipt to the telephone", MODES.kiosk);
  const address = (await readCode(page.locator(".to-phone .qr"))) ?? "";
  expect(address).toBe(`${baseURL}/status#c=${code}`);

  const own = await browser.newContext({ locale: "zh-CN", viewport: { width: 390, height: 844 } });
  const phone = new StatusPage(await own.newPage());
  const seen: string[] = [];
  phone.page.on("request", (request) => seen.push(request.url()));
  await phone.page.goto(address);
  await expect(phone.code()).toHaveValue(code);
  await expect(phone.page).toHaveURL(`${baseURL}/status`);
  await phone.digits().fill(who.phone.slice(-4));
  expect(seen.filter((url) => url.includes(code.slice(0, 5)))).toEqual([]);
  await phone.submit();
  await expect(phone.answer()).toContainText(zhCN.t("status.state.received"));
  await own.close();
});

test("a slip has the code and the next step in large print, and nothing else of the person", async ({ page }) => {
  test.setTimeout(120_000);
  const who = somebody();
  const kiosk = new Kiosk(page);
  await kiosk.open("kiosk");
  const form = await kiosk.toReview(who);
  await form.sendButton().click();
  const code = await form.code();
  const { text } = await kiosk.printed(() => kiosk.button("kiosk.take.slip").click());
  expect(text.replaceAll(/\s/g, "")).toContain(code.replaceAll("-", ""));
  for (const words of [...who.words, zhCN.t("service.bath"), "新村社区"]) expect(text).not.toContain(words);
  await fits(page);
});

test("the slip of a self-check has none of its answers, nor its result", async ({ page }) => {
  test.setTimeout(120_000);
  const kiosk = new Kiosk(page);
  await kiosk.open("kiosk");
  const check = await kiosk.toResult(ANSWERS);
  const level = check.levelName(levelOf(totals(ANSWERS).low));
  await expect(page.getByText(level).first()).toBeVisible();
  await sound(page, "result", MODES.kiosk);
  const { text } = await kiosk.printed(() => kiosk.button("kiosk.take.slip").click());
  expect(text).toContain(zhCN.t("kiosk.slip.check"));
  expect(text).not.toContain(level);
  await fits(page);
});

/** On a roll of 80 mm and on A5 alike: 18 pt and more, nothing cut off at the side, and one page of A5. */
async function fits(page: Kiosk["page"]): Promise<void> {
  await page.emulateMedia({ media: "print" });
  const before = page.viewportSize();
  // 72 mm of a roll and 138 mm of A5, as the printer leaves them.
  for (const width of [272, 521]) {
    await page.setViewportSize({ width, height: 1200 });
    const { small, wide } = await page.locator(".slip").evaluate((slip) => ({
      small: [...slip.querySelectorAll("*")].filter((one) => one.textContent !== "" && parseFloat(getComputedStyle(one).fontSize) < 24 && one.checkVisibility()).map((one) => one.className || one.tagName),
      wide: [...slip.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && one.checkVisibility()).map((one) => one.textContent),
    }));
    expect(small, `18 pt at ${width} px`).toEqual([]);
    expect(wide, `within ${width} px`).toEqual([]);
  }
  await page.emulateMedia({ media: null });
  if (before !== null) await page.setViewportSize(before);
  const pdf = await page.pdf({ width: "148mm", height: "210mm" });
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
}
