// What each city may give to whom, from answers to groups, dates and sums: no matter how wide the screen is.
import ICAL from "ical.js";
import { RequestPage } from "../../pages/request.ts";
import { RightsPage } from "../../pages/rights.ts";
import { expect, STILL, test } from "../../pages/story.ts";

test.use(STILL);

const HEFEI = "340100";
const SANMENXIA = "411200";
const JINSHI = "430781";
const YULIN = "610800";
const CHONGQING = "500000";
const SHANGHAI = "310000";
const TAIPEI = "710009";

test.beforeEach(async ({ page }) => {
  // Ages are of this day, whenever the story is told.
  await page.clock.setFixedTime(new Date("2026-11-26T04:00:00Z"));
});

test("Hefei: the birthday is asked where it matters, and becomes a day in the calendar", async ({ page }) => {
  const rights = new RightsPage(page);
  await rights.open(HEFEI);
  await rights.has("unclear", "health-check");
  await rights.begin();
  await rights.sayYear("1961");
  // Born in 1961 one is 64 or 65: only then the day is asked.
  await rights.sayDay("12", "3");
  const asked = await rights.answerAll({ living: "rights.living.home", "lost-only-child": "rights.no" });
  expect(asked.slice(0, 2)).toEqual(["level", "living"]);
  await rights.has("not-now", "health-check");
  await rights.has("ended", "home-adaptation-2018");
  await expect(page.locator(".rights-dates li").first()).toContainText("65");
  const text = await rights.calendar();
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent") ?? undefined);
  expect(event.startDate.toString()).toBe("2026-12-03");
  expect(event.uid).toMatch(/^health-check-age-65-[0-9a-f]{32}@eldercare-map$/);
  expect(text).not.toContain("1961");
  // The same day a week later is the same event: a calendar replaces it.
  await page.reload();
  await rights.ready();
  expect(await rights.calendar()).toContain(event.uid);
});

test("Hefei: a year that leaves nothing open asks for no birthday", async ({ page }) => {
  const rights = new RightsPage(page);
  await rights.open(HEFEI);
  await rights.begin();
  await rights.sayYear("1950年");
  await rights.at("level");
  await page.goto("/rights");
  await rights.has("unclear", "health-check");
  await expect(rights.card("health-check")).toContainText(rights.texts.t("rights.unit.check", { number: 1 }));
  // The plan speaks of the time until 2020: nobody is told that it is theirs today.
  await expect(rights.card("health-check")).toContainText("2020 年底");
  await rights.has("not-now", "old-age-allowance");
});

test("Sanmenxia: money for people in institutions by class, as an assumption, and none at home", async ({ page }) => {
  const rights = new RightsPage(page);
  await rights.open(SANMENXIA);
  await rights.begin();
  await rights.sayYear("1940");
  await rights.decline("level");
  await rights.choose("living", "rights.living.institution");
  await rights.ready();
  await rights.has("likely", "institution-subsidy");
  const card = rights.card("institution-subsidy");
  for (const amount of ["100", "150", "300"]) await expect(card).toContainText(amount);
  await expect(card).toContainText(rights.texts.t("rights.amount.depends"));
  await expect(card).toContainText(rights.texts.t("rights.assumed"));
  await card.locator("summary").click();
  await expect(card).toContainText("三民文〔2023〕18号");
  await expect(card).toContainText("自理老人每人每月100元");
  await expect(card).toContainText(rights.texts.t("rights.papers.none"));
  // The level was not said and could still change the amount: "nothing more to ask" would be untrue.
  await expect(page.getByText(rights.texts.t("rights.ask.done.unsaid"))).toBeVisible();
  // An answer can be changed, and the result follows.
  await rights.change("living").click();
  await expect(rights.option("rights.living.institution")).toHaveAttribute("aria-pressed", "true");
  await rights.choose("living", "rights.living.home");
  await rights.has("not-now", "institution-subsidy");
  // What was declined is not asked again, and can be told all the same.
  await expect(rights.link("rights.ask.go")).toHaveCount(0);
  await rights.change("level").click();
  await rights.at("level");
});

