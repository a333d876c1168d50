// From what a person tells to what the city may give: questions, ways on and back, paper, and what stays here.
import { ApplyPage } from "../../pages/apply.ts";
import { ComparePage } from "../../pages/compare.ts";
import { PlacePage } from "../../pages/place.ts";
import { RightsPage } from "../../pages/rights.ts";
import { expect, STILL, test } from "../../pages/story.ts";

test.use(STILL);

const HEFEI = "340100";
const SANMENXIA = "411200";
const JINSHI = "430781";

test.beforeEach(async ({ page }) => {
  // Ages are of this day, whenever the story is told.
  await page.clock.setFixedTime(new Date("2026-11-26T04:00:00Z"));
});

test("money leads to the application with its form chosen", async ({ page }) => {
  const rights = new RightsPage(page);
  await rights.open(SANMENXIA);
  await rights.begin();
  await rights.sayYear("1940");
  await rights.answerAll({ living: "rights.living.institution" });
  const form = rights.texts.t("rights.form.subsidy");
  await rights.card("institution-subsidy").getByRole("button", { name: rights.texts.t("rights.apply-for", { form }) }).click();
  const apply = new ApplyPage(page);
  await expect(apply.form("subsidy")).toBeChecked();
  await expect(apply.form("home-bed")).not.toBeChecked();
});

test("back leads to the question before, by the page's own arrow and by the browser's", async ({ page }) => {
  const rights = new RightsPage(page);
  await rights.open(HEFEI);
  await rights.begin();
  await rights.sayYear("1940");
  await rights.decline("level");
  await rights.at("living");
  await rights.link("rights.back").click();
  await rights.at("level");
  await rights.link("rights.back").click();
  await rights.at("birth-year");
  await expect(page.getByLabel(rights.texts.t("rights.year.label"))).toHaveValue("1940");
  await page.goBack();
  await rights.at("level");
});

test("nothing that is told leaves the device, stands in the address or in the title", async ({ page }) => {
  const rights = new RightsPage(page);
  await rights.open(HEFEI);
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ""}`));
  await rights.begin();
  await rights.sayYear("1961");
  expect(await page.title()).not.toMatch(/1961|出生/);
  await rights.sayDay("12", "3");
  await rights.answerAll({ income: "rights.income.least-allowance", living: "rights.living.home", "lost-only-child": "rights.yes" });
  expect(page.url()).toMatch(/\/rights$/);
  expect(sent.filter((line) => !line.startsWith("GET "))).toEqual([]);
  expect(sent.join("\n")).not.toMatch(/1961|least-allowance/);
  // It is sealed: no store of the browser holds it in clear.
  const clear = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(clear).not.toMatch(/1961|least-allowance/);
});

test("answers stay through a reload, and are gone after erasing", async ({ page }) => {
  const rights = new RightsPage(page);
  await rights.open(HEFEI);
  await rights.begin();
  await rights.sayYear("1940");
  await rights.at("level");
  await page.goto("/rights");
  await expect(page.locator(".rights-known")).toContainText("1940");
  await page.reload();
  await expect(page.locator(".rights-known")).toContainText("1940");
  await rights.button("rights.erase").click();
  await rights.button("rights.erase.yes").click();
  await expect(page.getByText(rights.texts.t("rights.known.none"))).toBeVisible();
  await page.reload();
  await expect(page.getByText(rights.texts.t("rights.known.none"))).toBeVisible();
});

test("a file of benefits with a wrong unit is refused with its row, and the map stays whole", async ({ page }) => {
  await page.route("**/geo/411200/benefits.json", async (route) => {
    const text = await (await route.fetch()).text();
    await route.fulfill({ contentType: "application/json", body: text.replace('"unit":"yuan"', '"unit":"euro"') });
  });
  await page.goto(`/rights?city=${SANMENXIA}`);
  const rights = new RightsPage(page);
  await expect(page.getByRole("alert")).toContainText(rights.texts.t("load.failed"));
  await expect(page.getByText(/institution-subsidy unit: "euro" is no unit/)).toBeVisible();
  await page.goto(`/?city=${SANMENXIA}`);
  await expect(page.locator("html")).toHaveAttribute("data-ready", /list/);
});

test("a place that publishes a price says what may be left of it, alone and side by side", async ({ page }) => {
  const place = new PlacePage(page);
  await place.open("demo-town-01", JINSHI);
  const card = page.locator(".net-cost");
  await expect(card.locator(".net-cost-left")).toBeVisible();
  // 2,800 to 4,200 less 200 to 600 of the made-up subsidy, as long as no level is known.
  await expect(card).toContainText(place.texts.t("net.demo"));
  await expect(card.locator(".net-cost-left")).toContainText("2200");
  await expect(card.locator(".net-cost-left")).toContainText("4000");
  await expect(card).toContainText("2099");
  // Side by side: bed, care and meals of the second are one bill; the third has no price a month.
  const compare = new ComparePage(page);
  await compare.open(["demo-town-01", "demo-town-02", "demo-town-06"], JINSHI);
  await expect(page.locator(".net-cost-one")).toHaveCount(2);
  await expect(page.locator(".net-cost-one").nth(1)).toContainText("2100");
  await expect(page.locator(".net-cost-one").nth(1).locator(".net-cost-left")).toContainText("4300");
});

test("on paper stands what is likely and what is open, with office and source", async ({ page }) => {
  const rights = new RightsPage(page);
  await rights.open(SANMENXIA);
  await rights.begin();
  await rights.sayYear("1940");
  await rights.answerAll({ living: "rights.living.institution" });
  await page.emulateMedia({ media: "print" });
  const paper = page.locator(".rights-paper");
  await expect(paper).toBeVisible();
  await expect(paper).toContainText("三民文〔2023〕18号");
  await expect(paper).toContainText("300");
  await expect(page.locator(".rights-card").first()).toBeHidden();
});
