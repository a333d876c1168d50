// What the screen says beside a figure, the paper says too: it is passed on without its page.
import type { APIRequestContext, Page } from "@playwright/test";
import { facilities } from "../../pages/cities.ts";
import { UNSURE, CheckPage } from "../../pages/check.ts";
import { answersLosing } from "../../pages/instrument.ts";
import { printedPages, readCode } from "../../pages/paper.ts";
import { PlanPage } from "../../pages/plan.ts";
import { RightsPage } from "../../pages/rights.ts";
import { answered, SheetPage } from "../../pages/sheet.ts";
import { expect, STILL, test } from "../../pages/story.ts";
import { zhCN } from "../../pages/texts.ts";

test.use(STILL);

const CITIES = ["340100", "411200", "430781", "500000", "610800"];

/** Every figure of a city's file that is of a whole programme, as it would be printed; small numbers
    also stand in dates and numbers of documents. */
async function totals(request: APIRequestContext, city: string): Promise<string[]> {
  const text = await (await request.get(`/geo/${city}/benefits.json`)).text();
  const found = new Set<string>();
  JSON.parse(text, (_, value: unknown) => {
    const amount = value as { value?: unknown; of?: unknown } | null;
    if (typeof amount === "object" && amount?.of === "programme" && typeof amount.value === "number" && amount.value >= 1000) found.add(amount.value.toLocaleString("en-US"));
    return value;
  });
  return [...found];
}

/** Tells what a person is, as far as it is asked. */
async function told(page: Page, city: string, answers: Readonly<Record<string, string>>): Promise<RightsPage> {
  const rights = new RightsPage(page);
  await rights.open(city);
  // What was told for another city is known here, too.
  if ((await rights.link("rights.ask.go").count()) === 0) return rights;
  await rights.begin();
  if (/birth-year$/.test(page.url())) await rights.sayYear("1940");
  await rights.answerAll(answers);
  return rights;
}

const WORST = { living: "rights.living.home", income: "rights.income.special-hardship" } as const;

test("of several classes the sheet says that it is one of them, whose guess that is, and what nobody verified", async ({ page }) => {
  // Not sure about much: the level may be anything from moderate on.
  const answers = answersLosing(36);
  for (const id of ["B.1.1", "B.1.2", "B.1.3", "B.2.1", "B.2.2", "B.2.3", "B.3.4"]) answers.set(id, UNSURE);
  await answered(new CheckPage(page), answers);
  await told(page, "411200", { living: "rights.living.institution" });
  const sheet = new SheetPage(page);
  await sheet.open();
  const rights = sheet.block("sheet.rights");
  const money = rights.getByRole("listitem").filter({ hasText: "150" });
  await expect(money).toContainText(zhCN.part("rights.paper.one"));
  await expect(money).toContainText(zhCN.t("rights.paper.or"));
  await expect(money).toContainText(zhCN.t("rights.class.half"));
  await expect(money).toContainText(zhCN.t("rights.paper.class-assumed"));
  for (const line of await rights.getByRole("listitem").filter({ hasText: "800" }).allInnerTexts()) {
    expect(line).toContain(zhCN.t("rights.amount.unverified"));
  }
  await expect(sheet.block("sheet.next")).toContainText("不用手机");
  expect(await printedPages(page)).toBe(1);
});

test("what a whole city plans never reads like one's own share", async ({ page, request }) => {
  test.setTimeout(180_000);
  await answered(new CheckPage(page), answersLosing(60));
  let seen = 0;
  for (const city of CITIES) {
    const all = await totals(request, city);
    const rights = await told(page, city, WORST);
    await page.emulateMedia({ media: "print" });
    const rows = await page.locator(".rights-paper li").allInnerTexts();
    for (const row of rows) {
      const named = all.filter((total) => row.includes(total) || row.includes(total.replaceAll(",", "")));
      if (named.length === 0) continue;
      seen += 1;
      expect(row, city).toContain(zhCN.t("rights.paper.total").split("{amount}")[1]);
    }
    await page.emulateMedia({ media: null });
    const sheet = new SheetPage(page);
    await sheet.open();
    const lines = await sheet.paper().locator(".sheet-paper-block li").allInnerTexts();
    for (const total of all) {
      for (const line of lines) expect(line.replaceAll(",", ""), city).not.toContain(total.replaceAll(",", ""));
    }
    await expect(rights.page).toHaveURL(/\/sheet$/);
  }
  expect(seen, "the documents do name such totals").toBeGreaterThan(0);
});

test("the printed benefits carry the city, what is open, what we assume, and the way without a phone", async ({ page, browser, baseURL }) => {
  const rights = await told(page, "411200", WORST);
  const paper = page.locator(".rights-paper");
  await page.emulateMedia({ media: "print" });
  const address = `${baseURL}/rights?city=411200`;
  await expect(paper).toContainText(address);
  expect(await readCode(paper.locator("svg.qr"))).toBe(address);
  for (const row of await paper.getByRole("listitem").filter({ has: page.locator("small") }).allInnerTexts()) {
    expect(row).toContain(zhCN.t("rights.offline"));
    expect(row).toContain(zhCN.t("rights.sure"));
  }
  // Each heading has something under it.
  for (const heading of await paper.locator("h2").all()) {
    await expect(heading.locator("xpath=following-sibling::*[1]")).not.toBeEmpty();
  }
  const unclear = await rights.group("unclear").locator("[data-benefit]").count();
  if (unclear > 0) await expect(paper).toContainText(zhCN.t("rights.group.unclear"));
  else await expect(paper).not.toContainText(zhCN.t("rights.group.unclear"));
  // Opened on a phone that has never seen this site, it is the same city.
  const cold = await browser.newContext({ locale: "zh-CN" });
  const phone = await cold.newPage();
  await phone.goto(address);
  await expect(phone.getByText(zhCN.t("rights.lead", { city: "三门峡市" })).first()).toBeVisible();
  await cold.close();
});

test("where no rules are held the sheet names no way of the mainland", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("eldercare.city", "710009"));
  await answered(new CheckPage(page), answersLosing(30));
  const sheet = new SheetPage(page);
  await sheet.open();
  const next = sheet.block("sheet.next");
  await expect(next).toContainText(zhCN.t("sheet.next.elsewhere", { city: "台北市", number: "1966" }));
  await expect(sheet.paper()).not.toContainText("评估员");
});

test("places without a published number stand with the number of those who know", async ({ page, request }) => {
  // A list of demonstration places, of which none publishes a number.
  expect((await facilities(request, "430781")).filter(({ phone }) => phone !== undefined)).toEqual([]);
  await page.addInitScript(() => localStorage.setItem("eldercare.city", "430781"));
  await answered(new CheckPage(page), answersLosing(30));
  const sheet = new SheetPage(page);
  await sheet.open();
  await expect(sheet.block("sheet.places.title")).toContainText(zhCN.t("sheet.places.none"));
  await new PlanPage(page).startFrom("津市");
  const rows = sheet.block("sheet.places").getByRole("listitem");
  await expect(rows).toHaveCount(3);
  for (const row of await rows.allInnerTexts()) expect(row).toMatch(/12345\s*$/);
  expect(await printedPages(page)).toBe(1);
});