test("Jinshi: a visit each quarter is likely in a village, and leads to its request", async ({ page }) => {
  const rights = new RightsPage(page);
  await rights.open(JINSHI);
  await rights.begin();
  await rights.sayYear("1940");
  await rights.answerAll({ living: "rights.living.home", setting: "rights.setting.village", "left-behind": "rights.yes" });
  await rights.has("likely", "left-behind-visits");
  await expect(rights.card("left-behind-visits")).toContainText("每季度上门 1 次");
  await rights.card("left-behind-visits").getByRole("link").click();
  await expect(page.locator(".card-chosen")).toContainText(new RequestPage(page).texts.t("service.visiting"));
});

test("Chongqing: what the letter gives to villages is likely in a village, and not in town", async ({ page }) => {
  const rights = new RightsPage(page);
  await rights.open(CHONGQING);
  await rights.begin();
  await rights.sayYear("1940");
  await rights.decline("level");
  await rights.choose("living", "rights.living.home");
  await rights.choose("setting", "rights.setting.town");
  await rights.answerAll({ income: "rights.income.special-hardship" });
  await rights.has("not-now", "mutual-help");
  await expect(rights.card("mutual-help")).toContainText(rights.texts.t("rights.need.setting.village"));
  await rights.has("unclear", "special-hardship-care");
  // So are the services of villages: who lives in town asks first.
  const meal = page.locator(".rights-services li").filter({ hasText: rights.texts.t("service.meal") });
  await expect(meal).toContainText(rights.texts.t("offer.elsewhere.village", { number: "12345" }));
  await rights.change("setting").click();
  await rights.choose("setting", "rights.setting.village");
  await rights.has("unclear", "mutual-help");
  await expect(meal.locator(".rights-limit")).toHaveCount(0);
  // Of the insurance nobody is named: the self-rating is the way.
  await rights.has("vague", "care-insurance-pilot");
  await rights.unfold("vague");
  await rights.card("care-insurance-pilot").getByRole("link", { name: rights.texts.t("rights.rating") }).click();
  await page.waitForURL("**/check/ltc");
});

test("who is no older person by any reading reads that the document names no age, and nothing is likely", async ({ page }) => {
  const rights = new RightsPage(page);
  await rights.open(SANMENXIA);
  await rights.begin();
  await rights.sayYear("2005");
  await rights.answerAll({ living: "rights.living.institution" });
  await rights.has("unclear", "institution-subsidy");
  await expect(rights.card("institution-subsidy")).toContainText("没有写几岁算");
  await expect(rights.group("likely").locator(".rights-card")).toHaveCount(0);
  await rights.change("birth-year").click();
  await rights.sayYear("1940");
  await rights.answerAll({});
  await rights.has("likely", "institution-subsidy");
});

test("Hefei: a year that leaves nothing open today still leads to a day in the calendar", async ({ page }) => {
  const rights = new RightsPage(page);
  await rights.open(HEFEI);
  await rights.begin();
  await rights.sayYear("1963");
  const asked = await rights.answerAll({ living: "rights.living.home", income: "rights.income.other", "lost-only-child": "rights.no" });
  expect(asked).not.toContain("birthday");
  const dates = page.locator(".rights-dates");
  await expect(dates).toContainText("2028");
  await expect(dates.getByRole("button")).toHaveCount(0);
  // Years that are far away are left out.
  await expect(dates).not.toContainText(/20[3-9]\d/);
  await dates.getByRole("link", { name: rights.texts.t("rights.dates.birthday") }).click();
  await rights.sayDay("5", "3");
  await expect(dates).toContainText("2028 年 5 月 3 日");
  const text = await rights.calendar();
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent") ?? undefined);
  expect(event.startDate.toString()).toBe("2028-05-03");
  expect(event.description).toContain("2020");
  // Among other days it says by itself what happens then.
  expect(event.summary).toContain("满 65 周岁");
  expect(event.description).toContain("2028 年 5 月 3 日，满 65 周岁");
});

