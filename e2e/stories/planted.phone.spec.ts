// The measures themselves: each finds the fault that is planted for it, and nothing before.
import type { Page } from "@playwright/test";
import { faint } from "../pages/contrast.ts";
import { lost } from "../pages/forced.ts";
import { lines } from "../pages/lines.ts";
import { listen, said } from "../pages/live.ts";
import { MapPage } from "../pages/map.ts";
import { notePainting, readMap } from "../pages/map-contrast.ts";
import { measure, overflow } from "../pages/measure.ts";
import { MODES } from "../pages/modes.ts";
import { moving } from "../pages/motion.ts";
import { outOfReach } from "../pages/reach.ts";
import { expect, isForeign, STILL, test } from "../pages/story.ts";
import { tabbed } from "../pages/tab-walk.ts";
import { cutWhenSpaced } from "../pages/uncut.ts";

test.use(STILL);

/** A page of our own, without the app: two buttons, a text, a field. */
async function plain(page: Page, style = "", more = ""): Promise<void> {
  await page.setContent(`<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width"><style>
    body { font: 18px/1.6 sans-serif; margin: 20px; color: #1c2321; background: #fff; }
    button, input { min-height: 48px; min-width: 96px; font: inherit; margin: 8px; border: 2px solid #666; background: #fff; color: #1c2321; }
    ::placeholder { color: #414b47; }
    button[aria-pressed="true"] { text-decoration: underline; }
    p { max-width: 20em; margin: 0 0 18px; }
    :focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
    ${style}
    </style><main><p>${"长".repeat(60)}</p><p>短</p>
    <button id="one" aria-pressed="true">一</button><button id="two" aria-pressed="false">二</button>
    <label for="field">三</label><input id="field" placeholder="四">${more}</main></html>`);
}

test("a sound page has no complaint", async ({ page }) => {
  await plain(page);
  const set = await lines(page);
  const { smallText, smallTargets, narrowGaps } = await measure(page, MODES.standard);
  const all = [smallText, smallTargets, narrowGaps, set.tight, set.close, set.long, await outOfReach(page), await faint(page)];
  expect(all.flat()).toEqual([]);
  expect([...(await moving(page)), ...(await lost(page)), ...(await tabbed(page)), ...(await overflow(page)), ...(await cutWhenSpaced(page))]).toEqual([]);
});

/** A fault, what finds it, and a part of what it says. */
const FAULTS: readonly (readonly [string, string, string, (page: Page) => Promise<readonly string[]>, RegExp])[] = [
  ["a target that is too low for the elders' mode", "", "", async (page) => (await measure(page, MODES.elder)).smallTargets, /48 button/],
  ["text that is too small for the kiosk", "", "", async (page) => (await measure(page, MODES.kiosk)).smallText, /18 px/],
  ["something over a corner of a button", "#one { position: relative; } main::after { content: ''; position: absolute; inset: 0 0 auto 0; height: 100vh; width: 60px; }", "", outOfReach, /is under main/],
  ["a button beyond the edge", "#two { position: fixed; left: -200px; }", "", outOfReach, /out of view/],
  ["lines that stand too close", "p { line-height: 1.4; }", "", async (page) => (await lines(page)).tight, /1\.40 in 3 lines/],
  ["lines that are too long", "p { max-width: none; width: 40em; }", "", async (page) => (await lines(page)).long, /letters in p/],
  ["paragraphs that stand too close", "p { margin: 0; }", "", async (page) => (await lines(page)).close, /1\.60 from p/],
  ["text that is too faint", "p { color: #767676; }", "", faint, /4\.54 instead of 7: text of p/],
  ["text that is half transparent", "p { opacity: 0.6; }", "", faint, /instead of 7: text of p/],
  ["a placeholder that is too faint", "::placeholder { color: #999; }", "", faint, /placeholder of input/],
  ["an edge that is too faint", "input { border-color: #ccc; }", "", faint, /edge of input/],
  ["an icon that is too faint", "", '<svg width="40" height="40"><circle r="20" cx="20" cy="20" fill="#9a9a9a"/></svg>', faint, /icon in main/],
  ["a movement without an end", "@keyframes turn { to { rotate: 1turn; } } #one { animation: turn 2s infinite; }", "", moving, /moves: button/],
  ["a change that glides", "#two { transition: color 1s; }", "", moving, /transition of button/],
  ["a choice that only its ground tells", "button[aria-pressed='true'] { text-decoration: none; background: #0b4f49; color: #fff; }", "", lost, /looks chosen no longer/],
  ["a button that only its ground shows", "button { border: 0; background: #0b4f49; color: #fff; }", "", lost, /without an edge/],
  ["focus that is not seen", ":focus-visible { outline: none; }", "", tabbed, /no ring/],
  ["a ring that is too thin", ":focus-visible { outline-width: 2px; }", "", tabbed, /a ring of 2 px/],
  ["a ring that is cut off", "#cut { overflow: hidden; } #cut button { margin: 0; }", '<div id="cut"><button>五</button></div>', tabbed, /cut off/],
  ["a bar over what has the focus", "main::after { content: ''; position: fixed; inset: auto 0 0 0; height: 120px; background: #fff; } body { padding-bottom: 0; }", `<div style="height: 1200px"></div><button>六</button>`, tabbed, /covered by main/],
  ["an order that is not the one of reading", "main { display: flex; flex-direction: column; } #one { order: 1; }", "", tabbed, /stands above/],
  ["a line that is turned round", "div { display: flex; flex-direction: row-reverse; }", "<div><button>七</button><button>八</button></div>", tabbed, /stands before/],
  ["a control that Tab passes over", "", '<button id="seven" onfocus="document.querySelector(\'#eight\').focus()">七</button><button>八</button><button id="eight">九</button>', tabbed, /never reached: button "八"/],
  ["a trap", "", `<button onkeydown="event.preventDefault()">七</button><button>八</button>`, tabbed, /reached twice|never reached/],
  ["a page that is wider than its window", "p { width: 60em; max-width: none; }", "", overflow, /the page is/],
  ["a text that is cut when letters have more space", "#one { width: 96px; height: 48px; min-height: 0; overflow: hidden; } #one { white-space: nowrap; padding: 0; }", "", async (page) => {
    await page.locator("#one").evaluate((button) => { button.textContent = "五个字的话"; });
    expect(await overflow(page)).toEqual([]);
    return cutWhenSpaced(page);
  }, /cut sideways/],
];

