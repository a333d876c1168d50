// Contrast on the map's canvas: what no style tells, read from the pixels that are painted.
import type { Page } from "@playwright/test";
import { look } from "./eye.ts";

/** Of a name on its halo, of the sign within a symbol, and of a symbol against its surroundings. */
const LEAST = { name: 7, sign: 4.5, symbol: 3 };

interface Painted {
  readonly what: "name" | "sign" | "symbol";
  readonly canvas: HTMLCanvasElement | OffscreenCanvas;
  readonly text: string;
  readonly ink: string;
  /** Left, top, right and bottom in pixels of the canvas. */
  readonly box: readonly [number, number, number, number];
}

declare global {
  // eslint-disable-next-line no-var
  var painted: Painted[];
}

/** Notes from now on what is painted where, and in which colour; called before the page is opened. */
export async function notePainting(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.painted = [];
    const own = CanvasRenderingContext2D.prototype;
    const { fillText, strokeText, drawImage, clearRect } = own;
    /** The last text that was given a halo, by context. */
    const halos = new WeakMap<CanvasRenderingContext2D, string>();
    own.clearRect = function (...room) {
      globalThis.painted = globalThis.painted.filter(({ canvas }) => canvas !== this.canvas);
      clearRect.apply(this, room);
    };
    own.strokeText = function (text, x, y) {
      halos.set(this, `${text} ${x} ${y}`);
      strokeText.call(this, text, x, y);
    };
    own.fillText = function (text, x, y) {
      const matrix = this.getTransform();
      const size = Number.parseFloat(/([\d.]+)px/.exec(this.font)?.[1] ?? "0");
      const [width, height] = [this.measureText(text).width * matrix.a, size * matrix.d];
      const at = matrix.transformPoint(new DOMPoint(x, y));
      const what = halos.get(this) === `${text} ${x} ${y}` ? "name" : "sign";
      const box = [at.x - width / 2, at.y - height / 2, at.x + width / 2, at.y + height / 2] as const;
      globalThis.painted.push({ what, canvas: this.canvas, text, ink: String(this.fillStyle), box });
      fillText.call(this, text, x, y);
    };
    own.drawImage = function (this: CanvasRenderingContext2D, ...all: number[]) {
      if (all.length === 9) {
        const [x = 0, y = 0, width = 0, height = 0] = all.slice(5);
        globalThis.painted.push({ what: "symbol", canvas: this.canvas, text: "", ink: "", box: [x, y, x + width, y + height] });
      }
      (drawImage as (...all: unknown[]) => void).apply(this, all);
    } as unknown as typeof drawImage;
  });
}

export interface Read {
  readonly names: number;
  readonly signs: number;
  readonly symbols: number;
  readonly troubles: readonly string[];
}

/** Reads the map that is shown now. */
export async function readMap(page: Page): Promise<Read> {
  await look(page);
  return page.evaluate((least) => {
    const { colour, contrast } = globalThis.eye;
    type Pixel = readonly [number, number, number, number];
    const map = document.querySelector(".map-box");
    const canvases = [...document.querySelectorAll<HTMLCanvasElement>(".map-box canvas")];
    const top = canvases.find((canvas) => canvas.closest(".leaflet-symbols-pane") !== null);
    if (map === null || top === undefined) throw new Error("there is no map");
    // Ground and symbols lie over each other: they are put together as the screen does it.
    const flat = new OffscreenCanvas(top.width, top.height).getContext("2d", { willReadFrequently: true });
    if (flat === null) throw new Error("there is no canvas to read from");
    const own = top.getBoundingClientRect();
    const ratio = top.width / own.width;
    for (const canvas of [...canvases.filter((canvas) => canvas !== top), top]) {
      const at = canvas.getBoundingClientRect();
      flat.drawImage(canvas, (at.left - own.left) * ratio, (at.top - own.top) * ratio, at.width * ratio, at.height * ratio);
    }
    const pixels = (context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D, box: readonly number[]): Pixel[] => {
      const [left = 0, top = 0, right = 0, bottom = 0] = box.map(Math.round);
      if (right <= left || bottom <= top) return [];
      const { data } = context.getImageData(left, top, right - left, bottom - top);
      const found: Pixel[] = [];
      for (let at = 0; at < data.length; at += 4) {
        if ((data[at + 3] ?? 0) > 250) found.push([data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0, 1]);
      }
      return found;
    };
    /** The contrast that a share of the pixels has at most. */
    const share = (all: readonly Pixel[], ink: Pixel, part: number): number =>
      all.map((one) => contrast(one, ink)).sort((a, b) => a - b)[Math.floor((all.length - 1) * part)] ?? 0;
    const room = map.getBoundingClientRect();
    const isShown = ([left, top, right, bottom]: Painted["box"]): boolean =>
      own.left + left / ratio > room.left && own.left + right / ratio < room.right && own.top + top / ratio > room.top && own.top + bottom / ratio < room.bottom;

    const troubles = new Set<string>();
    const judge = (what: string, ratio: number, wanted: number) => {
      if (ratio < wanted) troubles.add(`${ratio.toFixed(2)} instead of ${wanted}: ${what}`);
    };
    const shown = globalThis.painted.filter(({ what, canvas, box }) => (what === "sign" ? true : canvas === top && isShown(box)));
    const of = (sort: Painted["what"]) => shown.filter(({ what }) => what === sort);
    for (const { text, box } of of("name")) {
      const all = pixels(flat, box);
      // The ink is the darkest pixel. Three quarters of the box are strokes and their soft edges; the rest is what
      // the name stands on.
      const white: Pixel = [255, 255, 255, 1];
      const ink = all.reduce((a, b) => (contrast(b, white) > contrast(a, white) ? b : a), white);
      judge(`name ${text}`, share(all, ink, 0.8), least.name);
    }
    for (const { text, ink, canvas, box } of of("sign")) {
      const context = canvas.getContext("2d") as CanvasRenderingContext2D | null;
      const all = context === null ? [] : pixels(context, box);
      // Where the sheet of a face has been used anew, nothing is left to read.
      if (all.length > 0) judge(`sign ${text}`, share(all, colour(ink), 0.8), least.sign);
    }
    for (const { box } of of("symbol")) {
      const [left, top, right, bottom] = box;
      const around = [
        ...pixels(flat, [left, top - 3, right, top]),
        ...pixels(flat, [left, bottom, right, bottom + 3]),
      ];
      const white: Pixel = [255, 255, 255, 1];
      const ground = around.sort((a, b) => contrast(a, white) - contrast(b, white))[Math.floor(around.length / 2)];
      // A fifth of a symbol at least stands out from the ground that it lies on.
      if (ground !== undefined) judge("symbol", share(pixels(flat, box), ground, 0.8), least.symbol);
    }
    return { names: of("name").length, signs: of("sign").length, symbols: of("symbol").length, troubles: [...troubles] };
  }, LEAST);
}
