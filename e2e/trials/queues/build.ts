// The site of the product with the pages of the other queues beside it.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const SITE = process.env["ELDERCARE_SITE"] ?? resolve("../dist");
const HERE = resolve("trials/queues");
const SCRIPTS = ["workbox-page", "workbox-worker", "any-2xx-page"];

/** A folder with everything; whoever asks for it removes it. */
export function siteWithQueues(): string {
  const site = mkdtempSync(join(tmpdir(), "eldercare-queues-"));
  for (const name of readdirSync(SITE)) symlinkSync(join(SITE, name), join(site, name));
  const folder = join(site, "queues");
  mkdirSync(folder);
  for (const page of ["workbox.html", "any-2xx.html"]) copyFileSync(join(HERE, page), join(folder, page));
  const entries = SCRIPTS.map((name) => join(HERE, `${name}.mjs`));
  const words = ["--bundle", "--format=iife", '--define:process.env.NODE_ENV="production"', `--outdir=${folder}`];
  execFileSync(join(HERE, "node_modules/.bin/esbuild"), [...entries, ...words], { stdio: ["ignore", "ignore", "inherit"] });
  return site;
}
