// A server of a story's own: the same site with other settings in config.json, or in another version.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const PROGRAM = process.env["ELDERCARE_SERVER"] ?? resolve("../target/debug/eldercare-server");
export const SITE = process.env["ELDERCARE_SITE"] ?? resolve("../dist");

export class OwnSite {
  private server: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    private readonly port: number,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** `folders` are what an operator put beside the files of the site, each under its name. */
  static async start(config: object, folders: Readonly<Record<string, string>> = {}): Promise<OwnSite> {
    const folder = mkdtempSync(join(tmpdir(), "eldercare-site-"));
    const [site, data] = [join(folder, "site"), join(folder, "data")];
    mkdirSync(site);
    mkdirSync(data);
    link(SITE, site);
    for (const [name, path] of Object.entries(folders)) symlinkSync(path, join(site, name));
    writeFileSync(join(site, "config.json"), JSON.stringify(config));
    const own = new OwnSite(folder, await freePort());
    await own.up();
    return own;
  }

  /** Starts the server, also again. */
  async up(): Promise<void> {
    const words = ["--host", "127.0.0.1", "--port", String(this.port)];
    words.push("--data", join(this.folder, "data"), "--site", join(this.folder, "site"));
    this.server = spawn(PROGRAM, words, { stdio: "ignore" });
    await this.isUp();
  }

  /** Nobody answers any more. */
  async down(): Promise<void> {
    const server = this.server;
    if (server === undefined || server.exitCode !== null) return;
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill();
    await ended;
  }

  /** From now on the server shows another version of the site, with the same settings. */
  show(version: string): void {
    const site = join(this.folder, "site");
    readdirSync(site).filter(isNoSetting).forEach((name) => rmSync(join(site, name)));
    link(version, site);
  }

  /** A file of the site is another one from now on, or gone. */
  put(path: string, content: Buffer | null): void {
    const parts = path.split("/");
    let below = join(this.folder, "site");
    for (const part of parts.slice(0, -1)) {
      below = join(below, part);
      const real = realpathSync(below);
      if (real === below) continue;
      // What lies there belongs to everybody: only this site gets a folder of its own.
      rmSync(below);
      mkdirSync(below);
      link(real, below, () => true);
    }
    const file = join(below, parts.at(-1) ?? "");
    for (const name of [file, `${file}.br`, `${file}.gz`]) rmSync(name, { force: true });
    if (content !== null) writeFileSync(file, content);
  }

  /** The operator changes the settings. */
  set(config: object): void {
    writeFileSync(join(this.folder, "site", "config.json"), JSON.stringify(config));
  }

  async stop(): Promise<void> {
    await this.down();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async isUp(): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      const answers = await fetch(`${this.url}/config.json`).then((answer) => answer.ok, () => false);
      if (answers) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("the story's own server did not start");
  }
}

const isNoSetting = (name: string): boolean => !name.startsWith("config.json");

/** Makes the files of one folder those of another as well. */
export function link(from: string, to: string, isWanted = isNoSetting): void {
  readdirSync(from).filter(isWanted).forEach((name) => symlinkSync(join(from, name), join(to, name)));
}

/** A port that no one listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}
