// What every story runs on: a page that is watched. A violation of the content security policy,
// an error on the console, a failed request or one to anybody else that the story did not plant fails the story.
import { test as base, expect, type BrowserContext, type Page, type Request } from "@playwright/test";
import { escaped } from "./texts.ts";

export { expect };

/** The address of a request that leaves the site it came from, or nothing. What a page asks for belongs to its own
    origin; a page itself is opened from this machine, where a story may have a server of its own. */
export function isForeign(request: Pick<Request, "url" | "isNavigationRequest" | "frame">): string | null {
  const url = new URL(request.url());
  if (/^(data|blob|about):$/.test(url.protocol)) return null;
  if (request.isNavigationRequest()) return url.hostname === "127.0.0.1" ? null : url.href;
  const from = request.frame().url();
  return from === "" || from === "about:blank" || new URL(from).origin === url.origin ? null : url.href;
}

/** The trouble of asking another server, for a story in which an operator's settings name one. */
export const requestsTo = (origin: string): RegExp => new RegExp(`^foreign: ${escaped(origin)}/`);

/** What went wrong in the browser, in the order in which it did. */
export class Watch {
  readonly troubles: string[] = [];
  private readonly planted: RegExp[] = [];

  /** Says that troubles with these words belong to the story. */
  plant(...words: readonly RegExp[]): void {
    this.planted.push(...words);
  }

  unplanted(): readonly string[] {
    return this.troubles.filter((trouble) => !this.planted.some((words) => words.test(trouble)));
  }

  /** Watches every page of a context, those that open later too. */
  async follow(context: BrowserContext): Promise<void> {
    await context.exposeBinding("__violation", (_source, text: string) => {
      this.troubles.push(`policy: ${text}`);
    });
    await context.addInitScript(() => {
      addEventListener("securitypolicyviolation", (event) => {
        const told = (globalThis as unknown as { __violation(text: string): void }).__violation;
        told(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
      });
    });
    context.on("page", (page) => this.followPage(page));
    context.pages().forEach((page) => this.followPage(page));
  }

  private followPage(page: Page): void {
    page.on("pageerror", (error) => this.troubles.push(`error: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") {
        this.troubles.push(`console: ${message.text()} ${message.location().url}`);
      }
    });
    page.on("requestfailed", (request) => {
      const why = request.failure()?.errorText ?? "";
      // A page that is left in the middle of loading gives up what it had asked for.
      if (why !== "net::ERR_ABORTED") this.troubles.push(`request: ${why} ${request.url()}`);
    });
    page.on("request", (request) => {
      const foreign = isForeign(request);
      if (foreign !== null) this.troubles.push(`foreign: ${foreign}`);
    });
    page.on("response", (response) => {
      if (response.status() >= 400) this.troubles.push(`response: ${response.status()} ${response.url()}`);
    });
  }
}

export const test = base.extend<{ watch: Watch }>({
  watch: [
    async ({ context }, use) => {
      const watch = new Watch();
      await watch.follow(context);
      await use(watch);
      expect(watch.unplanted(), "nothing may go wrong that the story did not plant").toEqual([]);
    },
    { auto: true },
  ],
});

/** For stories in which nothing hangs on movement: the map jumps instead of gliding. */
export const STILL = { contextOptions: { reducedMotion: "reduce" as const } };
