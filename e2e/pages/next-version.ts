// The same site as the next build would leave it: other names for the program, its parts and what starts them, and a
// service worker that knows these. Nothing is there under an old name any more.
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SITE } from "./own-site.ts";

export class NextVersion {
  private constructor(
    readonly folder: string,
    /** A name that only this version has. */
    readonly program: string,
  ) {}

  /** `mark`: eight hexadecimal digits that tell one next version from another. */
  static make(mark: string, from = SITE): NextVersion {
    const folder = mkdtempSync(join(tmpdir(), "eldercare-next-"));
    for (const entry of readdirSync(from, { withFileTypes: true })) {
      const [old, own] = [join(from, entry.name), join(folder, entry.name)];
      if (entry.isDirectory() && entry.name !== "parts") symlinkSync(old, own);
      // Packed copies would be served with the old content.
      else if (!/\.(?:br|gz)$/.test(entry.name)) cpSync(old, own, { recursive: true, filter: (file) => !/\.(?:br|gz)$/.test(file) });
    }
    const names = readdirSync(folder).filter((name) => /^(?:eldercare-app|boot)-[0-9a-f]{16}\.js$/.test(name));
    const part = readdirSync(join(folder, "parts"))[0] ?? "";
    const digests = [...names, part].map((name) => /[0-9a-f]{16}/.exec(name)?.[0] ?? "");
    const renamed = (text: string) => digests.reduce((all, digest) => all.replaceAll(digest, digest.slice(0, 8) + mark), text);
    for (const file of ["index.html", ...names]) {
      const text = renamed(readFileSync(join(folder, file), "utf8"));
      writeFileSync(join(folder, file), text);
    }
    for (const below of ["", "parts"]) {
      for (const name of readdirSync(join(folder, below))) renameSync(join(folder, below, name), join(folder, below, renamed(name)));
    }
    const worker = renamed(readFileSync(join(folder, "worker.js"), "utf8"));
    writeFileSync(join(folder, "worker.js"), withDigests(worker, folder));
    const program = readdirSync(folder).find((name) => /^eldercare-app-.*\.js$/.test(name)) ?? "";
    return new NextVersion(folder, program);
  }

  /** One of its files is not what its worker expects, as where a proxy between has an old copy. */
  spoil(): void {
    writeFileSync(join(this.folder, this.program), "throw new Error('spoilt')\n");
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The worker with the digests of what lies in the folder, and a version that follows from them. */
function withDigests(worker: string, folder: string): string {
  const line = /^const FILES = (\{.*\});$/m;
  const old = JSON.parse(line.exec(worker)?.[1] ?? "{}") as Record<string, string>;
  const digest = (text: Buffer | string) => createHash("sha256").update(text).digest("hex").slice(0, 16);
  const file = (path: string) => readFileSync(join(folder, path === "/" ? "index.html" : path));
  const files = JSON.stringify(Object.fromEntries(Object.keys(old).map((path) => [path, digest(file(path))])));
  return worker.replace(line, () => `const FILES = ${files};`).replace(/^const VERSION = ".*";$/m, `const VERSION = "${digest(files)}";`);
}
