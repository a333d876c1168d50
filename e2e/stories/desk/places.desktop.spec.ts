// An editor changes hours and telephone and takes a change back: the public page follows. A visitor's report is settled
// with the change. A place confirms its own facts by a link that works once.
import type { Page } from "@playwright/test";
import { facilities, type Facility } from "../../pages/cities.ts";
import { rows } from "../../pages/database.ts";
import { DeskPlacesPage } from "../../pages/desk-places.ts";
import { PlacePage } from "../../pages/place.ts";
import { desk as sound } from "../../pages/sound.ts";
import { account, CHANGED_CITY as CITY } from "../../pages/staff.ts";
import { expect, test } from "../../pages/story.ts";


/** Places of the demonstration that no other story uses, from the end of the list. */
async function placeNo(page: Page, number: number): Promise<Facility> {
  const all = (await facilities(page.request, CITY)).filter(({ kind }) => kind === "institution").reverse();
  const names = all.map(({ name }) => name);
  const found = all.filter(({ name }) => names.filter((other) => other === name).length === 1)[number];
  if (found === undefined) throw new Error("the city has too few institutions");
  return found;
}

/** The public page of a place in a window of its own. */
async function publicPage(page: Page, id: string): Promise<PlacePage> {
  const own = new PlacePage(await page.context().newPage());
  await own.open(id, CITY);
  return own;
}

test("what an editor changes is on the public page, and gone from it when it is taken back", async ({ page, watch }) => {
  watch.plant(/401.*desk\/session/);
  const place = await placeNo(page, 0);
  const desk = new DeskPlacesPage(page);
  const t = desk.texts.t.bind(desk.texts);
  await desk.enter(account("editor", "演示·信息员"), "/desk/places");
  await expect(desk.heading(t("desk.places.title"))).toBeVisible();
  await sound(page, "reports");
  await desk.find(place.name);
  await sound(page, "facts of a place");

  await desk.change("phone");
  await desk.field("desk.fact.phone").fill("13800004321");
  await desk.save("phone");
  await expect(desk.fact("phone")).toContainText(t("error.desk.field.mobile"));
  await sound(page, "a person's number is refused");
  await desk.field("desk.fact.phone").fill("0736-4200456");
  await desk.save("phone");
  await desk.saved();
  await expect(desk.fact("phone")).toContainText("0736-4200456");

  await desk.change("hours");
  await desk.field("desk.fact.hours.from").fill("08:30");
  await desk.page.getByLabel(t("desk.fact.hours.holidays")).selectOption("as-usual");
  await sound(page, "hours");
  await desk.save("hours");
  await expect(desk.fact("hours")).toContainText(/8:30[–-]17:00/);
  await desk.change("hours");
  await expect(desk.field("desk.fact.hours.from"), "it begins with what is there").toHaveValue("08:30");
  await expect(desk.field("desk.fact.hours.holidays")).toHaveValue("as-usual");
  await desk.field("desk.fact.hours.as-text").check();
  await desk.field("desk.fact.hours.text").fill("周二至周日 8:30-17:00");
  await desk.save("hours");
  await desk.saved();
  await desk.change("hours");
  await expect(desk.field("desk.fact.hours.from"), "a sentence with days and times is understood").toHaveValue("08:30");
  await expect(desk.fact("hours").getByRole("checkbox", { name: t("weekday.1"), exact: true })).not.toBeChecked();
  await desk.change("open");
  await sound(page, "closed until");

  const shown = await publicPage(page, place.id);
  await expect(shown.fact("place.phone")).toContainText("0736-4200456");
  await expect(shown.fact("place.hours")).toContainText(/8:30[–-]17:00/);
  await expect(shown.fact("place.hours")).toContainText(shown.texts.part("place.desk.worker"));

  const change = page.getByRole("listitem").filter({ hasText: "0736-4200456" });
  await change.getByRole("button").click();
  await expect(change).toContainText(desk.texts.part("desk.history.undone"));
  await desk.saved();
  await expect(desk.fact("phone")).not.toContainText("0736-4200456");
  await sound(page, "a change taken back");
  await shown.page.reload();
  await expect(shown.fact("place.hours")).toContainText(/8:30[–-]17:00/);
  await expect(shown.page.getByText("0736-4200456")).toHaveCount(0);
});

