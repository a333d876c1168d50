// Signing out without a network, another language in the middle of a note, and what a reload must not hand on.
import { chromium } from "@playwright/test";
import { whole } from "../../chromium.ts";
import { rows } from "../../pages/database.ts";
import { DeskPage } from "../../pages/desk.ts";
import { handIn } from "../../pages/handed-in.ts";
import { LedgersPage } from "../../pages/ledgers.ts";
import { desk as sound } from "../../pages/sound.ts";
import { account } from "../../pages/staff.ts";
import { expect, test } from "../../pages/story.ts";
import { textsOf } from "../../pages/texts.ts";

const TOWN = "430781105"; // 药山镇
const HERE = { town: TOWN, village: "430781105003" };

test("who signs out without a network leaves an empty page at once, and the server hears of it later", async ({ page, context, request, watch }) => {
  watch.plant(/401/, /ERR_INTERNET_DISCONNECTED/);
  const handed = await handIn(request, { name: "演示·范奶奶", ...HERE });
  const clerk = account("clerk", "演示·彭办事", [TOWN]);
  const desk = new DeskPage(page);
  const t = desk.texts.t.bind(desk.texts);
  await desk.enter(clerk, `/desk/requests/${handed.id}`);
  await expect(page.getByText("范奶奶")).toBeVisible();
  await context.setOffline(true);
  await desk.signOut();
  await expect(page.getByText("范奶奶")).toHaveCount(0);
  await expect(page.getByText(clerk.name)).toHaveCount(0);
  await expect(page.getByText(t("desk.sign-out.untold"))).toBeVisible();
  await sound(page, "signed out without a network");
  const sessions = () => rows("SELECT COUNT(*) AS n FROM staff_sessions WHERE login = ?", clerk.login)[0]?.["n"];
  expect(sessions()).toBe(1);
  await context.setOffline(false);
  await expect(page.getByText(t("desk.sign-out.done"))).toBeVisible();
  expect(sessions()).toBe(0);
  await page.reload();
  await expect(desk.heading(t("desk.sign-in.title"))).toBeVisible();
});

test("a server that does not answer holds no name on the page, and whoever signs in next stays signed in", async ({ page, watch }) => {
  watch.plant(/401/);
  const [clerk, other] = [account("clerk", "演示·鲁办事", [TOWN]), account("clerk", "演示·韦办事", [TOWN])];
  const desk = new DeskPage(page);
  await desk.enter(clerk, "/desk/requests");
  await page.route("**/desk/sign-out", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await route.continue();
  }, { times: 1 });
  await desk.signOut();
  await expect(page.getByText(desk.texts.t("desk.sign-out.telling"))).toBeVisible();
  await expect(page.getByText(clerk.name)).toHaveCount(0);
  await desk.signIn(other);
  await page.reload();
  await expect(desk.header()).toContainText(other.name);
});

test("another language keeps what is half written, and who is signed in", async ({ page, request, watch }) => {
  watch.plant(/401.*desk\/session/);
  const handed = await handIn(request, { name: "演示·昌奶奶", ...HERE });
  const clerk = account("clerk", "演示·马办事", [TOWN]);
  const desk = new LedgersPage(page);
  await desk.enter(clerk, `/desk/requests/${handed.id}`);
  await desk.callNote().fill("演示：写了一半的");
  const asked: string[] = [];
  page.on("request", (sent) => asked.push(sent.url()));
  await desk.speak("en");
  const english = new LedgersPage(page, textsOf("en"));
  await expect(english.card("desk.call")).toBeVisible();
  await expect(english.callNote()).toHaveValue("演示：写了一半的");
  await expect(english.header()).toContainText(clerk.name);
  expect(asked.filter((url) => url.endsWith("/desk/session"))).toEqual([]);
  await sound(page, "a request in English");
  await english.part("desk.ledgers.title").click();
  await english.button("desk.loans.add").click();
  await english.field("desk.loans.item").fill("演示轮椅");
  await english.speak("zh-Hant");
  const traditional = new LedgersPage(page, textsOf("zh-Hant"));
  await expect(traditional.field("desk.loans.item")).toHaveValue("演示轮椅");
  await traditional.speak("zh-CN");
  await expect(desk.field("desk.loans.item")).toHaveValue("演示轮椅");
});

test("a page that the browser kept as it was shows no name after the session is over", async ({ request, baseURL }) => {
  const handed = await handIn(request, { name: "演示·毕奶奶", ...HERE });
  const clerk = account("clerk", "演示·郝办事", [TOWN]);
  // The memory of browsers for pages that are left is switched off in tests, and the browser without a window has
  // none; here it is what is tried.
  const browser = await chromium.launch({ ...whole, ignoreDefaultArgs: ["--disable-back-forward-cache"] });
  const context = await browser.newContext({ baseURL: baseURL ?? "", locale: "zh-CN" });
  const page = await context.newPage();
  const desk = new DeskPage(page);
  await desk.enter(clerk, `/desk/requests/${handed.id}`);
  await expect(page.getByText("毕奶奶")).toBeVisible();
  await page.evaluate(() => Object.assign(globalThis, { isKept: true }));
  const leave = async () => {
    await page.goto("/icons/logo.svg");
    await expect(page.locator("svg").first()).toBeAttached();
  };
  const back = async () => {
    await page.evaluate(() => history.back());
    await expect(page.locator(".desk")).toBeAttached();
    expect(await page.evaluate(() => "isKept" in globalThis), "it came out of the browser's memory").toBe(true);
  };
  // While the session lives, one goes on.
  await leave();
  await back();
  await expect(page.getByText("毕奶奶")).toBeVisible();
  await leave();
  await context.clearCookies();
  await back();
  await expect(desk.heading(desk.texts.t("desk.sign-in.title"))).toBeVisible();
  await expect(page.getByText("毕奶奶")).toHaveCount(0);
  await browser.close();
});

test("after a reload too, what one person typed is not there for the next", async ({ page, context, request, watch }) => {
  watch.plant(/401/);
  const handed = await handIn(request, { name: "演示·苗奶奶", ...HERE });
  const [clerk, other] = [account("clerk", "演示·凤办事", [TOWN]), account("clerk", "演示·花办事", [TOWN])];
  const desk = new DeskPage(page);
  await desk.enter(clerk, `/desk/requests/${handed.id}`);
  await page.reload();
  await desk.callNote().fill("演示：写了一半的");
  await context.clearCookies();
  await desk.button("desk.call.save").click();
  await expect(page.getByText(desk.texts.t("desk.ended.typed"))).toBeVisible();
  await desk.signIn(other);
  await expect(desk.callNote()).toHaveValue("");
});
