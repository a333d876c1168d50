// Every page of a family's way opens without a network once the map was looked at for a while: the
// network is cut, or the server is gone.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { CheckPage } from "../pages/check.ts";
import { answersLosing } from "../pages/instrument.ts";
import { MapPage } from "../pages/map.ts";
import { OwnSite } from "../pages/own-site.ts";
import { answered } from "../pages/sheet.ts";
import { expect, STILL, test } from "../pages/story.ts";
import { zhCN } from "../pages/texts.ts";

test.use(STILL);

/** The pages, and what stands on each only when it is whole. */
const PAGES: readonly (readonly [string, string])[] = [
  ["/plan", "plan.title"],
  ["/rights", "rights.title"],
  ["/apply", "apply.step.choose"],
  ["/sheet", "sheet.title"],
  ["/sheet/open", "sheet.open.title"],
  ["/check/ltc", "ltc.title"],
  ["/visit", "visit.title"],
  ["/check/result", "check.result.title"],
];

/** Follows a link inside the app: nothing is loaded anew. */
async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((path) => {
    const link = Object.assign(document.createElement("a"), { href: path });
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
  await expect(page).toHaveURL((url) => url.pathname === path);
}

async function allOpen(page: Page): Promise<void> {
  for (const [path, title] of PAGES) {
    await follow(page, path);
    await expect(page.getByRole("heading", { level: 1, name: zhCN.t(title), exact: true }), path).toBeVisible();
    await expect(page.getByText(zhCN.t("load.failed")), path).toHaveCount(0);
    await expect(page.getByText(zhCN.t("common.loading"), { exact: true }), path).toHaveCount(0);
  }
  // The reviewers' page is not fetched ahead: it says so, with a way to try again.
  await follow(page, "/instruments");
  await expect(page.getByText(zhCN.t("load.failed")).first()).toBeVisible();
  await follow(page, "/sheet");
  await expect(page.locator(".qr-sealed").first()).toBeAttached();
  await expect(page.locator(".sheet-paper-block").filter({ hasText: zhCN.t("sheet.plan") })).toBeVisible();
}

/** The map with everything fetched ahead; the benefits of the city come last. */
async function looked(page: Page): Promise<void> {
  await page.addInitScript(() => localStorage.setItem("eldercare.city", "411200"));
  await answered(new CheckPage(page), answersLosing(45));
  const file = page.waitForResponse(/geo\/411200\/benefits\.json/, { timeout: 90_000 });
  await new MapPage(page).open("411200");
  await file;
}

test("the pages behind the map open without a network", async ({ page, context, watch }) => {
  test.setTimeout(120_000);
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  await looked(page);
  await context.setOffline(true);
  await allOpen(page);
});

test("they open with the server gone, too", async ({ browser }) => {
  test.setTimeout(120_000);
  const settings = JSON.parse(readFileSync(new URL("../../public/config.json", import.meta.url), "utf8")) as object;
  const site = await OwnSite.start(settings);
  const context = await browser.newContext({ baseURL: site.url, locale: "zh-CN", reducedMotion: "reduce" });
  const page = await context.newPage();
  try {
    await looked(page);
  } finally {
    await site.stop();
  }
  await allOpen(page);
  await context.close();
});
