// The pictures of the installed app, from the one drawing of the logo: `cargo xtask screenshots` makes them anew.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "@playwright/test";

const file = (name: string): string => fileURLToPath(new URL(`../../public/icons/${name}`, import.meta.url));

/** How much of a maskable picture every system shows, whatever shape it cuts. */
const SAFE = 0.8;

const logo = readFileSync(file("logo.svg"), "utf8");
const ground = /fill="(#[0-9A-F]{6})"/.exec(logo)?.[1] ?? "";

for (const [name, size, share] of [
  ["icon-192.png", 192, 1],
  ["icon-512.png", 512, 1],
  ["icon-maskable-512.png", 512, SAFE],
] as const) {
  test(name, async ({ browser }) => {
    const page = await browser.newPage({ viewport: { width: size, height: size }, deviceScaleFactor: 1 });
    const background = share < 1 ? `background:${ground};` : "";
    const style = `body{margin:0;height:100vh;display:grid;place-items:center;${background}}svg{width:${share * 100}%}`;
    await page.setContent(`<style>${style}</style>${logo}`);
    await page.screenshot({ path: file(name), omitBackground: true });
    await page.close();
  });
}
