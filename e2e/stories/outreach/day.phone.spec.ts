// A worker's day: the lock, one elder after the other, nothing of one on the screen of another.
import { requestsFor } from "../../pages/database.ts";
import { OutreachPage, PIN } from "../../pages/outreach.ts";
import { RequestPage, WISH } from "../../pages/request.ts";
import { expect, STILL, test } from "../../pages/story.ts";
import { PATIENCE } from "../../pages/worker.ts";

test.use({ ...STILL, serviceWorkers: "allow" });

const stamp = Date.now().toString(36);
const WANG = { name: `演示·王奶奶${stamp}`, born: "1940", phone: "0736-4200001" };
const LI = { name: `演示·李爷爷${stamp}`, born: "1938", phone: "0736-4200002" };

test("a worker writes down two elders without a network, and sends both in the evening", async ({ page, context, watch }) => {
  test.setTimeout(180_000);
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const day = new OutreachPage(page);
  await day.open();
  await day.setUp();
  await day.chooseDrive();
  await day.atDay();
  await expect(page.getByText(day.texts.t("outreach.offline.ready"))).toBeVisible(PATIENCE);
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).length), PATIENCE).toBeGreaterThan(1);
  await context.setOffline(true);

  await day.next();
  await day.agree();
  await day.writeDown(WANG);
  await day.atHub(WANG.name);
  await ask(day, WANG.name);
  await day.link("outreach.bar.back").click();
  await day.atHub(WANG.name);
  await day.finish();
  expect(await day.count("people")).toBe(1);
  await expect.poll(() => day.count("saved")).toBe(1);

  await day.next();
  expect(await page.content()).not.toContain(WANG.name);
  await day.agree();
  await day.writeDown(LI);
  await day.atHub(LI.name);
  expect(await page.content()).not.toContain(WANG.name);
  await day.way("outreach.hub.request").click();
  await new RequestPage(page).at("service");
  expect(await page.content()).not.toContain(WANG.name);
  await day.link("outreach.bar.back").click();
  await day.atHub(LI.name);
  await day.finish();

  await expect(day.rows()).toHaveCount(2);
  await context.setOffline(false);
  await expect.poll(() => day.count("sent"), PATIENCE).toBe(1);
  expect(requestsFor(WANG.name)).toHaveLength(1);
  expect(requestsFor(LI.name)).toHaveLength(0);
});

/** Asks for a service; who it is and where they live is known. */
async function ask(day: OutreachPage, name: string): Promise<void> {
  const form = new RequestPage(day.page);
  await day.way("outreach.hub.request").click();
  await form.at("service");
  await form.service(WISH.service).click();
  await form.at("elder");
  await expect(form.name()).toHaveValue(name);
  for (const step of ["phone", "address", "time"] as const) {
    await form.next();
    await form.at(step);
  }
  await form.radio(`request.time.${WISH.time}`).check();
  await form.next();
  await form.at("consent");
  await form.consent("contact").check();
  await form.next();
  await form.at("review");
  await form.sendButton().click();
  await expect(form.sendAgain()).toBeVisible();
}

test("a device locks, forgets nothing behind the right number, and destroys itself after ten wrong ones", async ({ page }) => {
  test.setTimeout(120_000);
  const day = new OutreachPage(page);
  await day.open();
  await day.setUp();
  await day.chooseDrive();
  await day.atDay();
  await day.button("outreach.bar.lock").click();
  await day.isLocked();
  await day.unlock();
  await day.atDay();
  await day.button("outreach.bar.lock").click();
  await day.isLocked();
  for (let left = 9; left > 0; left -= 1) {
    await day.unlock("918273");
    await expect(page.getByText(day.texts.t("outreach.locked.wrong", { count: String(left) }))).toBeVisible();
  }
  await day.unlock("918273");
  await expect(page.getByText(day.texts.t("outreach.destroyed.tries"))).toBeVisible();
  const left = await page.evaluate(async () => {
    const open = indexedDB.open("eldercare");
    const database = await new Promise<IDBDatabase>((done) => (open.onsuccess = () => done(open.result)));
    const keys = database.transaction("sealed").objectStore("sealed").getAllKeys();
    return new Promise<IDBValidKey[]>((done) => (keys.onsuccess = () => done(keys.result)));
  });
  expect(left.filter((name) => /^day\/|^outreach/.test(String(name)))).toEqual([]);
  await day.button("outreach.destroyed.again").click();
  await day.setUp(PIN);
  await expect(day.heading(day.texts.t("outreach.drive.title"))).toBeVisible();
});

test("numbers that are tried first are not taken, and two that differ are noticed", async ({ page }) => {
  const day = new OutreachPage(page);
  await day.open();
  await day.setUp("123456");
  await expect(page.getByText(day.texts.t("outreach.pin.easy"))).toBeVisible();
  await day.setUp("12");
  await expect(page.getByText(day.texts.t("outreach.pin.digits"))).toBeVisible();
  await day.pin().fill(PIN);
  await day.pin("outreach.pin.again").fill("295815");
  await day.button("outreach.new.go").click();
  await expect(page.getByText(day.texts.t("outreach.pin.differ"))).toBeVisible();
});
