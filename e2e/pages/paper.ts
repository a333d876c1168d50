// What is printed.
import type { Locator, Page } from "@playwright/test";
import jsqr from "jsqr";

// The package is CommonJS: its function is the default of its default.
const readQr = jsqr as unknown as typeof jsqr.default;

/** How many pages the browser prints; a PDF names each of its pages once. */
export async function printedPages(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** A square picture as a reader sees it: four bytes for each pixel. */
export interface Raster {
  readonly pixels: Uint8ClampedArray;
  readonly side: number;
}

/** A code on the page as the browser draws it, so many pixels wide. */
export async function rasterOf(code: Locator, side: number): Promise<Raster> {
  const drawn = await code.evaluate(async (svg, side) => {
    const picture = new Image();
    const alone = svg.cloneNode(true) as SVGElement;
    alone.removeAttribute("style");
    picture.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(alone))}`;
    picture.width = picture.height = side;
    await picture.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: side, height: side });
    const context = canvas.getContext("2d");
    if (context === null) return "";
    context.fillStyle = "#fff";
    context.fillRect(0, 0, side, side);
    context.drawImage(picture, 0, 0, side, side);
    // As one text: a list of a million numbers takes seconds on its way out of the browser.
    const { data } = context.getImageData(0, 0, side, side);
    const pieces: string[] = [];
    for (let at = 0; at < data.length; at += 0x2000) pieces.push(String.fromCharCode(...data.subarray(at, at + 0x2000)));
    return btoa(pieces.join(""));
  }, side);
  return { pixels: new Uint8ClampedArray(Buffer.from(drawn, "base64")), side };
}

/** What a picture says to a reader that nobody here wrote. Ours are dark on light: the reader need not look for
    a light code on dark as well, which would take as long again. */
export function read({ pixels, side }: Raster): string | undefined {
  return readQr(pixels, side, side, { inversionAttempts: "dontInvert" })?.data;
}

/** What a code on the page says. */
export async function readCode(code: Locator): Promise<string | undefined> {
  return read(await rasterOf(code, 500));
}
