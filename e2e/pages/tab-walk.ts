// The way of a person without a pointer through a state of a page: Tab reaches every control once, in the order in
// which one reads, and where one is can be seen.
import type { Page } from "@playwright/test";
import { look } from "./eye.ts";

/** The thinnest ring around what has the focus. */
const RING = 3;

interface Stop {
  /** The number of the control among those that were awaited; none where nothing awaited the focus. */
  readonly at: number | null;
  readonly name: string;
  /** A date has several fields of its own, which Tab goes through one after the other. */
  readonly isMany: boolean;
  /** Tab does not lead here: the page itself has put the focus here. */
  readonly isSet: boolean;
  readonly troubles: readonly string[];
}

/** How long nothing may change before a state counts as come to rest, in milliseconds. */
const REST_MS = 250;

/** Waits until the page has what it shows and has put the focus where it wants it: code that comes later does both. */
async function rested(page: Page): Promise<void> {
  await page.evaluate(async (rest) => {
    let [before, since] = ["", performance.now()];
    const end = since + 5_000;
    let focus: Element | null = null;
    while (performance.now() - since < rest && performance.now() < end) {
      const now = `${document.body.querySelectorAll("*").length} ${document.title} ${location.pathname}`;
      if (now !== before || document.activeElement !== focus) since = performance.now();
      [before, focus] = [now, document.activeElement];
      await new Promise((done) => setTimeout(done, 50));
    }
  }, REST_MS);
}

/** Finds the controls that Tab should reach, numbers them, and puts the focus before the first. */
async function awaited(page: Page): Promise<string[]> {
  await rested(page);
  return page.evaluate(() => {
    const { scope, name } = globalThis.eye;
    const root = scope();
    const found = [...root.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, [tabindex]")].filter(
      (element) => element.tabIndex >= 0 && !element.matches(":disabled") && element.checkVisibility({ visibilityProperty: true }) && element.closest("[inert]") === null,
    );
    // Of a group of radio buttons one is on the way: the chosen one, or the first.
    const isStop = (element: HTMLElement): boolean => {
      if (!(element instanceof HTMLInputElement) || element.type !== "radio" || element.name === "") return true;
      const group = found.filter((other): other is HTMLInputElement => other instanceof HTMLInputElement && other.type === "radio" && other.name === element.name && other.form === element.form);
      return element === (group.find(({ checked }) => checked) ?? group[0]);
    };
    const stops = found.filter(isStop);
    document.querySelectorAll("[data-stop]").forEach((element) => element.removeAttribute("data-stop"));
    stops.forEach((element, place) => element.setAttribute("data-stop", String(place)));
    const start = root instanceof HTMLElement ? root : document.body;
    const before = start.getAttribute("tabindex");
    start.setAttribute("tabindex", "-1");
    start.focus({ preventScroll: true });
    if (before === null) start.removeAttribute("tabindex");
    else start.setAttribute("tabindex", before);
    return stops.map(name);
  });
}

/** Where the focus is, and what is wrong with how it shows. */
async function stop(page: Page): Promise<Stop | null> {
  return page.evaluate((ring) => {
    const { name, colour, contrast, ground } = globalThis.eye;
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body || element.matches("dialog")) return null;
    const troubles: string[] = [];
    // A box is ticked through its label, and a card opened through its link: the whole then has the ring.
    const around = [element, element.parentElement, element.parentElement?.parentElement, element.closest("label")];
    const ringed = around.find((one) => {
      if (one === null || one === undefined || one === document.body) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0;
    });
    if (ringed === undefined || ringed === null) troubles.push("no ring");
    else {
      const { outlineWidth, outlineColor, outlineOffset } = getComputedStyle(ringed);
      const width = Number.parseFloat(outlineWidth);
      if (width < ring - 0.05) troubles.push(`a ring of ${width} px`);
      const faint = contrast(colour(outlineColor), ground(ringed, Number.parseFloat(outlineOffset) < 0));
      if (faint < 3) troubles.push(`a ring with a contrast of ${faint.toFixed(2)}`);
    }
    const whole = ringed ?? element;
    const box = whole.getBoundingClientRect();
    const middle = box.left + box.width / 2;
    const hidden = [box.top + box.height / 2, box.top + 2, box.bottom - 2].flatMap((y) => {
      if (middle < 0 || y < 0 || middle >= innerWidth || y >= innerHeight) return ["out of view"];
      const hit = document.elementFromPoint(middle, y);
      // Within the box of a link that runs over several lines there is ground of the text around it.
      const isWithin = hit !== null && (whole.contains(hit) || (getComputedStyle(whole).display === "inline" && hit.contains(whole)));
      return isWithin ? [] : [`covered by ${hit === null ? "nothing" : name(hit)}`];
    });
    // Of the map, and of a field for many lines, a part is enough: panels stand on the one, and in the other
    // the line that is being written is what comes into view.
    const isLarge = whole.matches("textarea, [role=application]") || box.height > innerHeight * 0.6;
    if (hidden[0] !== undefined && (!isLarge || hidden.length === 3)) troubles.push(hidden[0]);
    if (ringed !== undefined && ringed !== null && !isLarge) {
      // What scrolls or hides what runs over may cut the ring off.
      const { outlineWidth, outlineOffset, position } = getComputedStyle(ringed);
      const width = Number.parseFloat(outlineWidth);
      const reach = width + Number.parseFloat(outlineOffset);
      let [left, top, right, bottom] = [0, 0, innerWidth, innerHeight];
      for (let at = position === "fixed" ? null : ringed.parentElement; at !== null && at !== document.body; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (style.overflowX !== "visible" || style.overflowY !== "visible") {
          const room = at.getBoundingClientRect();
          [left, top, right, bottom] = [Math.max(left, room.left), Math.max(top, room.top), Math.min(right, room.right), Math.min(bottom, room.bottom)];
        }
        if (style.position === "fixed") break;
      }
      const over = [left - box.left, top - box.top, box.right - right, box.bottom - bottom].map((past) => past + reach);
      const sides = ["start", "top", "end", "bottom"].filter((_, side) => (over[side] ?? 0) > width - ring + 0.5);
      if (sides.length > 0) troubles.push(`a ring that is cut off at the ${sides.join(" and ")}`);
    }
    const at = element.dataset["stop"];
    const isMany = element.matches("input:is([type=date], [type=time], [type=month], [type=datetime-local])");
    return { at: at === undefined ? null : Number(at), name: name(element), isMany, isSet: element.tabIndex < 0, troubles };
  }, RING);
}

