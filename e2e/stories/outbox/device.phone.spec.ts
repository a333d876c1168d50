// What a device does to what it should keep: no room, no storage, no encryption, thrown away, closed,
// killed. Said in plain words before anybody types, and nothing that was called saved is lost.
import type { BrowserContext, Page } from "@playwright/test";
import { requestsFor } from "../../pages/database.ts";
import { speak } from "../../pages/frame.ts";
import { HerePage, stored } from "../../pages/here.ts";
import { RequestPage, WISH, type Wish } from "../../pages/request.ts";
import { fill, free, throwAway } from "../../pages/storage.ts";
import { expect, STILL, test } from "../../pages/story.ts";
import { LANGUAGES, textsOf, zhCN } from "../../pages/texts.ts";

test.use(STILL);

const person = (): Wish => ({ ...WISH, name: `演示·${Date.now().toString(36)}${Math.floor(Math.random() * 1e6)}` });

test("no room in the middle: said at once, the form stays, a file carries it away, and it is sent once there is a network", async ({ page, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  const wish = person();
  const form = new RequestPage(page);
  await form.open();
  await form.fill(wish);
  await fill(page);
  await page.context().setOffline(true);
  await form.sendButton().click();
  await expect(page.getByText(zhCN.t("request.unkept.title"))).toBeVisible();
  await expect(page.getByText(zhCN.t("request.kept.why.full")).first()).toBeVisible();
  await form.at("review");
  await expect(form.reviewed("elder")).toContainText(wish.name);
  const here = new HerePage(page);
  const { code, file } = await here.takeAway();
  await free(page);
  await page.context().setOffline(false);
  await form.sendButton().click();
  await form.code();
  expect(requestsFor(wish.name)).toHaveLength(1);
  // The file holds the same record: the other device learns that, and no second row comes of it.
  await here.open();
  expect(await here.bringIn(file, code)).toBe(zhCN.t("request.parcel.arrived", { new: 0, known: 1, damaged: 0 }));
  expect(requestsFor(wish.name)).toHaveLength(1);
});

/** The sealed records of requests that wait, and of receipts. */
const waitingAndReceipts = async (page: Page): Promise<[number, number]> => {
  const names = await stored(page);
  const count = (start: string) => names.filter((name) => name.startsWith(start)).length;
  return [count("outbox-"), count("receipt-")];
};

/** Fills in a request and sends it; from the server's reply on there is no room. Its code. */
async function deliveredWithoutRoom(page: Page, wish: Wish): Promise<string> {
  const form = new RequestPage(page);
  await form.open();
  await form.fill(wish);
  await page.route("**/api/v1/requests", async (route) => {
    const response = await route.fetch();
    await fill(page);
    await route.fulfill({ response });
  });
  await form.sendButton().click();
  const code = await form.code();
  await page.unroute("**/api/v1/requests");
  return code;
}

test("no room at the very write of the receipt: it is shown, and written once there is room, in the place of the payload", async ({ page }) => {
  const wish = person();
  await deliveredWithoutRoom(page, wish);
  expect(await waitingAndReceipts(page)).toEqual([1, 0]);
  let sent = 0;
  page.on("request", (request) => void (sent += Number(request.url().endsWith("/api/v1/requests"))));
  await free(page);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect.poll(() => waitingAndReceipts(page)).toEqual([0, 1]);
  expect(sent).toBe(0);
  expect(requestsFor(wish.name)).toHaveLength(1);
});

test("no room for the receipt and the page closed: the next start brings the same code, and the request is stored once", async ({ page, context }) => {
  const wish = person();
  const code = await deliveredWithoutRoom(page, wish);
  await page.close();
  const here = new HerePage(await context.newPage());
  await here.open();
  await here.counts(0, 0, 0, 1);
  expect(await here.codes()).toEqual([code]);
  expect(await waitingAndReceipts(here.page)).toEqual([0, 1]);
  expect(requestsFor(wish.name)).toHaveLength(1);
});

test("a page that dies while the receipt is written leaves nothing half done", async ({ page, context, watch }) => {
  // A page that is a bare file asks for its icon.
  watch.plant(/crash/i, /ERR_/, /favicon/);
  const wish = person();
  const form = new RequestPage(page);
  await form.open();
  await form.fill(wish);
  // It hangs where the payload is erased. Had the receipt been written before in a step of its own, both would be there.
  const durability = page.waitForEvent("console", (message) => message.text().startsWith("erasing"));
  await page.evaluate(() => {
    const erase = IDBObjectStore.prototype.delete;
    IDBObjectStore.prototype.delete = function (name) {
      if (!String(name).startsWith("outbox-") || this.name !== "sealed") return erase.call(this, name);
      console.log(`erasing ${this.transaction.durability}`);
      for (;;);
    };
  });
  form.sendButton().click().catch(() => undefined);
  expect((await durability).text()).toBe("erasing strict");
  await crash(context, page);
  await page.close();

  const other = await context.newPage();
  // A page of the same origin without the app: it looks and changes nothing.
  await other.goto("/config.json");
  expect(await waitingAndReceipts(other)).toEqual([1, 0]);
  const here = new HerePage(other);
  await here.open();
  await here.counts(0, 0, 0, 1);
  expect(await waitingAndReceipts(other)).toEqual([0, 1]);
  expect(requestsFor(wish.name)).toHaveLength(1);
});

for (const language of LANGUAGES) {
  test(`where nothing can be kept it is said before typing, with the reason, in ${language}`, async ({ browser }) => {
    const texts = textsOf(language);
    const says = async (script: () => void, reason: string) => {
      const context = await browser.newContext({ reducedMotion: "reduce" });
      const page = await context.newPage();
      await speak(page, language);
      await page.addInitScript(script);
      const form = new RequestPage(page, texts);
      await form.open();
      await expect(page.getByText(texts.t("request.kept.nothing"))).toBeVisible();
      await expect(page.getByText(texts.t(`request.kept.why.${reason}`))).toBeVisible();
      return { context, form };
    };
    const noStorage = await says(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("not here", "SecurityError");
      };
    }, "no-storage");
    const noCrypto = await says(() => Object.defineProperty(Crypto.prototype, "subtle", { get: () => undefined }), "no-crypto");
    const full = await says(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("no room", "QuotaExceededError");
      };
    }, "full");
    // The form works all the same, as long as the page is open.
    if (language === "zh-CN") {
      const wish = person();
      await noStorage.form.fill(wish);
      await noStorage.form.sendButton().click();
      await noStorage.form.code();
      expect(requestsFor(wish.name)).toHaveLength(1);
    }
    for (const { context } of [noStorage, noCrypto, full]) await context.close();
  });
}

