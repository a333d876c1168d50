// Damage to a printed code, the same for the same seed: blots, drops, spots and specks over so much of it.
import type { Raster } from "./paper.ts";

export type Damage = "one blot" | "four blots" | "drops" | "spots" | "specks";

/** The free room around a code, in modules. */
const QUIET = 4;
/** A corner by which a reader finds the code, with the room beside it. */
const CORNER = 8;
/** Where the small mark of the fourth corner begins and ends, from the edge of the code. */
const MARK = [11, 3] as const;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Radius of the next stain in modules of 0.64 mm: a coffee's, a drop's of 2 to 4 mm, a spot's of half of
    that, a speck of dust. */
function radius(damage: Damage, goal: number, next: () => number): number {
  if (damage === "one blot") return Math.sqrt(goal / Math.PI);
  if (damage === "four blots") return Math.sqrt(goal / 4 / Math.PI);
  if (damage === "drops") return 3 + next() * 3;
  return damage === "spots" ? 2 + next() * 2 : 0;
}

/** Which modules are covered, and by what: dark or light. The marks of the four corners are spared:
    without the three large ones no reader finds any code, and this one wants the fourth as well. */
function stains(side: number, damage: Damage, share: number, seed: number): Map<number, boolean> {
  const next = numbers(seed);
  const code = side - 2 * QUIET;
  const goal = Math.round(share * code * code);
  const covered = new Map<number, boolean>();
  const isCorner = (x: number, y: number) => {
    const [low, high] = [QUIET + CORNER, side - QUIET - CORNER];
    const isMark = (at: number) => at >= side - QUIET - MARK[0] && at < side - QUIET - MARK[1];
    return (x < low && y < low) || (x >= high && y < low) || (x < low && y >= high) || (isMark(x) && isMark(y));
  };
  while (covered.size < goal) {
    const [size, dark] = [radius(damage, goal, next), next() < 0.5];
    const [left, top] = [QUIET + Math.floor(next() * code), QUIET + Math.floor(next() * code)];
    for (let y = Math.ceil(top - size); y <= top + size; y += 1) {
      for (let x = Math.ceil(left - size); x <= left + size; x += 1) {
        const inside = x >= QUIET && y >= QUIET && x < side - QUIET && y < side - QUIET;
        const near = (x - left) ** 2 + (y - top) ** 2 <= size ** 2;
        const place = y * side + x;
        if (inside && near && !isCorner(x, y) && !covered.has(place) && covered.size < goal) covered.set(place, dark);
      }
    }
  }
  return covered;
}

/** The picture of a code that is `modules` wide with its free room, damaged. */
export function damaged(raster: Raster, modules: number, damage: Damage, share: number, seed: number): Raster {
  // Copied in one piece and filled row by row: a story damages a thousand pictures of half a million pixels.
  const pixels = raster.pixels.slice();
  const { side } = raster;
  /** The first pixel that belongs to a module. */
  const first = (module: number) => Math.ceil((module * side) / modules);
  for (const [place, dark] of stains(modules, damage, share, seed)) {
    const [x, y] = [place % modules, Math.floor(place / modules)];
    for (let row = first(y); row < first(y + 1); row += 1) {
      for (let at = row * side + first(x); at < row * side + first(x + 1); at += 1) {
        pixels.fill(dark ? 40 : 235, at * 4, at * 4 + 3);
      }
    }
  }
  return { pixels, side };
}
