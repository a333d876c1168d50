// Several drafts; one of them in two tabs; what an earlier build kept.
import { requestsFor } from "../../pages/database.ts";
import { HerePage, stored } from "../../pages/here.ts";
import { RequestPage, WISH } from "../../pages/request.ts";
import { expect, STILL, test } from "../../pages/story.ts";

test.use(STILL);

const run = () => `${Date.now().toString(36)}${Math.floor(Math.random() * 1e6)}`;
const drafts = (names: readonly string[]) => names.filter((name) => name.startsWith("request-draft-"));

test("three drafts: each kept under its own name, gone on with, deleted, sent", async ({ page }) => {
  const mark = run();
  const form = new RequestPage(page);
  for (const [number, service] of ["meal", "bath", "travel"].entries()) {
    await form.open();
    if (number > 0) await form.button("request.another").click();
    await form.service(service).click();
    await form.fillElder({ ...WISH, name: `演示·${mark}${number}` });
    await form.at("phone");
  }
  const here = new HerePage(page);
  await here.open();
  await here.counts(3, 0, 0, 0);
  expect(drafts(await stored(page))).toHaveLength(3);

  await here.row(`${mark}1`).getByText(here.texts.t("request.give-up.more")).click();
  await here.row(`${mark}1`).getByRole("button", { name: here.texts.t("request.here.discard") }).click();
  await here.row(`${mark}1`).getByRole("button", { name: here.texts.t("request.give-up.yes") }).click();
  await here.counts(2, 0, 0, 0);

  await here.row(`${mark}0`).getByRole("button", { name: here.texts.t("request.go-on") }).click();
  await form.fillPhone(WISH);
  await form.fillAddress(WISH);
  await form.fillTime(WISH);
  await form.agree();
  await form.consent("contact").check();
  await form.next();
  await expect(form.reviewed("elder")).toContainText(`${mark}0`);
  await form.sendButton().click();
  await form.code();
  expect(requestsFor(`演示·${mark}0`)).toHaveLength(1);
  await here.open();
  await here.counts(1, 0, 0, 1);
  await expect(here.row(`${mark}2`)).toBeVisible();
  expect(drafts(await stored(page))).toHaveLength(1);
});

test("the same draft in two tabs: the second says so, changes nothing before it takes over, and one row is stored", async ({ page, context }) => {
  const name = `演示·${run()}`;
  const first = new RequestPage(page);
  await first.open();
  await first.service("bath").click();
  await first.fillElder({ ...WISH, name });
  await first.at("phone");

  const second = new RequestPage(await context.newPage());
  const taken = second.heading(second.texts.t("request.elsewhere.title"));
  await second.page.goto("/request/phone");
  await expect(taken).toBeVisible();
  await expect(second.page.getByText(name)).toBeVisible();
  await expect(second.page.getByRole("textbox")).toHaveCount(0);
  // The first tab goes on; the second follows what it keeps.
  await first.phone().fill("0736-4200001");
  await second.button("request.elsewhere.take").click();
  await second.at("phone");
  await expect(second.phone()).toHaveValue("0736-4200001");
  await expect(first.heading(first.texts.t("request.elsewhere.title"))).toBeVisible();
  // A lock that says to whoever wants to replace the app that a form is open somewhere.
  const held = await page.evaluate(async () => (await navigator.locks.query()).held?.map(({ name }) => name));
  expect(held?.filter((lock) => lock?.startsWith("eldercare-draft-"))).toHaveLength(1);

  await second.fillPhone(WISH);
  await second.fillAddress(WISH);
  await second.fillTime(WISH);
  await second.agree();
  await second.consent("contact").check();
  await second.next();
  await second.sendButton().click();
  await second.code();
  expect(requestsFor(name)).toHaveLength(1);
  // The first tab learns that it is gone, and shows what became of it.
  expect(await first.code()).toBe(await second.code());
  await expect(first.page.getByText(name)).toHaveCount(0);
  expect(drafts(await stored(page))).toEqual([]);
});

