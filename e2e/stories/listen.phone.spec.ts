// She cannot read the small signs and has the page read to her: by the site's clips, by a voice of her telephone, and
// not at all where nothing could speak.
import { CheckPage } from "../pages/check.ts";
import { answersLosing, levelOf, totals } from "../pages/instrument.ts";
import { OwnSite } from "../pages/own-site.ts";
import { RequestPage } from "../pages/request.ts";
import { sound } from "../pages/sound.ts";
import { expect, STILL, test } from "../pages/story.ts";
import { zhCN } from "../pages/texts.ts";
import { Clips, heard, Listen, listen, withVoices } from "../pages/voice.ts";
import { Wire } from "../pages/wire.ts";

test.use(STILL);

const MANDARIN = { lang: "zh-CN", localService: true };
const FAR_AWAY = { lang: "zh-CN", localService: false };
const CANTONESE = { lang: "zh-HK", localService: true };

/** What stands on the page of a question about the mother. */
function ofQuestion(id: string, options: readonly string[]): string[] {
  const mother = zhCN.t("check.who.called.mother");
  const parts = options.flatMap((option) => ["label", "detail"].map((part) => zhCN.item(id, "option", option, part)));
  return [zhCN.item(id, "ask", "other").replace("{who}", mother), zhCN.item(id, "example"), ...parts];
}

const COMA = ofQuestion("coma", ["no", "yes"]);
COMA.splice(1, 0, zhCN.t("check.place.before.why"));
const EATING = ofQuestion("B.1.1", ["4", "3", "2", "1", "0"]);

test.describe("with the clips of the site", () => {
  let site: OwnSite;
  let clips: Clips;

  test.beforeAll(async () => {
    clips = Clips.make(["gbt-42195-2022.coma.", "gbt-42195-2022.B.1.1.", "check.place.before.why"]);
    site = await OwnSite.start({ default_city: "430781", voice: "/voice/" }, { voice: clips.folder });
  });

  test.afterAll(async () => {
    await site.stop();
  });

  test("a question and its answers are read, and nobody hears from the network which", async ({ page, context }) => {
    test.slow();
    await listen(page);
    const wire = new Wire(context);
    await page.goto(`${site.url}/check`);
    const [check, aloud] = [new CheckPage(page), new Listen(page)];
    await expect(check.button("check.start")).toBeVisible();
    // Of this page only some texts would have a clip: half a page is not read.
    await expect(aloud.group()).toHaveCount(0);
    await check.begin("mother");
    wire.start();
    await expect(aloud.go()).toBeVisible();
    await expect(page.getByText(zhCN.t("listen.test"))).toBeVisible();
    await aloud.toTheEnd(aloud.go());
    expect((await heard(page)).heard).toEqual(clips.sizes(COMA));
    await sound(page, "a question that was read aloud");
    const pack = clips.index().packs.map(({ file }) => `GET ${site.url}/voice/${file}`);
    expect(pack).toHaveLength(1);
    expect(wire.sent).toEqual(pack);

    // The next question asks for nothing any more.
    await check.answer("coma", "no");
    await check.at("B.1.1");
    await aloud.toTheEnd(aloud.go());
    expect((await heard(page)).heard).toEqual(clips.sizes([...COMA, ...EATING]));
    expect(wire.sent).toEqual(pack);
    // This one has no clips.
    await check.answer("B.1.1", "4");
    await check.at("B.1.2");
    await expect(aloud.group()).toHaveCount(0);
  });

  test("it falls silent at a tap and on the next page, is heard again, and softer", async ({ page }) => {
    await listen(page);
    await page.goto(`${site.url}/check`);
    const [check, aloud] = [new CheckPage(page), new Listen(page)];
    await check.begin("mother");
    await aloud.go().click();
    await expect.poll(async () => (await heard(page)).heard.length).toBeGreaterThan(0);
    await aloud.stop().click();
    await expect(aloud.again()).toBeFocused();
    const before = (await heard(page)).heard.length;
    await page.waitForTimeout(1_500);
    expect((await heard(page)).heard).toHaveLength(before);

    expect((await heard(page)).volume).toBe(1);
    await aloud.button("listen.volume.high").click();
    await expect(aloud.button("listen.volume.low")).toBeVisible();
    await aloud.again().click();
    await expect.poll(async () => (await heard(page)).heard.length).toBeGreaterThan(before);
    expect((await heard(page)).volume).toBeLessThan(0.5);
    expect((await heard(page)).heard[before]).toBe(clips.sizes(COMA)[0]);

    await check.answer("coma", "no");
    await check.at("B.1.1");
    await expect(aloud.go()).toBeVisible();
    const left = (await heard(page)).heard.length;
    await page.waitForTimeout(1_500);
    expect((await heard(page)).heard).toHaveLength(left);
    // How loud it is stays, also when the page is loaded anew.
    await page.reload();
    await aloud.go().click();
    await expect(aloud.button("listen.volume.low")).toBeVisible();
  });

  test("clips that do not come are told, and a second tap tries again", async ({ page, watch }) => {
    await listen(page);
    watch.plant(/\.pack/);
    await page.route("**/*.pack", (route) => route.abort());
    await page.goto(`${site.url}/check`);
    const [check, aloud] = [new CheckPage(page), new Listen(page)];
    await check.begin("mother");
    await aloud.go().click();
    await expect(page.getByRole("status").filter({ hasText: zhCN.t("listen.failed") })).toBeVisible();
    await page.unroute("**/*.pack");
    await aloud.again().click();
    await expect.poll(async () => (await heard(page)).heard.length).toBeGreaterThan(0);
    await expect(page.getByText(zhCN.t("listen.failed"))).toHaveCount(0);
  });
});