test("a browser that threw its storage away while nobody looked does not show an empty list and nothing else", async ({ page, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED/, /favicon/);
  const form = new RequestPage(page);
  await form.open();
  await form.fill(person());
  await form.sendWithoutNetwork();
  await page.route("**/api/v1/requests", (route) => route.abort("connectionreset"));
  watch.plant(/ERR_CONNECTION_RESET/);
  await page.context().setOffline(false);
  // No page of the app is open meanwhile: one would write anew what it still has.
  await page.goto("/config.json");
  await throwAway(page);
  const here = new HerePage(page);
  await here.open();
  await expect(page.getByText(zhCN.t("request.here.missing", { count: 1 }))).toBeVisible();
  await page.reload();
  await expect(page.getByText(zhCN.t("request.here.missing", { count: 1 }))).toBeVisible();
  await here.button("request.here.missing.seen").click();
  await expect(page.getByText(zhCN.t("request.here.nothing"))).toBeVisible();
  await page.reload();
  await expect(page.getByText(zhCN.t("request.here.nothing"))).toBeVisible();
  await expect(page.getByText(zhCN.t("request.here.missing", { count: 1 }))).toHaveCount(0);
});

test("a database that was closed behind the page's back is opened anew, and a record that is damaged is told", async ({ page, watch }) => {
  watch.plant(/ERR_INTERNET_DISCONNECTED/);
  await page.addInitScript(() => {
    const open = IDBFactory.prototype.open;
    const all: IDBDatabase[] = [];
    Object.assign(globalThis, { closeAll: () => all.forEach((database) => database.close()) });
    IDBFactory.prototype.open = function (...given) {
      const request = open.apply(this, given);
      request.addEventListener("success", () => all.push(request.result));
      return request;
    };
  });
  const wish = person();
  const form = new RequestPage(page);
  await form.open();
  await form.fill(wish);
  await page.evaluate(() => (globalThis as unknown as { closeAll(): void }).closeAll());
  await form.sendWithoutNetwork();
  const [name] = (await stored(page)).filter((name) => name.startsWith("outbox-"));
  expect(name).toBeDefined();
  await page.evaluate(async (name) => {
    const open = indexedDB.open("eldercare");
    await new Promise((resolve) => (open.onsuccess = resolve));
    const write = open.result.transaction("sealed", "readwrite");
    write.objectStore("sealed").put(new Uint8Array([1, 2, 3]), name);
    await new Promise((resolve) => (write.oncomplete = resolve));
  }, name ?? "");
  await page.context().setOffline(false);
  const here = new HerePage(await page.context().newPage());
  await here.open();
  await expect(here.page.getByText(zhCN.t("request.here.unreadable", { count: 1 }))).toBeVisible();
  expect(await stored(here.page)).toContain(name);
});

