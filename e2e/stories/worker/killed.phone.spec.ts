// The system kills the worker whenever it likes, also in the middle of a form.
import { MapPage } from "../../pages/map.ts";
import { OwnSite } from "../../pages/own-site.ts";
import { RequestPage, WISH } from "../../pages/request.ts";
import { expect, STILL, test } from "../../pages/story.ts";
import { AppWorker, forgetFiles, killWorkers } from "../../pages/worker.ts";

test.use({ ...STILL, serviceWorkers: "allow" });

test("a worker that is killed over a form takes nothing with it", async ({ browser }) => {
  test.setTimeout(120_000);
  // The server goes: Playwright's own way of cutting the network starts no worker any more that was killed.
  const site = await OwnSite.start({});
  const context = await browser.newContext({ baseURL: site.url, serviceWorkers: "allow" });
  const page = await context.newPage();
  const worker = new AppWorker(page);
  await worker.installed("430781");
  const form = new RequestPage(page);
  await form.open();
  await killWorkers(page);
  await form.service(WISH.service).click();
  await form.fillElder(WISH);
  await form.at("phone");
  await form.phone().fill(WISH.phone);
  await killWorkers(page);
  await forgetFiles(context, page);
  await site.down();
  await page.reload();
  await form.at("phone");
  await expect(form.phone()).toHaveValue(WISH.phone);
  await killWorkers(page);
  await form.fillPhone(WISH);
  await form.fillAddress(WISH);
  await form.fillTime(WISH);
  await form.at("consent");
  await form.agree();
  await form.consent("contact").check();
  await killWorkers(page);
  await form.next();
  await form.at("review");
  await form.sendButton().click();
  await expect(form.sendAgain()).toBeVisible();
  await killWorkers(page);
  await page.goto("/");
  await new MapPage(page).ready();
  await site.up();
  await page.goto("/request/sent");
  await form.code();
  expect(await worker.places()).toEqual(["active"]);
  await context.close();
  await site.stop();
});
