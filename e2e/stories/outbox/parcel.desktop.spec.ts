// The queue in a file: opened by another device, once; delivered from both, one row and one receipt.
import { readFileSync, writeFileSync } from "node:fs";
import { requestsFor } from "../../pages/database.ts";
import { HerePage } from "../../pages/here.ts";
import { RequestPage, WISH } from "../../pages/request.ts";
import { expect, STILL, test } from "../../pages/story.ts";
import { zhCN } from "../../pages/texts.ts";

test.use(STILL);

test("taken to another device and sent from both: nothing doubled, and a wrong code opens nothing", async ({ page, browser, watch }, info) => {
  test.setTimeout(120_000);
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const mark = `${Date.now().toString(36)}${Math.floor(Math.random() * 1e6)}`;
  const form = new RequestPage(page);
  await form.open();
  // One begun and one waiting.
  await form.service("travel").click();
  await form.fillElder({ ...WISH, name: `演示·${mark}begun` });
  await form.at("phone");
  await form.open();
  await form.button("request.another").click();
  await form.fill({ ...WISH, name: `演示·${mark}waits` });
  await form.sendWithoutNetwork();
  await form.link("request.here.link").click();
  const here = new HerePage(page);
  const { code, file } = await here.takeAway();
  expect(readFileSync(file).includes(mark)).toBe(false);

  const context = await browser.newContext({ reducedMotion: "reduce" });
  const other = new HerePage(await context.newPage());
  await other.open();
  expect(await other.bringIn(file, "2222-2222-2222")).toBe(zhCN.t("request.parcel.problem.wrong-code"));
  const broken = info.outputPath("broken.parcel");
  writeFileSync(broken, readFileSync(file).subarray(0, 200));
  expect(await other.bringIn(broken, code)).toBe(zhCN.t("request.parcel.problem.not-ours"));
  expect(await other.bringIn(file, code.toLowerCase().replaceAll("-", " "))).toBe(zhCN.t("request.parcel.arrived", { new: 2, known: 0, damaged: 0 }));
  // The other device has a network, so what waits is sent from there.
  await other.counts(1, 0, 0, 1);
  expect(await other.bringIn(file, code)).toBe(zhCN.t("request.parcel.arrived", { new: 0, known: 2, damaged: 0 }));
  await other.counts(1, 0, 0, 1);
  await expect(other.row(`${mark}begun`)).toBeVisible();

  await page.context().setOffline(false);
  await here.counts(1, 0, 0, 1);
  expect(requestsFor(`演示·${mark}waits`)).toHaveLength(1);
  expect(await here.codes()).toEqual(await other.codes());
  await context.close();
});