test("a visitor's report is settled with the change that it asked for, or as already right", async ({ page, watch }) => {
  watch.plant(/401.*desk\/session/);
  const [place, other] = [await placeNo(page, 1), await placeNo(page, 2)];
  const words = `演示 <b>九点</b>开门 ${Date.now() % 1_000_000}`;
  const shown = new PlacePage(page);
  for (const { id } of [place, other]) {
    await shown.open(id, CITY);
    await shown.reportWrong("hours");
    await shown.right().fill(`${words} ${id}`);
    await shown.send().click();
    await expect(shown.told("report.sent")).toBeVisible();
  }
  const desk = new DeskPlacesPage(page);
  const t = desk.texts.t.bind(desk.texts);
  await desk.enter(account("editor", "演示·信息员"), "/desk/places");
  const report = desk.report(`${words} ${place.id}`);
  await expect(report).toContainText(t("desk.reports.said"));
  await sound(page, "open reports");
  await desk.report(`${words} ${other.id}`).getByRole("button", { name: t("desk.reports.right") }).click();
  await expect(desk.report(`${words} ${other.id}`)).toHaveCount(0);
  await report.getByRole("link", { name: t("desk.reports.change") }).click();
  await expect(page.getByText(t("desk.places.settling"))).toBeVisible();
  await desk.change("hours");
  await desk.save("hours");
  await desk.saved();
  await expect(page.getByText(t("desk.places.settling"))).toHaveCount(0);
  await page.getByRole("link", { name: t("desk.reports.title"), exact: true }).click();
  await page.getByRole("button", { name: t("desk.reports.state.settled") }).click();
  await expect(report).toContainText(t("desk.verdict.changed"));
  await expect(desk.report(`${words} ${other.id}`)).toContainText(t("desk.verdict.already-right"));
});

test("a place confirms its own facts by a link once, and not twice", async ({ page, browser, watch }) => {
  watch.plant(/401.*desk\/session/, /401.*desk\/invitation/);
  const place = await placeNo(page, 3);
  const desk = new DeskPlacesPage(page);
  const t = desk.texts.t.bind(desk.texts);
  await desk.enter(account("editor", "演示·信息员"), "/desk/places");
  await desk.find(place.name);
  await desk.button("desk.invite.make").click();
  const link = await page.getByRole("paragraph").filter({ hasText: "/confirm#" }).innerText();
  expect(link).toMatch(/\/confirm#[\w-]{20,}$/);
  await sound(page, "a link");
  const token = link.split("#")[1] ?? "";

  const context = await browser.newContext({ locale: "zh-CN" });
  const asked: string[] = [];
  context.on("request", (request) => asked.push(request.url()));
  const own = new DeskPlacesPage(await context.newPage());
  await own.page.goto(link);
  await expect(own.heading(t("confirm.title"))).toBeVisible();
  await expect(own.page.getByRole("heading", { level: 2, name: place.name })).toBeVisible();
  expect(own.page.url()).not.toContain(token);
  await sound(own.page, "a place looks at its own facts");
  await own.change("phone");
  await own.field("desk.fact.phone").fill("0736-4200789");
  await own.save("phone");
  await expect(own.page.getByText(t("confirm.change"))).toBeVisible();
  await sound(own.page, "a change that is not sent yet");
  await own.button("confirm.send").click();
  await expect(own.page.getByText(t("confirm.thanks"))).toBeVisible();
  await sound(own.page, "confirmed");
  expect(asked.filter((url) => url.includes(token))).toEqual([]);
  const kept = await own.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(kept).not.toContain(token);
  await own.page.goto("about:blank");
  await own.page.goto(link);
  await expect(own.page.getByText(t("confirm.bad"))).toBeVisible();
  await sound(own.page, "a used link");
  await context.close();

  const shown = await publicPage(page, place.id);
  await expect(shown.fact("place.phone")).toContainText("0736-4200789");
  await expect(shown.fact("place.phone")).toContainText(shown.texts.part("place.desk.operator"));
  const deeds = rows("SELECT actor FROM audit WHERE object LIKE ? AND actor LIKE 'facility:%'", `%${place.id}%`);
  expect(deeds.length).toBeGreaterThan(0);
});
