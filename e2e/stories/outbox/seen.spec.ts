// What the pages of requests say when something is in the way: open in another window, not kept, thrown
// away, damaged, deleted at the server, waiting. Sound for axe and our sizes, at the usual text and the largest.
import type { Page } from "@playwright/test";
import { facilities } from "../../pages/cities.ts";
import { handedIn, HerePage, stored } from "../../pages/here.ts";
import { PlacePage } from "../../pages/place.ts";
import { RequestPage, WISH } from "../../pages/request.ts";
import { sound } from "../../pages/sound.ts";
import { expect, STILL, test } from "../../pages/story.ts";

test.use(STILL);

const noRoom = (page: Page) =>
  page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
  });

for (const text of ["usual", "largest"]) {
  /** Sound, and nothing runs out of the screen. */
  const seen = async (page: Page, state: string): Promise<void> => {
    await keep(page, state);
    await sound(page, `${state}, ${text} text`);
    const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const);
    expect.soft(wide, `${state}, ${text} text: runs out of the screen`).toBeLessThanOrEqual(room);
  };

  /** A picture for whoever looks at this run. */
  const keep = async (page: Page, state: string): Promise<void> => {
    const folder = process.env["ELDERCARE_PICTURES"];
    const size = page.viewportSize()?.width;
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${size}-${text}-${state.replaceAll(/[ ,]+/g, "-")}.png`, fullPage: true });
  };

  test(`notices of the device at the ${text} text`, async ({ page, context, watch }) => {
    test.setTimeout(180_000);
    watch.plant(/ERR_/, /410/, /reports/);
    if (text === "largest") {
      // Empty frames, such as axe makes, have no storage.
      await context.addInitScript(() => location.protocol.startsWith("http") && localStorage.setItem("eldercare.text", "largest"));
    }
    const form = new RequestPage(page);
    await form.open();
    await form.service("bath").click();
    await form.fillElder(WISH);
    await form.at("phone");
    const second = new RequestPage(await context.newPage());
    await second.page.goto("/request/phone");
    await expect(second.heading(second.texts.t("request.elsewhere.title"))).toBeVisible();
    await seen(second.page, "open in another window");
    await second.page.close();

    await page.bringToFront();
    await form.fillPhone(WISH);
    await form.fillAddress(WISH);
    await form.fillTime(WISH);
    await form.agree();
    await form.consent("contact").check();
    await form.next();
    await form.at("review");
    await context.setOffline(true);
    await noRoom(page);
    await form.sendButton().click();
    await expect(page.getByText(form.texts.t("request.unkept.title"))).toBeVisible();
    await seen(page, "neither sent nor kept");
    await context.setOffline(false);
    await form.sendButton().click();
    await form.code();
    await seen(page, "delivered, and no room for the receipt");

    // Room again. One record is damaged, one was thrown away, one waits, and a report waits.
    await page.route("**/api/v1/re{quests,ports}", (route) => route.abort("connectionreset"));
    const told = (await facilities(page.request, "430781")).filter(({ kind }) => kind === "station").at(-8);
    const place = new PlacePage(page);
    await place.open(told?.id ?? "", "430781");
    await place.reportClosed();
    await place.when("now").check();
    await place.send().click();
    await expect(place.told("report.kept")).toBeVisible();
    // What was delivered without room left nothing behind: the form is a new one.
    await form.open();
    await form.fill(WISH);
    await form.sendButton().click();
    await expect(form.sendAgain()).toBeVisible();
    await page.evaluate(async () => {
      const open = indexedDB.open("eldercare");
      await new Promise((resolve) => (open.onsuccess = resolve));
      const write = open.result.transaction("sealed", "readwrite");
      write.objectStore("sealed").put(new Uint8Array([1, 2, 3]), "outbox-00000000-0000-4000-8000-000000000000");
      await new Promise((resolve) => (write.oncomplete = resolve));
      open.result.close();
      localStorage.setItem("eldercare.here.00000000-0000-4000-8000-000000000001", "waiting");
    });
    expect((await stored(page)).filter((name) => name.startsWith("report-"))).toHaveLength(1);
    const here = new HerePage(page);
    await here.open();
    await expect(page.getByText(here.texts.t("request.here.missing", { count: 1 }))).toBeVisible();
    await expect(page.getByText(here.texts.t("request.here.unreadable", { count: 1 }))).toBeVisible();
    await expect(place.sendWaiting()).toHaveCount(1);
    await seen(page, "thrown away, damaged, and waiting");

    await page.unroute("**/api/v1/re{quests,ports}");
    await page.route("**/api/v1/requests", (route) => {
      const body = JSON.stringify({ code: "record.erased", message_key: "error.record.erased", fields: [], record: handedIn(route), correlation_id: "0".repeat(32) });
      return route.fulfill({ status: 410, contentType: "application/json", body });
    });
    await here.sendAll().click();
    await expect(page.getByText(here.texts.t("request.here.erased", { count: 1 }))).toBeVisible();
    await seen(page, "deleted at the server");

    await noRoom(page);
    await form.tab("tab.request").click();
    await form.at("service");
    await form.service("meal").click();
    await expect(page.getByText(form.texts.t("request.kept.nothing"))).toBeVisible();
    await seen(page, "nothing can be kept");
  });
}
