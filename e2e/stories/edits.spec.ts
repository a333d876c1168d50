// The desk changes facts of a place: everybody sees them with who and when, in list, page and comparison, until
// they are changed again. Without a network what was told last stands.
import type { Page } from "@playwright/test";
import { facilities, type Facility } from "../pages/cities.ts";
import { Clerk } from "../pages/clerk.ts";
import { ComparePage } from "../pages/compare.ts";
import { MapPage } from "../pages/map.ts";
import { PlacePage } from "../pages/place.ts";
import { account, CHANGED_CITY as CITY } from "../pages/staff.ts";
import { expect, STILL, test } from "../pages/story.ts";

test.use(STILL);

const MINUTE = 60_000;

/** Stations that no other story reports about, other ones for each size of screen. */
async function places(page: Page): Promise<[Facility, Facility]> {
  const all = await facilities(page.request, CITY);
  const width = page.viewportSize()?.width ?? 0;
  const stations = all.filter(({ kind, point }) => kind === "institution" && point !== undefined);
  const [one, other] = stations.slice(width < 900 ? 0 : 2);
  if (one === undefined || other === undefined) throw new Error("the city has too few institutions");
  return [one, other];
}

const today = (): string => new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);

test("what the desk changes is public at once with who and when, also without a network", async ({ page, context, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const [place, other] = await places(page);
  const editor = await Clerk.signIn(page.request, account("editor", "演示信息员"));
  const shown = new PlacePage(page);
  const { texts } = shown;
  const date = texts.t("date.day", {
    year: today().slice(0, 4),
    month: texts.t("date.months").split(",")[Number(today().slice(5, 7)) - 1] ?? "",
    day: String(Number(today().slice(8))),
  });
  const who = texts.t("place.desk.worker", { date });
  await shown.open(place.id, CITY);
  await expect(shown.heading(place.name)).toBeVisible();
  await expect(page.getByText(who)).toHaveCount(0);

  await editor.edit(
    place.id,
    { fact: "hours", text: "演示：每天 6:00-7:00", schedule: { week: [{ days: ["Mo"], span: { from: "06:00", to: "07:00" } }] } },
    { fact: "phone", number: "0736-4200123" },
    { fact: "free-beds", class: "any", free: 3 },
    { fact: "price", price: { per: "month", covers: "all-in", from: 2345 } },
  );
  await page.reload();
  await expect(shown.fact("place.hours")).toContainText("演示：每天 6:00-7:00");
  await expect(shown.fact("place.hours")).toContainText(who);
  await expect(shown.fact("place.phone")).toContainText("0736-4200123");
  await expect(shown.fact("place.address")).not.toContainText(who);
  await expect(shown.call()).toHaveAttribute("href", /07364200123/);

  const compare = new ComparePage(page);
  await compare.open([other.id, place.id], CITY);
  await expect(compare.row("place.price")).toContainText("2345");
  await expect(compare.row("place.price")).toContainText(who);
  await expect(compare.row("place.beds")).toContainText("3");

  // Without a network what was told last in this visit stands, and after a reload what the browser has kept.
  await shown.open(place.id, CITY);
  await expect(shown.fact("place.phone")).toContainText("0736-4200123");
  await context.setOffline(true);
  await shown.link("common.back").click();
  await page.goBack();
  await expect(shown.fact("place.phone")).toContainText("0736-4200123");
  await expect(shown.fact("place.phone")).toContainText(who);
  await context.setOffline(false);
});

test("a place that is closed for a time is closed in an open list within a minute, and not open now", async ({ page }) => {
  const [, place] = await places(page);
  const editor = await Clerk.signIn(page.request, account("editor", "演示信息员"));
  await page.clock.install();
  const map = new MapPage(page);
  // On a busy machine the first answer is there before the row is looked at, and the next a minute later.
  const told = page.waitForResponse((answer) => answer.url().endsWith("/edits"));
  await map.open(CITY);
  await map.search().fill(place.name);
  await map.search().press("Enter");
  const row = page.locator(`#place-list [data-id="${place.id}"]`);
  await expect(row).toBeVisible();
  await page.clock.runFor(3_000);
  await told;
  await expect(row).not.toContainText(map.texts.t("open.paused"));

  await editor.edit(place.id, { fact: "closed", closure: { since: today(), until: today() } });
  const again = page.waitForResponse((answer) => answer.url().endsWith("/edits"));
  await page.clock.runFor(MINUTE);
  await again;
  await expect(row).toContainText(map.texts.t("open.paused"));

  const shown = new PlacePage(page);
  await row.getByRole("link").click();
  await expect(page.getByText(map.texts.t("place.closed.what"))).toBeVisible();
  await expect(page.getByText(map.texts.like("place.desk.worker"))).toBeVisible();
  await editor.edit(place.id, { fact: "open" });
  await shown.link("common.back").click();
  const last = page.waitForResponse((answer) => answer.url().endsWith("/edits"));
  await page.clock.runFor(3_000);
  await last;
  await expect(row).not.toContainText(map.texts.t("open.paused"));
});
