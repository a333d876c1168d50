// A telephone: a browser with a profile on the disk, which can die like one.
import { chromium as engine, type BrowserContext, type Page } from "@playwright/test";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HOME, phone, whole } from "../chromium.ts";
import { killWorkers } from "../pages/worker.ts";

export const HERE = "/request/here";

const DAY_MS = 86_400_000;

/** From now on the pages of a context believe in another day. */
const shift = (offset: number): void => {
  const world = globalThis as unknown as { Date: DateConstructor; clockOffset?: number };
  const isShifted = world.clockOffset !== undefined;
  world.clockOffset = offset;
  if (isShifted) return;
  const Own = Date;
  const now = () => Own.now() + (world.clockOffset ?? 0);
  world.Date = new Proxy(Own, {
    construct: (target, given: unknown[]) => Reflect.construct(target, given.length === 0 ? [now()] : given) as Date,
    get: (target, name) => (name === "now" ? now : (Reflect.get(target, name) as unknown)),
  });
};

export class Device {
  readonly profile = mkdtempSync(join(tmpdir(), "eldercare-profile-"));
  /** Whether its network is switched off. */
  isOffline = false;
  private context: BrowserContext | undefined;
  private shown: Page | undefined;
  private offset = 0;

  constructor(
    private readonly url: string,
    /** Done to each new context before a page opens. */
    private readonly prepare: (context: BrowserContext) => Promise<void> = () => Promise.resolve(),
    /** What is opened first, and again after a death. */
    private readonly home = HERE,
  ) {}

  get isOpen(): boolean {
    return this.context !== undefined;
  }

  /** The tab that the person looks at. */
  get page(): Page {
    if (this.shown === undefined) throw new Error("the browser is not open");
    return this.shown;
  }

  async start(path = this.home): Promise<void> {
    const { launchOptions, ...size } = phone;
    const { executablePath } = whole;
    const own = { ...size, ...launchOptions, executablePath, ...HOME };
    const context = await engine.launchPersistentContext(this.profile, { ...own, reducedMotion: "reduce", serviceWorkers: "allow" });
    this.context = context;
    this.isOffline = false;
    if (this.offset !== 0) await context.addInitScript(shift, this.offset);
    await this.prepare(context);
    this.shown = context.pages()[0] ?? (await context.newPage());
    await this.goTo(path);
  }

  async goTo(path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}`);
  }

  async network(isOn: boolean): Promise<void> {
    this.isOffline = !isOn;
    await this.context?.setOffline(!isOn);
  }

  /** The clock jumps. */
  async jump(days: number): Promise<void> {
    this.offset += days * DAY_MS;
    await this.context?.addInitScript(shift, this.offset);
    for (const page of this.context?.pages() ?? []) await page.evaluate(shift, this.offset);
  }

  /** Gives it the service worker of the app, which comes by itself where the map is looked at for a while; false without a network. */
  async hasWorker(): Promise<boolean> {
    if (this.isOffline) return false;
    await this.page.evaluate(async () => {
      await navigator.serviceWorker.register("/worker.js");
      await navigator.serviceWorker.ready;
    });
    // From here on it answers for the page.
    if (await this.page.evaluate(() => navigator.serviceWorker.controller === null)) await this.page.reload();
    return true;
  }

  /** The system kills the worker. Playwright starts none without a network, so it is woken while there is one. */
  async killWorker(): Promise<void> {
    await killWorkers(this.page);
    await this.wakeWorker();
  }

  private async wakeWorker(): Promise<void> {
    if (!this.isOffline) await this.page.evaluate(() => fetch("/icons/logo.svg").then((reply) => reply.text()));
  }

  /** The newer worker of the site takes over at once, as no version of the app would have it. */
  async replaceWorker(): Promise<void> {
    await this.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const changed = new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
      await registration?.update();
      while (registration?.waiting == null) await new Promise((done) => setTimeout(done, 50));
      registration.waiting.postMessage("take-over");
      await changed;
    });
    await this.wakeWorker();
  }

  /** Another tab beside the one that is looked at. */
  async secondTab(): Promise<Page | undefined> {
    const page = await this.context?.newPage();
    await page?.goto(`${this.url}${this.home}`);
    return page;
  }

  /** The tab dies, and the person opens another one. */
  async crash(): Promise<void> {
    const [context, page] = [this.context, this.page];
    if (context === undefined) return;
    const devtools = await context.newCDPSession(page);
    const died = new Promise((resolve) => page.once("crash", resolve));
    // The answer never comes: who should send it is dead.
    void devtools.send("Page.crash").catch(() => undefined);
    await died;
    this.shown = await context.newPage();
    await page.close();
    await this.network(true);
    await this.goTo(this.home);
  }

  /** All processes of the browser die at once, as when the battery is taken out. */
  async kill(): Promise<void> {
    const closed = new Promise((resolve) => this.context?.once("close", resolve));
    for (const group of groupsOf(this.profile)) process.kill(-group, "SIGKILL");
    await closed;
    this.context = undefined;
  }

  async close(): Promise<void> {
    await this.context?.close();
    this.context = undefined;
  }

  /** Nothing is left of it. */
  async remove(): Promise<void> {
    await this.close();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The process groups of the browser that has this profile open. */
function groupsOf(profile: string): number[] {
  const groups = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => read(`/proc/${pid}/cmdline`).split("\0").includes(`--user-data-dir=${profile}`))
    // The name of the program stands in brackets and may hold anything; the group is the third word behind it.
    .map((pid) => Number(read(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ")[2]));
  return [...new Set(groups)].filter((group) => group > 1);
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // It ended in between.
    return "";
  }
}
