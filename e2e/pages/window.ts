// The map's window reckoned outside the app: where its middle is after a chain of moves whose
// pixels are known, and what lies inside.
import { pixels, type Facility } from "./cities.ts";

type Placed = Facility & { readonly point: readonly [number, number] };
type Pixel = readonly [number, number];

/** Two symbols nearer than this are merged into one: two radii of 19 px to 23 px and a gap. */
const MERGED = 56;
/** A symbol of several stands at most this far from its members. */
const STRAY = 120;
/** Leaflet rounds the corner of its window to whole pixels at every move. */
const ROUNDING = 3;

export interface Reckoning {
  /** These must be drawn. */
  readonly inside: ReadonlySet<string>;
  /** These must not be drawn. */
  readonly outside: ReadonlySet<string>;
}

export class Window {
  private middle: Pixel;

  constructor(
    middle: readonly [number, number],
    private level: number,
    private readonly width: number,
    private readonly height: number,
  ) {
    this.middle = pixels(middle, level);
  }

  get zoom(): number {
    return this.level;
  }

  zoomBy(steps: number): void {
    this.level += steps;
    this.middle = [this.middle[0] * 2 ** steps, this.middle[1] * 2 ** steps];
  }

  /** The ground was dragged by this much. */
  drag(dx: number, dy: number): void {
    this.middle = [this.middle[0] - dx, this.middle[1] - dy];
  }

  /** Which of these places must be drawn and which must not; the few between may be either. */
  reckon(places: readonly Placed[]): Reckoning {
    const at = places.map(({ point }) => pixels(point, this.level));
    const [inside, outside] = [new Set<string>(), new Set<string>()];
    places.forEach(({ id }, place) => {
      const own = at[place] as Pixel;
      const depth = this.depth(own);
      if (Math.abs(depth) > STRAY * 2) {
        (depth > 0 ? inside : outside).add(id);
        return;
      }
      const crowded = at.some((other, index) => index !== place && near(other, own));
      const unsure = crowded ? STRAY : ROUNDING;
      if (depth > unsure) inside.add(id);
      if (depth < -unsure) outside.add(id);
    });
    return { inside, outside };
  }

  /** Pixels to the nearest edge; below zero outside. */
  depthOf(place: Placed): number {
    return this.depth(pixels(place.point, this.level));
  }

  private depth([x, y]: Pixel): number {
    const [dx, dy] = [Math.abs(x - this.middle[0]), Math.abs(y - this.middle[1])];
    return Math.min(this.width / 2 - dx, this.height / 2 - dy);
  }
}

const near = (a: Pixel, b: Pixel): boolean => Math.abs(a[0] - b[0]) < MERGED && Math.abs(a[1] - b[1]) < MERGED;
