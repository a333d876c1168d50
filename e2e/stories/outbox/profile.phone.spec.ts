// What a killed browser leaves on the disk of the device: nothing readable of a person, in the middle of the
// form, while a request waits, and after it was delivered; and what was called saved is sent at the next start.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, expect, test, type BrowserContext, type Page } from "@playwright/test";
import { whole } from "../../chromium.ts";
import { CheckPage } from "../../pages/check.ts";
import { requestsFor } from "../../pages/database.ts";
import { HerePage } from "../../pages/here.ts";
import { RequestPage, WISH, type Wish } from "../../pages/request.ts";

/** A browser of its own, with a profile that outlives it. */
class Device {
  readonly profile = mkdtempSync(join(tmpdir(), "eldercare-profile-"));
  private context: BrowserContext | undefined;

  async start(): Promise<Page> {
    const { baseURL, viewport, locale, timezoneId } = test.info().project.use;
    // With its window: only so the browser writes down for itself which pages were open, and how.
    this.context = await chromium.launchPersistentContext(this.profile, {
      ...whole,
      baseURL: baseURL ?? "",
      viewport: viewport ?? null,
      locale: locale ?? "zh-CN",
      timezoneId: timezoneId ?? "Asia/Shanghai",
      reducedMotion: "reduce",
    });
    return this.context.pages()[0] ?? (await this.context.newPage());
  }

  async offline(is: boolean): Promise<void> {
    await this.context?.setOffline(is);
  }

  /** Kills every process of this profile at once, as an empty battery does. */
  async kill(): Promise<void> {
    const own = readdirSync("/proc").filter((entry) => {
      if (!/^\d+$/.test(entry)) return false;
      try {
        return readFileSync(`/proc/${entry}/cmdline`, "utf8").includes(`--user-data-dir=${this.profile}`);
      } catch {
        return false;
      }
    });
    for (const id of own) spawnSync("kill", ["-9", id]);
    await this.context?.close().catch(() => undefined);
    // A lock of the dead browser would keep the next one from the profile.
    for (const name of ["SingletonLock", "SingletonCookie", "SingletonSocket"]) rmSync(join(this.profile, name), { force: true });
  }

  /** Files in which these words stand, as UTF-8 or as UTF-16. */
  holding(words: readonly string[]): string[] {
    const wanted = words.flatMap((word) => [Buffer.from(word, "utf8"), Buffer.from(word, "utf16le")]);
    const found: string[] = [];
    for (const entry of readdirSync(this.profile, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile() || statSync(path).size > 50e6) continue;
      const content = readFileSync(path);
      if (wanted.some((word) => content.includes(word))) found.push(path.slice(this.profile.length));
    }
    return found;
  }

  /** What the browser wrote down of its open pages, to show them again after a crash. */
  sessions(): Buffer {
    const folder = join(this.profile, "Default", "Sessions");
    return Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
  }

  async remove(): Promise<void> {
    await this.context?.close().catch(() => undefined);
    rmSync(this.profile, { recursive: true, force: true });
  }
}

/** How Chromium begins what it keeps of the fields of a page; where it keeps none, this is not there either. */
const FIELDS_KEPT = Buffer.from("Blink serialized form state", "utf16le");

const person = (): { wish: Wish; words: string[] } => {
  const mark = `QX${Date.now().toString(36)}${Math.floor(Math.random() * 1e6)}`;
  const digits = `138${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
  const wish = { ...WISH, name: `演示${mark}`, phone: digits, owner: "own", door: `${mark}号`, note: `演示${mark}` };
  return { wish, words: [mark, digits] };
};

test("a browser that is killed leaves nothing readable of a person, and what was saved is sent at the next start", async () => {
  test.setTimeout(240_000);
  const device = new Device();
  const { wish, words } = person();
  try {
    let page = await device.start();
    let form = new RequestPage(page);
    await form.open();
    await form.service(wish.service).click();
    await form.fillElder(wish);
    await form.fillPhone(wish);
    await form.chooseVillage(wish);
    await form.field("request.door").fill(wish.door ?? "");
    // The browser writes its own notes of a page a second or two later.
    await page.waitForTimeout(3_000);
    await device.kill();
    expect(device.holding(words), "in the middle of the form").toEqual([]);

    page = await device.start();
    form = new RequestPage(page);
    await form.open();
    await form.button("request.another").click();
    await form.fill(wish);
    await device.offline(true);
    await form.sendButton().click();
    await expect(form.sendAgain()).toBeVisible();
    // At once: before the browser has written down what stands beside the store.
    await device.kill();
    expect(device.holding(words), "while it waits").toEqual([]);

    page = await device.start();
    await page.goto("/");
    await expect.poll(() => requestsFor(wish.name).length, { timeout: 60_000 }).toBe(1);
    const here = new HerePage(page);
    await here.open();
    expect(await here.codes()).toHaveLength(1);
    await page.waitForTimeout(3_000);
    await device.kill();
    expect(device.holding(words), "after the delivery").toEqual([]);
  } finally {
    await device.remove();
  }
});

test("of what was chosen or ticked the browser writes down nothing either: answers, for whom, when, what was agreed to", async () => {
  test.setTimeout(120_000);
  const device = new Device();
  const { wish } = person();
  try {
    const page = await device.start();
    const check = new CheckPage(page);
    await check.open();
    await check.begin();
    await check.option("coma", "no").check();
    const form = new RequestPage(page);
    await form.open();
    await form.service(wish.service).click();
    await form.fillElder(wish);
    await form.fillPhone(wish);
    await form.fillAddress(wish);
    await form.at("time");
    await form.radio("request.time.day").check();
    await page.locator("#wish-part").selectOption({ index: 1 });
    await form.next();
    await form.at("consent");
    await form.agree(wish);
    await form.consent("contact").check();
    await page.waitForTimeout(3_000);
    await device.kill();
    const notes = device.sessions();
    for (const path of ["/check/q/coma", "/request/elder", "/request/time", "/request/consent"]) expect(notes.includes(path), path).toBe(true);
    expect(notes.includes(FIELDS_KEPT)).toBe(false);
  } finally {
    await device.remove();
  }
});