for (const [name, style, more, find, words] of FAULTS) {
  test(`found: ${name}`, async ({ page }) => {
    await plain(page, style, more);
    expect((await find(page)).join("\n")).toMatch(words);
  });
}

test("found: a name on the map that is too faint", async ({ page }) => {
  await notePainting(page);
  await page.addInitScript(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("html:root { --m-name: #9a8f78; --k-institution: #c9d4f0; --k-health-centre: #f0c9d4; }");
    document.adoptedStyleSheets = [sheet];
  });
  const map = new MapPage(page);
  await map.open("310000");
  const { troubles } = await readMap(page);
  expect(troubles.join("\n")).toMatch(/instead of 7: name/);
});

test("heard: what comes into a region, an alert, what the focus is moved to; and nothing else", async ({ page }) => {
  await listen(page);
  await page.goto("/kinds");
  await page.evaluate(() => {
    const region = Object.assign(document.createElement("p"), { id: "region" });
    region.setAttribute("role", "status");
    document.body.append(region);
  });
  await page.evaluate(() => {
    const put = (role: string | null, text: string) => {
      const element = Object.assign(document.createElement("p"), { textContent: text, tabIndex: -1 });
      if (role !== null) element.setAttribute("role", role);
      document.body.append(element);
      return element;
    };
    document.getElementById("region")?.append("came into it");
    put("alert", "an alert");
    put("status", "came with its region");
    put(null, "not a region");
    put(null, "has the focus").focus();
  });
  await expect.poll(() => said(page)).toContain("an alert");
  const heard = await said(page);
  expect(heard).toContain("came into it");
  expect(heard).toContain("has the focus");
  expect(heard).not.toContain("came with its region");
  expect(heard).not.toContain("not a region");
});

test("found: a request to somebody else", () => {
  const frame = { url: () => "http://127.0.0.1:8091/map" };
  const asks = (url: string, isNavigationRequest = false) =>
    isForeign({ url: () => url, isNavigationRequest: () => isNavigationRequest, frame: () => frame } as unknown as Parameters<typeof isForeign>[0]);
  expect(asks("http://127.0.0.1:8091/geo/points.cbor")).toBeNull();
  expect(asks("data:image/png;base64,AA==")).toBeNull();
  expect(asks("https://tiles.example/1.png")).toBe("https://tiles.example/1.png");
  expect(asks("http://127.0.0.1:9/other")).not.toBeNull();
  expect(asks("https://example.org/", true)).not.toBeNull();
});
