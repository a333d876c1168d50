// What stands on the other side of the network: a server with an empty database, and the fault proxy
// before it, through which the browser has its whole site.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { freePort, link, SITE } from "../pages/own-site.ts";

const SERVER = process.env["ELDERCARE_SERVER"] ?? resolve("../target/debug/eldercare-server");
const PROXY = process.env["ELDERCARE_TRIALS"] ?? resolve("../target/debug/eldercare-trials");

/** A stored request. */
export interface Row {
  readonly record_id: string;
  readonly payload_hash: string;
  readonly elder_name: string;
  readonly note: string | null;
}

/** What the server answered to something that was handed in. */
export interface Reply {
  readonly status: number;
  readonly code: string | undefined;
}

const READ = `
import json, sqlite3, sys
db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True, timeout=10)
db.row_factory = sqlite3.Row
query = "SELECT record_id, payload_hash, elder_name, note FROM requests"
print(json.dumps([dict(row) for row in db.execute(query)]))
`;

export class World {
  private server: ChildProcess | undefined;
  private proxy: ChildProcess | undefined;

  /** How often a newer service worker was put there. */
  private newer = 0;

  private constructor(
    private readonly folder: string,
    private readonly ports: { readonly server: number; readonly proxy: number },
  ) {}

  /** `site` is the folder whose files the server shows. */
  static async start(site = SITE): Promise<World> {
    const folder = mkdtempSync(join(tmpdir(), "eldercare-world-"));
    for (const name of ["data", "site"]) mkdirSync(join(folder, name));
    link(site, join(folder, "site"), () => true);
    const world = new World(folder, { server: await freePort(), proxy: await freePort() });
    await world.startServer();
    const words = ["proxy", "--upstream", `127.0.0.1:${world.ports.server}`, "--port", String(world.ports.proxy)];
    world.proxy = spawn(PROXY, words, { stdio: "ignore" });
    await answers(`${world.url}/config.json`);
    return world;
  }

  /** Where the browser finds the site. */
  get url(): string {
    return `http://127.0.0.1:${this.ports.proxy}`;
  }

  private get direct(): string {
    return `http://127.0.0.1:${this.ports.server}`;
  }

  private async startServer(): Promise<void> {
    const log = openSync(join(this.folder, "server.log"), "a");
    const words = ["--host", "127.0.0.1", "--port", String(this.ports.server), "--data", join(this.folder, "data")];
    words.push("--site", join(this.folder, "site"), "--rate-limits", "off");
    this.server = spawn(SERVER, words, { stdio: ["ignore", log, log] });
    closeSync(log);
    await answers(`${this.direct}/config.json`);
  }

  /** From now on the site has a newer service worker, with caches of its own. */
  renewWorker(): void {
    this.newer += 1;
    const file = join(this.folder, "site", "worker.js");
    const text = readFileSync(file, "utf8").replace(/^const VERSION = "(.{16}).*";$/m, `const VERSION = "$1-${this.newer}";`);
    // What lies there belongs to all worlds.
    for (const name of [file, `${file}.br`, `${file}.gz`]) rmSync(name, { force: true });
    writeFileSync(file, text);
  }

  /** The server dies and comes back. */
  async killServer(away: number): Promise<void> {
    await end(this.server, "SIGKILL");
    await new Promise((resolve) => setTimeout(resolve, away));
    await this.startServer();
  }

  /** From now on the next exchanges fare like this. */
  async faults(script: string): Promise<void> {
    const reply = await fetch(`${this.url}/__proxy/script`, { method: "POST", body: script });
    if (!reply.ok) throw new Error(await reply.text());
  }

  /** What was handed in through the proxy since the last script, a line for each. */
  async log(): Promise<string[]> {
    const text = await fetch(`${this.url}/__proxy/log`).then((reply) => reply.text());
    return text.split("\n").filter((line) => line !== "");
  }

  /** All stored requests, read from outside the server. */
  rows(): Row[] {
    const file = join(this.folder, "data", "eldercare.sqlite");
    return JSON.parse(execFileSync("python3", ["-c", READ, file], { encoding: "utf8" })) as Row[];
  }

  /** Hands a body in once more, past the proxy. */
  async submit(id: string, body: string): Promise<Reply> {
    const headers = { "content-type": "application/json", "idempotency-key": id };
    const reply = await fetch(`${this.direct}/api/v1/requests`, { method: "POST", headers, body });
    const said = (await reply.json().catch(() => ({}))) as { tracking_code?: string };
    return { status: reply.status, code: said.tracking_code };
  }

  /** What the server wrote into its log. */
  serverLog(): string {
    return readFileSync(join(this.folder, "server.log"), "utf8");
  }

  async stop(): Promise<void> {
    await end(this.proxy, "SIGKILL");
    await end(this.server, "SIGKILL");
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await ended;
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await fetch(url).then((answer) => answer.ok, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing answers at ${url}`);
}