/** The stages at which the page dies. */
const DEATHS: Record<string, (page: Page, form: RequestPage, die: () => Promise<void>) => Promise<void>> = {
  "while typing": async (_page, form, die) => {
    await form.at("review");
    await die();
  },
  "before the first write of the request": async (page, form, die) => {
    await page.evaluate(() => {
      IDBDatabase.prototype.transaction = () => {
        for (;;);
      };
    });
    await Promise.race([form.sendButton().click({ timeout: 2_000 }).catch(() => undefined), die()]);
  },
  "after it was sent and before the reply": async (page, form, die) => {
    await page.route("**/api/v1/requests", async (route) => {
      await route.fetch();
      await die();
    });
    await form.sendButton().click().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
  },
  "while it waits": async (page, form, die) => {
    await page.context().setOffline(true);
    await form.sendButton().click();
    await expect(form.sendAgain()).toBeVisible();
    await die();
  },
};

async function crash(context: BrowserContext, page: Page): Promise<void> {
  const devtools = await context.newCDPSession(page);
  // The answer never comes: who should send it is dead.
  void devtools.send("Page.crash").catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 500));
}

for (const [stage, dies] of Object.entries(DEATHS)) {
  test(`a page that dies ${stage} loses nothing and doubles nothing`, async ({ page, context, watch }) => {
    watch.plant(/ERR_INTERNET_DISCONNECTED/, /ERR_FAILED/, /ERR_ABORTED/, /crash/i);
    const wish = person();
    const form = new RequestPage(page);
    await form.open();
    await form.fill(wish);
    await dies(page, form, () => crash(context, page));
    await page.close();
    await context.setOffline(false);

    const later = new RequestPage(await context.newPage());
    const here = new HerePage(later.page);
    await here.open();
    const isDraft = (await here.count("drafts").textContent().catch(() => "0")) === "1";
    if (isDraft) {
      await here.row(wish.name).getByRole("button", { name: zhCN.t("request.go-on") }).click();
      await later.at("review");
      await later.sendButton().click();
      await later.code();
    } else {
      await here.counts(0, 0, 0, 1);
    }
    expect(requestsFor(wish.name)).toHaveLength(1);
  });
}
