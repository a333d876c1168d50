// The browser of a hall as the operator's guide starts it: the whole Chromium with the flags and the policies of the
// repository. The policies lie in a namespace of its own (`unshare -m`), so that no other browser of the machine has
// them, and are gone with it.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium, type Browser, type CDPSession } from "@playwright/test";
import { whole } from "../chromium.ts";
import { freePort } from "./own-site.ts";

const FILES = resolve("../assets/kiosk");

export const flags = (): string[] => readFileSync(join(FILES, "flags.txt"), "utf8").trim().split("\n");
export const policies = (): Record<string, unknown> => JSON.parse(readFileSync(join(FILES, "policies.json"), "utf8"));

/** Puts the policies where Chromium looks for them, then becomes the browser. */
const START = `
mount -t tmpfs tmpfs /etc/chromium
mkdir -p /etc/chromium/policies/managed
cp "$0" /etc/chromium/policies/managed/hall.json
exec "$@"
`;

interface Target {
  readonly id: string;
  readonly type: string;
  readonly url: string;
  readonly webSocketDebuggerUrl: string;
}

export class Hall {
  private browser: Browser | undefined;
  private session: CDPSession | undefined;
  private target = "";
  private number = 0;

  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private readonly child: ChildProcess,
  ) {}

  /** Opens this address; the policies as they are, but for `changed`. */
  static async open(address: string, changed: Record<string, unknown>): Promise<Hall> {
    const folder = mkdtempSync(join(tmpdir(), "eldercare-hall-"));
    const file = join(folder, "policies.json");
    writeFileSync(file, JSON.stringify({ ...policies(), ...changed }));
    const port = await freePort();
    // What a machine without a screen and without a user of its own needs besides.
    const machine = ["--headless=new", "--no-sandbox", "--disable-gpu", `--remote-debugging-port=${port}`, `--user-data-dir=${join(folder, "profile")}`];
    const words = ["-m", "sh", "-c", START, file, whole.executablePath, ...machine, ...flags(), address];
    const hall = new Hall(folder, port, spawn("unshare", words, { stdio: "ignore" }));
    await hall.isUp();
    return hall;
  }

  async targets(): Promise<readonly Target[]> {
    return (await fetch(`http://127.0.0.1:${this.port}/json`)).json() as Promise<Target[]>;
  }

  private async isUp(): Promise<void> {
    for (let tries = 0; tries < 150; tries += 1) {
      const found = await this.targets().catch(() => []);
      if (found.some((target) => target.type === "page" && target.url.startsWith("http"))) return;
      await new Promise((done) => setTimeout(done, 200));
    }
    throw new Error("the browser of the hall did not open its page");
  }

  /** What the browser answers to somebody who wants to look into its page with developer tools. */
  async toolsAnswer(): Promise<number> {
    const page = (await this.targets()).find((target) => target.type === "page");
    const headers = { Connection: "Upgrade", Upgrade: "websocket", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==" };
    return new Promise((done, fail) => {
      const asked = request(page?.webSocketDebuggerUrl.replace("ws:", "http:") ?? "", { headers });
      asked.on("upgrade", (response, socket) => {
        socket.destroy();
        done(response.statusCode ?? 101);
      });
      asked.on("response", (response) => done(response.statusCode ?? 0));
      asked.on("error", fail);
      asked.end();
    });
  }

  /** From now on the page can be driven; where the policies forbid developer tools it cannot. */
  async drive(): Promise<void> {
    this.browser = await chromium.connectOverCDP(`http://127.0.0.1:${this.port}`);
    // Pages of a private window are in no context that Playwright knows.
    this.session = await this.browser.newBrowserCDPSession();
    const page = (await this.targets()).find((target) => target.type === "page");
    const { sessionId } = await this.session.send("Target.attachToTarget", { targetId: page?.id ?? "", flatten: false });
    this.target = sessionId;
  }

  private async tell(method: string, params: object): Promise<Record<string, unknown>> {
    const session = this.session;
    if (session === undefined) throw new Error("the page is not driven");
    const id = (this.number += 1);
    const answer = new Promise<Record<string, unknown>>((done, fail) => {
      const timer = setTimeout(() => fail(new Error(`no answer to ${method}`)), 15_000);
      const hear = ({ sessionId, message }: { sessionId: string; message: string }): void => {
        const said = JSON.parse(message) as { id?: number; result?: Record<string, unknown> };
        if (sessionId !== this.target || said.id !== id) return;
        clearTimeout(timer);
        session.off("Target.receivedMessageFromTarget", hear);
        done(said.result ?? {});
      };
      session.on("Target.receivedMessageFromTarget", hear);
    });
    await session.send("Target.sendMessageToTarget", { sessionId: this.target, message: JSON.stringify({ id, method, params }) });
    return answer;
  }

  /** Opens an address; the reason where the browser refuses. */
  async go(url: string): Promise<string> {
    const { errorText } = await this.tell("Page.navigate", { url });
    await new Promise((done) => setTimeout(done, 1_500));
    return typeof errorText === "string" ? errorText : "";
  }

  /** What a function says in the page. */
  async evaluate<T>(look: () => T | Promise<T>): Promise<T> {
    const said = await this.tell("Runtime.evaluate", { expression: `(${look.toString()})()`, awaitPromise: true, returnByValue: true });
    return (said["result"] as { value: T }).value;
  }

  /** Ends the browser, and with it the place of its policies. */
  async close(): Promise<void> {
    await this.session?.send("Browser.close").catch(() => undefined);
    await this.browser?.close().catch(() => undefined);
    if (this.child.exitCode === null) {
      const ended = new Promise((done) => this.child.once("exit", done));
      this.child.kill();
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