/** The pairs of controls of which the later one stands before the earlier one to a reader. */
async function backwards(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { name } = globalThis.eye;
    const stops = [...document.querySelectorAll<HTMLElement>("[data-stop]")].sort((a, b) => Number(a.dataset["stop"]) - Number(b.dataset["stop"]));
    // What scrolls or floats by itself is read by itself.
    const layer = (element: Element): Element => {
      for (let at = element.parentElement; at !== null && at !== document.body; at = at.parentElement) {
        const { position, overflowX, overflowY } = getComputedStyle(at);
        if (/fixed|sticky|absolute/.test(position) || /auto|scroll/.test(`${overflowX} ${overflowY}`)) return at;
      }
      return document.body;
    };
    const troubles: string[] = [];
    for (const [place, element] of stops.entries()) {
      const next = stops[place + 1];
      if (next === undefined || layer(element) !== layer(next)) continue;
      const [a, b] = [element, next].map((one) => (one.closest("label") ?? one).getBoundingClientRect());
      if (a === undefined || b === undefined || Math.min(a.width, a.height, b.width, b.height) <= 1) continue;
      const above = b.bottom <= a.top + 4;
      const sameColumn = b.left < a.right && a.left < b.right;
      const sameLine = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 2;
      if (above && (sameColumn || b.right <= a.left)) troubles.push(`${name(next)} stands above ${name(element)}, which comes before it`);
      else if (sameLine && b.right <= a.left + 4) troubles.push(`${name(next)} stands before ${name(element)} in its line`);
    }
    return troubles;
  });
}

/** Walks once; nothing where the page itself moved the focus meanwhile. */
async function walk(page: Page): Promise<string[] | null> {
  const names = await awaited(page);
  const troubles = await backwards(page);
  const seen: number[] = [];
  let [last, left]: [Stop | null, number] = [null, names.length + 4];
  while (left > 0) {
    left -= 1;
    await page.keyboard.press("Tab");
    const now = await stop(page);
    // Behind the last control the focus leaves the page.
    if (now === null) {
      if (seen.length > 0) break;
      continue;
    }
    if (now.isSet) return null;
    if (now.isMany && last?.at === now.at) {
      left += 1;
      continue;
    }
    last = now;
    // A dialog, and a window without bars, begins anew.
    if (now.at === seen[0]) break;
    troubles.push(...now.troubles.map((trouble) => `${trouble}: ${now.name}`));
    if (now.at === null) troubles.push(`reached, but not awaited: ${now.name}`);
    else if (seen.includes(now.at)) {
      troubles.push(`reached twice: ${now.name}`);
      break;
    } else seen.push(now.at);
  }
  if (seen.some((at, place) => place > 0 && at < (seen[place - 1] ?? 0))) troubles.push("not in the order of the document");
  names.forEach((name, at) => {
    if (!seen.includes(at)) troubles.push(`never reached: ${name}`);
  });
  return troubles;
}

/** Walks through what the page shows now and puts the focus back; what went wrong, a line for each. */
export async function tabbed(page: Page): Promise<string[]> {
  await look(page);
  const had = await page.evaluateHandle(() => document.activeElement);
  const scrolled = await page.evaluate(() => scrollY);
  let troubles: string[] | null = null;
  for (let tries = 0; troubles === null && tries < 3; tries += 1) troubles = await walk(page);
  await page.evaluate(
    ([had, scrolled]) => {
      document.querySelectorAll("[data-stop]").forEach((element) => element.removeAttribute("data-stop"));
      if (had instanceof HTMLElement && had !== document.body) had.focus({ preventScroll: true });
      else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      scrollTo(0, scrolled);
    },
    [had, scrolled] as const,
  );
  await had.dispose();
  return troubles ?? ["the page moves the focus while one walks"];
}