test("a copy in the second tab is a request of its own", async ({ page, context }) => {
  const name = `演示·${run()}`;
  const first = new RequestPage(page);
  await first.open();
  await first.service("meal").click();
  await first.fillElder({ ...WISH, name });
  await first.at("phone");
  const second = new RequestPage(await context.newPage());
  await second.page.goto("/request");
  await second.button("request.elsewhere.copy").click();
  await second.at("service");
  expect(new Set(drafts(await stored(second.page))).size).toBe(2);
  await expect(first.heading(first.texts.t("request.step.phone"))).toBeVisible();
});

test("two tabs with the same waiting request: delivered by one, known to both, stored once", async ({ page, context, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const name = `演示·${run()}`;
  const form = new RequestPage(page);
  await form.open();
  const here = new HerePage(await context.newPage());
  await here.open();
  await page.bringToFront();
  await form.fill({ ...WISH, name });
  await form.sendWithoutNetwork();
  await here.counts(0, 1, 0, 0);
  let sent = 0;
  context.on("request", (request) => {
    if (request.url().endsWith("/api/v1/requests")) sent += 1;
  });
  await context.setOffline(false);
  await here.counts(0, 0, 0, 1);
  await form.code();
  expect(requestsFor(name)).toHaveLength(1);
  expect(sent).toBe(1);
});

test("the only draft of an earlier build opens, and gets a name of its own", async ({ page }) => {
  const name = `演示·${run()}`;
  const form = new RequestPage(page);
  await form.open();
  await form.service("meal").click();
  await form.fillElder({ ...WISH, name });
  await form.at("phone");
  const [own] = drafts(await stored(page));
  // As the first build sealed it: the same text under its name.
  await page.evaluate(async (own) => {
    const open = indexedDB.open("eldercare");
    const database = await new Promise<IDBDatabase>((resolve) => (open.onsuccess = () => resolve(open.result)));
    const ask = <T>(request: IDBRequest<T>) => new Promise<T>((resolve) => (request.onsuccess = () => resolve(request.result)));
    const read = database.transaction(["sealed", "keys"]);
    const [record, key] = await Promise.all([ask<Uint8Array>(read.objectStore("sealed").get(own)), ask<CryptoKey>(read.objectStore("keys").get(own))]);
    const named = (text: string) => new TextEncoder().encode(text);
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: record.slice(1, 13), additionalData: named(own) }, key, record.slice(13));
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: named("request-draft") }, key, plain));
    const write = database.transaction(["sealed", "keys"], "readwrite");
    write.objectStore("sealed").put(new Uint8Array([1, ...iv, ...sealed]), "request-draft");
    write.objectStore("keys").put(key, "request-draft");
    for (const store of ["sealed", "keys"]) write.objectStore(store).delete(own);
    await new Promise((resolve) => (write.oncomplete = resolve));
    database.close();
    localStorage.removeItem(`eldercare.here.${own.replace("request-draft-", "")}`);
  }, own ?? "");
  await page.reload();
  await form.at("phone");
  await page.goto("/request");
  await expect(page.getByText(form.texts.t("request.resume"))).toBeVisible();
  await expect.poll(() => stored(page)).toEqual([own]);
});

test("a draft that is thrown away in one tab does not come back from the other, which says what became of it", async ({ page, context }) => {
  const name = `演示·${run()}`;
  const first = new RequestPage(page);
  await first.open();
  await first.service("meal").click();
  await first.fillElder({ ...WISH, name });
  await first.at("phone");
  await first.phone().fill("0736-4200000");
  const here = new HerePage(await context.newPage());
  await here.open();
  await here.discard(name);
  await here.nothing();
  await page.bringToFront();
  // Neither the form nor anything typed is there any more, and nothing is written anew.
  await expect(first.phone()).toHaveCount(0);
  await expect(page.getByText(name)).toHaveCount(0);
  await expect(first.heading(first.texts.t("request.sent.thrown-away"))).toBeVisible();
  await here.open();
  await here.nothing();
  expect(drafts(await stored(page))).toEqual([]);
});
