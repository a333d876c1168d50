// Measures in a picture of the map how far the cross that the tiles show is from the symbol that
// the app draws at the same place.
import type { Page } from "@playwright/test";
import type { MapPage } from "./map.ts";

export interface Measured {
  /** The middle of the chosen place's ring, in CSS pixels of the map. */
  readonly ring: readonly [number, number];
  /** Where the arms of the cross meet. */
  readonly cross: readonly [number, number];
}

/** Looks at the picture around this point of the map, in CSS pixels. */
export async function measured(map: MapPage, around: readonly [number, number]): Promise<Measured> {
  const room = await map.room();
  const picture = await map.page.screenshot({ clip: room, animations: "disabled" });
  return inPicture(map.page, picture.toString("base64"), room.width, around);
}

function inPicture(page: Page, picture: string, width: number, around: readonly [number, number]): Promise<Measured> {
  return page.evaluate(
    async ({ picture, width, around }) => {
      const image = new Image();
      image.src = `data:image/png;base64,${picture}`;
      await image.decode();
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.width, image.height];
      const context = canvas.getContext("2d");
      if (context === null) throw new Error("no canvas");
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      const dense = image.width / width;
      const at = (x: number, y: number) => {
        const place = (Math.round(y) * image.width + Math.round(x)) * 4;
        return [data[place] ?? 0, data[place + 1] ?? 0, data[place + 2] ?? 0] as const;
      };
      const [ax, ay] = [around[0] * dense, around[1] * dense];
      // The ring is dark green, and nothing else near it is.
      let [sum, sumX, sumY] = [0, 0, 0];
      for (let y = ay - 40 * dense; y < ay + 40 * dense; y += 1) {
        for (let x = ax - 40 * dense; x < ax + 40 * dense; x += 1) {
          const [r, g, b] = at(x, y);
          const is = r < 50 && g > 55 && g < 110 && b > 50 && b < 105;
          if (is) [sum, sumX, sumY] = [sum + 1, sumX + Math.round(x) + 0.5, sumY + Math.round(y) + 0.5];
        }
      }
      const ring = [sumX / sum, sumY / sum] as const;
      // The arms, beyond the symbol: how much of a pixel is of their colour.
      const share = (x: number, y: number) => {
        const [r, g, b] = at(x, y);
        return r > 190 && b > 190 ? Math.max(0, (235 - g) / 235) : 0;
      };
      const middle = (weight: (off: number) => number) => {
        let [all, sum] = [0, 0];
        for (let off = -14 * dense; off <= 14 * dense; off += 1) {
          const w = weight(off);
          [all, sum] = [all + w, sum + w * off];
        }
        return all > 0 ? sum / all : Number.NaN;
      };
      const arms: number[] = [];
      for (let far = 36 * dense; far < 90 * dense; far += 1) arms.push(far, -far);
      const [rx, ry] = [Math.floor(ring[0]), Math.floor(ring[1])];
      const crossX = middle((off) => arms.reduce((sum, arm) => sum + share(rx + Math.round(off), ry + Math.round(arm)), 0));
      const crossY = middle((off) => arms.reduce((sum, arm) => sum + share(rx + Math.round(arm), ry + Math.round(off)), 0));
      const css = (x: number, y: number): readonly [number, number] => [x / dense, y / dense];
      return { ring: css(...ring), cross: css(rx + crossX + 0.5, ry + crossY + 0.5) };
    },
    { picture, width, around },
  );
}
