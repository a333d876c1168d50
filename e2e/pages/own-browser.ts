// A browser of its own, with a profile on the disk that outlives it and can be searched.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, test, type BrowserContext, type Page } from "@playwright/test";
import { whole } from "../chromium.ts";

/** A browser of its own, with a profile that outlives it. */
export class OwnBrowser {
  readonly profile = mkdtempSync(join(tmpdir(), "eldercare-profile-"));
  private context: BrowserContext | undefined;

  /** `more` are settings of the browser beside those of the project. */
  constructor(private readonly more: Parameters<typeof chromium.launchPersistentContext>[1] = {}) {}

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
      ...this.more,
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

  /** Closes it as a person does, after which everything that it writes is written. */
  async close(): Promise<void> {
    await this.context?.close();
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
