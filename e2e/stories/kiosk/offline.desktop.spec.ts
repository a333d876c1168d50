// A kiosk without a network says so, offers paper, and keeps nobody's request to send it behind their back.
import { requestsFor } from "../../pages/database.ts";
import { AT_A_KIOSK, kept, Kiosk, NOTHING, somebody } from "../../pages/kiosk.ts";
import { MODES } from "../../pages/modes.ts";
import { KioskRequest } from "../../pages/start.ts";
import { sound } from "../../pages/sound.ts";
import { expect, test } from "../../pages/story.ts";
import { AT_KIOSK } from "../../pages/texts.ts";

test.use(AT_A_KIOSK);

test("before anything is typed it says so, and prints an empty application", async ({ page, context }) => {
  const kiosk = new Kiosk(page);
  await kiosk.open("kiosk");
  await expect(page.getByText(kiosk.texts.t("kiosk.offline"))).toHaveCount(0);
  await context.setOffline(true);
  await expect(page.getByText(kiosk.texts.t("kiosk.offline"))).toBeVisible();
  await sound(page, "choices without a network", MODES.kiosk);
  const { text } = await kiosk.printed(() => kiosk.button("kiosk.paper").click());
  for (const key of ["title", "service", "name", "phone", "address", "time"]) expect(text).toContain(kiosk.texts.t(`kiosk.paper.${key}`));
  expect(text).toContain("12345");
  const blanks = page.locator(".slip-blank dd");
  await page.emulateMedia({ media: "print" });
  // A line to write on is as high as a hand writes.
  for (const blank of await blanks.all()) expect((await blank.boundingBox())?.height).toBeGreaterThan(40);
  await page.emulateMedia({ media: null });
  await context.setOffline(false);
  await expect(page.getByText(kiosk.texts.t("kiosk.offline"))).toHaveCount(0);
});

test("what was typed is printed only after asking, and never sent later", async ({ page, context, watch }) => {
  test.setTimeout(120_000);
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const who = somebody();
  const kiosk = new Kiosk(page);
  await kiosk.open("kiosk");
  const form = await kiosk.toReview(who);
  await context.setOffline(true);
  await form.sendButton().click();
  await expect(page.getByText(AT_KIOSK["request.waiting.safe"] ?? "")).toBeVisible();
  await sound(page, "not sent", MODES.kiosk);

  await kiosk.button("kiosk.paper").click();
  await sound(page, "which paper", MODES.kiosk);
  const empty = await kiosk.printed(() => kiosk.dialog().getByRole("button", { name: kiosk.texts.t("kiosk.paper.empty") }).click());
  for (const words of who.words) expect(empty.text).not.toContain(words);
  await kiosk.button("kiosk.paper").click();
  const typed = await kiosk.printed(() => kiosk.dialog().getByRole("button", { name: kiosk.texts.t("kiosk.paper.typed") }).click());
  for (const words of who.words) expect(typed.text.replaceAll(" ", "")).toContain(words);
  expect(typed.text).toContain(kiosk.texts.t("service.bath"));
  expect(typed.text).not.toContain(kiosk.texts.t("request.review.note"));

  // The network is back: nothing goes out by itself, on this page or another.
  await context.setOffline(false);
  await page.waitForTimeout(2_000);
  await kiosk.link("kiosk.home").click();
  await kiosk.way("find").click();
  await page.waitForTimeout(6_000);
  expect(requestsFor(`${who.surname}奶奶`)).toHaveLength(0);
  await kiosk.finish();
  await kiosk.way("find").click();
  await page.waitForTimeout(3_000);
  expect(requestsFor(`${who.surname}奶奶`)).toHaveLength(0);
  expect(await kept(page)).toEqual(NOTHING);
});

test("whoever stands there sends it with a tap when the network is back", async ({ page, context, watch }) => {
  test.setTimeout(120_000);
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const who = somebody();
  const kiosk = new Kiosk(page);
  await kiosk.open("kiosk");
  const form: KioskRequest = await kiosk.toReview(who);
  await context.setOffline(true);
  await form.sendButton().click();
  await expect(form.sendAgain()).toBeVisible();
  await context.setOffline(false);
  await form.sendAgain().click();
  await form.code();
  expect(requestsFor(`${who.surname}奶奶`)).toHaveLength(1);
});
