// A session ends in the middle of a note, by time and by signing out; nothing of the desk stays on the device.
import { DeskPage } from "../../pages/desk.ts";
import { handIn } from "../../pages/handed-in.ts";
import { desk as sound } from "../../pages/sound.ts";
import { account } from "../../pages/staff.ts";
import { expect, test } from "../../pages/story.ts";

const TOWN = "430781103"; // 白衣镇
const HERE = { town: TOWN, village: "430781103001" };

test("what was typed is there again after signing in anew; the next person does not find it", async ({ page, request, context, watch }) => {
  watch.plant(/401/, /ERR_INTERNET_DISCONNECTED/);
  const handed = await handIn(request, { name: "演示·孙奶奶", ...HERE });
  const clerk = account("clerk", "演示·郑办事", [TOWN]);
  const other = account("clerk", "演示·冯办事", [TOWN]);
  const desk = new DeskPage(page);
  const t = desk.texts.t.bind(desk.texts);
  await desk.open("/desk");
  await desk.type({ ...clerk, password: "wrong password here" });
  await desk.button("desk.sign-in").click();
  await expect(page.getByRole("alert").filter({ hasText: t("error.desk.wrong") })).toBeVisible();
  await desk.signIn(clerk);
  await desk.open(`/desk/requests/${handed.id}`);
  await desk.callNote().fill("演示：写了一半的");
  // The session is gone on the server: the cookie goes as it would by time.
  await context.clearCookies();
  await desk.button("desk.call.save").click();
  await expect(page.getByText(t("desk.ended.typed"))).toBeVisible();
  await expect(page.getByText("孙奶奶")).toHaveCount(0);
  await sound(page, "a session that has ended");
  await desk.signIn(clerk);
  await expect(desk.callNote()).toHaveValue("演示：写了一半的");
  await context.setOffline(true);
  await desk.button("desk.call.save").click();
  await expect(desk.outcome()).toContainText(t("desk.unreachable"));
  await expect(desk.callNote()).toHaveValue("演示：写了一半的");
  await context.setOffline(false);
  await desk.signOut();
  await desk.signIn(other);
  await expect(desk.callNote()).toHaveValue("");

  const kept = await page.evaluate(async () => {
    const names = (await caches.keys()).length;
    const databases = await indexedDB.databases();
    const stored = [localStorage, sessionStorage].flatMap((one) => Object.values(one as Record<string, string>));
    return { names, databases: databases.length, stored: stored.join(" ") };
  });
  expect(kept.names).toBe(0);
  expect(kept.stored).not.toMatch(/演示·|孙奶奶|写了一半/);
  await desk.signOut();
  await page.goBack();
  await expect(page.getByText("孙奶奶")).toHaveCount(0);
});

test("a page that nobody uses for half an hour shows no names any more", async ({ page, request, watch }) => {
  watch.plant(/401/);
  const handed = await handIn(request, { name: "演示·何奶奶", ...HERE });
  const clerk = account("clerk", "演示·许办事", [TOWN]);
  const desk = new DeskPage(page);
  await page.clock.install();
  await desk.enter(clerk, `/desk/requests/${handed.id}`);
  await expect(page.getByText("何奶奶")).toBeVisible();
  await page.clock.fastForward("26:00");
  await expect(page.getByText(desk.texts.t("desk.ending"))).toBeVisible();
  await sound(page, "a session that is about to end");
  const stays = page.waitForResponse((answer) => answer.url().endsWith("/desk/session"));
  await page.keyboard.press("Shift");
  await expect(page.getByText(desk.texts.t("desk.ending"))).toHaveCount(0);
  await stays;
  await page.clock.fastForward("29:00");
  await expect(page.getByText("何奶奶")).toBeVisible();
  await page.clock.fastForward("02:00");
  await expect(page.getByText(desk.texts.t("desk.ended"))).toBeVisible();
  await expect(page.getByText("何奶奶")).toHaveCount(0);
});

test("over plain http it says why nobody can sign in, and asks for no password", async ({ page, watch }) => {
  watch.plant(/401/);
  await page.addInitScript(() => Object.defineProperty(globalThis, "isSecureContext", { value: false }));
  const desk = new DeskPage(page);
  await desk.open();
  await expect(page.getByRole("alert").filter({ hasText: desk.texts.t("error.desk.insecure") })).toBeVisible();
  await expect(page.getByLabel(desk.texts.t("desk.password.now"), { exact: true })).toHaveCount(0);
});
