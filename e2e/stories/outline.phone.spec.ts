// What a screen reader is given on the main screen of every page, held against files in e2e/outlines that a person can
// read: a change in them is seen in the review. `npx playwright test outline --project phone --update-snapshots` writes
// them anew after a change that is meant.
import type { Page } from "@playwright/test";
import { CheckPage } from "../pages/check.ts";
import { Frame } from "../pages/frame.ts";
import { MapPage } from "../pages/map.ts";
import { person } from "../pages/plan.ts";
import { RequestPage } from "../pages/request.ts";
import { expect, STILL, test } from "../pages/story.ts";

test.use(STILL);

const CITY = "430781";
const PLACE = "d430781001s1";

/** A day that stays: what is old, and what is open now, does not change. What people reported belongs to other stories. */
test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(new Date("2026-11-26T02:00:00Z"));
  await page.addInitScript((city) => localStorage.setItem("eldercare.city", city), CITY);
  await page.route("**/reports/summary", (route) => route.fulfill({ json: { city: CITY, days: 30, closed: [] } }));
  await page.route("**/edits", (route) => route.fulfill({ json: { city: CITY, edits: [], confirmations: [] } }));
});

async function isAsWritten(page: Page, name: string): Promise<void> {
  await expect(page.locator("html")).not.toHaveAttribute("aria-busy", "true");
  // The pages' ids of drawings are not said; an outline that is the same twice has come to rest.
  let outline = "";
  await expect.poll(async () => {
    const before = outline;
    outline = await page.locator("body").ariaSnapshot();
    return outline !== "" && outline === before;
  }).toBe(true);
  // On a busy machine two looks may be alike while the facts of the places are still under way: the page has its time.
  await expect(async () => {
    expect(`${await page.locator("body").ariaSnapshot()}\n`).toMatchSnapshot(`${name}.yml`);
  }).toPass({ timeout: 20_000 });
}

/** Pages that are opened by their address. The reviewers' page is left out: its outline is that of every question. */
const PAGES = [
  ["about", "/about"],
  ["accessibility", "/accessibility"],
  ["apply", "/apply"],
  ["check", "/check"],
  ["compare", "/compare"],
  ["coverage", "/coverage"],
  ["kinds", "/kinds"],
  ["missing", "/no-such-page"],
  ["place", `/place/${PLACE}`],
  ["plan", "/plan"],
  ["privacy", "/privacy"],
  ["rights", "/rights"],
  ["self-rating", "/check/ltc"],
  ["sheet", "/sheet"],
  ["sheet-open", "/sheet/open"],
  ["status", "/status"],
  ["visit", "/visit"],
  ["desk", "/desk"],
] as const;

const WITH_FOOT = new Set<string>(["check", "kinds", "missing", "place", "rights", "status"]);

for (const [name, path] of PAGES) {
  test(`the outline of ${name}`, async ({ page, watch }) => {
    watch.plant(/404.*no-such-page/, /401.*desk/);
    await page.goto(`${path}?city=${CITY}`);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await expect(page.getByText(new Frame(page).texts.t("common.loading"), { exact: true })).toHaveCount(0);
    // The foot comes behind the page; its texts are read when the page is there.
    if (WITH_FOOT.has(name)) await expect(page.getByRole("contentinfo")).toBeVisible();
    await isAsWritten(page, name);
  });
}

test("the outline of the map and its dialogs", async ({ page }) => {
  const map = new MapPage(page);
  await map.open(CITY);
  await isAsWritten(page, "map");
  await map.openFilters();
  await isAsWritten(page, "map-filters");
  await map.closeDialog();
  await map.openDisplay();
  await isAsWritten(page, "display");
});

test("the outline of a question and of the result", async ({ page }) => {
  const check = new CheckPage(page);
  await check.open();
  await check.begin("mother");
  await isAsWritten(page, "check-question");
  await check.hasAnswered(person({}));
  await check.atResult();
  await isAsWritten(page, "check-result");
});

test("the outline of a request, step by step", async ({ page }) => {
  const form = new RequestPage(page);
  await form.open();
  await isAsWritten(page, "request-service");
  await form.service("bath").click();
  await form.at("elder");
  await isAsWritten(page, "request-elder");
  await form.next();
  await expect(form.summary()).toBeFocused();
  await isAsWritten(page, "request-elder-errors");
});
