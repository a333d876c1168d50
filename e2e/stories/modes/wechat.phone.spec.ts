// Most links are opened inside WeChat, which prints nothing, saves no file and has a share sheet of its own. Each of
// these has a way on.
import { CheckPage } from "../../pages/check.ts";
import { MapPage } from "../../pages/map.ts";
import { sound } from "../../pages/sound.ts";
import { expect, STILL, test } from "../../pages/story.ts";

const WECHAT =
  "Mozilla/5.0 (Linux; Android 13; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160065 MMWEBSDK/20231202 MicroMessenger/8.0.47.2560(0x28002F35) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN";

test.use({ ...STILL, userAgent: WECHAT });

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    const counts = { printed: 0 };
    Object.assign(globalThis, { counts });
    globalThis.print = () => {
      counts.printed += 1;
    };
    // As there: no share sheet of the browser, no worker.
    Object.defineProperty(navigator, "share", { value: undefined });
    Object.defineProperty(navigator, "serviceWorker", { value: undefined });
  });
});

const printed = (): number => (globalThis as unknown as { counts: { printed: number } }).counts.printed;

test("printing a result says how, keeps the page, and nothing else happens", async ({ page }) => {
  test.setTimeout(120_000);
  const check = new CheckPage(page);
  await check.open();
  await check.begin();
  await check.answer("coma", "yes");
  await check.atResult();
  await check.button("check.next.paper").click();
  await expect(check.dialog().getByText(check.texts.t("way-on.print"))).toBeVisible();
  await expect(check.dialog().getByText(check.texts.t("way-on.stays"))).toBeVisible();
  await sound(page, "how to print");
  expect(await page.evaluate(printed)).toBe(0);
  await check.closeDialog();
  await check.button("check.export").click();
  await expect(check.dialog().getByText(check.texts.t("way-on.file"))).toBeVisible();
});

test("handing a place on says where WeChat does it, and gives the address to copy", async ({ page }) => {
  const map = new MapPage(page);
  await map.open();
  await map.rows().first().getByRole("link").click();
  await page.getByRole("button", { name: map.texts.t("place.share") }).click();
  await expect(map.dialog().getByText(map.texts.t("way-on.share"))).toBeVisible();
  await expect(map.dialog().getByText(/^http:\/\/127\.0\.0\.1:\d+\/place\//)).toBeVisible();
  await expect(map.dialog().getByRole("button", { name: map.texts.t("way-on.copy") })).toBeVisible();
});