test.describe("with a voice of the browser", () => {
  test("start, question, result and the steps of a request are read", async ({ page }) => {
    await withVoices(page, [FAR_AWAY, CANTONESE, MANDARIN]);
    const [check, aloud] = [new CheckPage(page), new Listen(page)];
    const said = async () => (await heard(page)).heard;
    await check.open();
    await aloud.toTheEnd(aloud.go());
    expect((await said())[0]).toBe(`zh-CN: ${zhCN.t("check.who")}`);
    await check.begin("mother");
    const start = (await said()).length;
    await aloud.toTheEnd(aloud.go());
    expect((await said()).slice(start)).toEqual(COMA.map((text) => `zh-CN: ${text}`));

    const answers = answersLosing(22);
    await check.hasAnswered(answers);
    await check.atResult();
    const level = levelOf(totals(answers).low);
    const result = (await said()).length;
    await aloud.toTheEnd(aloud.go());
    const texts = (await said()).slice(result);
    expect(texts.slice(0, 2)).toEqual([zhCN.t("check.reference"), check.levelName(level)].map((text) => `zh-CN: ${text}`));
    expect(texts.at(-1)).toBe(`zh-CN: ${zhCN.item("level", String(level), "means")}`);

    const request = new RequestPage(page);
    await request.open();
    await aloud.toTheEnd(aloud.go());
    const services = await said();
    expect(services[0]).toBe(`zh-CN: ${zhCN.t("request.step.service")}`);
    expect(services).toContain(`zh-CN: ${zhCN.t("service.hint.bath")}`);
    await page.locator('[data-service="bath"]').click();
    await request.at("elder");
    await aloud.go().click();
    await aloud.stop().click();
    expect((await heard(page)).cancelled).toBeGreaterThan(0);
    await sound(page, "a step of a request that was stopped");
  });

  test("a voice that speaks far away, and one that nobody here understands, are none", async ({ page }) => {
    await withVoices(page, [FAR_AWAY, CANTONESE]);
    await new CheckPage(page).open();
    await page.waitForTimeout(1_000);
    await expect(new Listen(page).group()).toHaveCount(0);
  });
});

test("where nothing can speak there is no button, and nothing is asked for", async ({ page, context }) => {
  const wire = new Wire(context);
  wire.start();
  const [check, aloud] = [new CheckPage(page), new Listen(page)];
  await check.open();
  expect(await page.evaluate(() => speechSynthesis.getVoices().length)).toBe(0);
  await expect(aloud.group()).toHaveCount(0);
  await check.begin("self");
  await expect(aloud.group()).toHaveCount(0);
  await new RequestPage(page).open();
  await expect(aloud.group()).toHaveCount(0);
  expect(wire.sent.filter((url) => url.includes("voice"))).toEqual([]);
});