test("what ended is offered by no button, and what is planned or of an earlier time says so", async ({ page }) => {
  const rights = new RightsPage(page);
  await rights.open(SANMENXIA);
  const offers = page.locator(".rights-services li");
  const named = (id: string) => offers.filter({ hasText: rights.texts.t(`service.${id}`) });
  const button = (id: string, key: string) => named(id).getByRole("link", { name: new RegExp(`^${rights.texts.t(key)}`) });
  const [ask, first] = ["rights.services.ask", "rights.services.ask-first"];
  const until = (date: string) => rights.texts.t("offer.until", { date, number: "12345" });
  await expect(button("day-care", ask)).toHaveCount(1);
  await expect(named("home-works")).toHaveCount(0);
  for (const id of ["meal", "home-bed"]) {
    await expect(named(id)).toContainText(until("2025 年底"));
    await expect(button(id, first)).toHaveCount(1);
  }
  await rights.open(YULIN);
  await expect(named("home-works")).toContainText(rights.texts.t("offer.planned", { number: "12345" }));
  await rights.open(JINSHI);
  await expect(named("home-bed")).toHaveCount(0);
  // No document speaks of works at home there: nothing promises them.
  await expect(named("home-works")).toContainText(rights.texts.t("offer.unnamed", { number: "12345" }));
  await expect(button("home-works", first)).toHaveCount(1);
  // Hefei's plan speaks until 2020: the service and its benefit tell one story, and the request says it once more.
  await rights.open(HEFEI);
  await expect(rights.card("bath-help")).toContainText(rights.texts.t("rights.uncovered", { date: "2020 年底" }));
  await expect(named("bath")).toContainText(until("2020 年底"));
  await button("bath", first).click();
  const form = new RequestPage(page);
  await expect(page.locator(".card-chosen")).toContainText(until("2020 年底"));
  await expect(form.service("bath")).toContainText(until("2020 年底"));
});

test("Taipei: neither applications nor the self-rating of the mainland stand in for rules that are not held", async ({ page }) => {
  const rights = new RightsPage(page);
  for (const path of ["/apply", "/check/ltc", "/check/ltc/result"]) {
    await page.goto(`${path}?city=${TAIPEI}`);
    await expect(page.locator("main")).toContainText("没有收进来");
    await expect(page.locator("main")).toContainText("1966");
    await expect(page.getByText("医保办发")).toHaveCount(0);
    await expect(page.getByRole("checkbox")).toHaveCount(0);
  }
  await page.goto(`/check/ltc?city=${SHANGHAI}`);
  await expect(page.getByText("医保办发")).toBeVisible();
  expect(rights.texts.t("check.no-rules", { city: "", number: "" })).toContain("大陆");
});

test("Jinshi: the pilot only in its three areas, and what ended says when", async ({ page }) => {
  const rights = new RightsPage(page);
  await rights.open(JINSHI);
  await rights.begin();
  await rights.sayYear("1940");
  await rights.decline("level");
  await rights.choose("living", "rights.living.home");
  await rights.decline("setting");
  await rights.at("area");
  await page.getByRole("button", { name: "三洲驿街道" }).click();
  await rights.answerAll({});
  await rights.has("unclear", "home-visits-pilot");
  const pilot = rights.card("home-visits-pilot");
  await expect(pilot).toContainText("1440");
  await expect(pilot).toContainText(rights.texts.t("rights.unstated"));
  await rights.has("ended", "home-bed-2023");
  await rights.unfold("ended");
  await expect(rights.card("home-bed-2023")).toContainText("2023 年 6 月 30 日");
  await expect(rights.card("home-service-2023")).toContainText(rights.texts.t("rights.unit.package", { number: 900 }));
  await rights.change("area").click();
  await rights.at("area");
  await page.getByRole("button", { name: "嘉山街道" }).click();
  await rights.has("not-now", "home-visits-pilot");
  // Made-up money of the demonstration town is nobody's benefit.
  await expect(rights.card("demo-town-subsidy")).toHaveCount(0);
});

test("Yulin states no money to a person, Shanghai has rows of the country, Taipei none: each says so", async ({ page }) => {
  const rights = new RightsPage(page);
  await rights.open(YULIN);
  const cash = rights.page.locator(".rights-card .tag", { hasText: new RegExp(`^${rights.texts.t("rights.kind.cash")}$`) });
  await expect(cash).toHaveCount(0);
  await expect(page.getByText("没有发给个人的钱")).toBeVisible();
  await rights.has("vague", "home-adaptation-plan");
  await expect(rights.card("home-adaptation-plan")).toContainText(rights.texts.t("rights.goal"));
  await rights.open(SHANGHAI);
  await expect(page.locator(".rights-card")).toHaveCount(1);
  await expect(rights.card("care-voucher-2026")).toContainText(rights.texts.t("rights.amount.unverified"));
  await rights.open(CHONGQING);
  await rights.has("ended", "home-adaptation-2021");
  await rights.open(TAIPEI);
  await expect(page.getByText(rights.texts.t("rights.none"))).toBeVisible();
  await expect(page.locator(".rights-card")).toHaveCount(0);
});
