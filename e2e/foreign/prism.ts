// Prism, which makes a backend of a description: one that invents replies, or one that stands before ours
// and lets pass only what the description allows.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { freePort } from "../pages/own-site.ts";

const PROGRAM = resolve("foreign/node_modules/@stoplight/prism-cli/dist/index.js");

/** Invents replies by the description. */
type Mock = "mock";
/** Passes on to a server, and answers with its own error whatever breaks the description. */
type Proxy = { readonly before: string };

export class Prism {
  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly process: ChildProcess,
  ) {}

  static async start(server: string, as: Mock | Proxy): Promise<Prism> {
    const folder = mkdtempSync(join(tmpdir(), "eldercare-prism-"));
    const description = join(folder, "openapi.json");
    const reply = await fetch(`${server}/api/v1/openapi.json`);
    writeFileSync(description, await reply.text());
    const port = await freePort();
    const words = as === "mock" ? ["mock", description] : ["proxy", "--errors", description, as.before];
    const child = spawn(process.execPath, [PROGRAM, ...words, "--port", String(port)], { stdio: "ignore" });
    const prism = new Prism(`http://127.0.0.1:${port}`, folder, child);
    await prism.isUp();
    return prism;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.kill();
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async isUp(): Promise<void> {
    for (let tries = 0; tries < 400; tries += 1) {
      const answers = await fetch(`${this.url}/api/v1/health`).then((answer) => answer.ok, () => false);
      if (answers) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("prism did not start");
  }
}
