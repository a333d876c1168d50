// Pairs of drawn symbols that cover each other, from their middles and radii in CSS pixels.

/** Rounding to whole pixels may bring two symbols that only touch closer by this much. */
const ROUNDING = 1;

/** How many pairs of discs overlap. */
export function overlaps(symbols) {
  const cell = 2 * Math.max(1, ...symbols.map(({ r }) => r));
  const cells = new Map();
  let pairs = 0;
  for (const one of symbols) {
    const [column, row] = [Math.floor(one.x / cell), Math.floor(one.y / cell)];
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        const near = cells.get(`${column + dx},${row + dy}`) ?? [];
        pairs += near.filter((other) => covers(one, other)).length;
      }
    }
    const key = `${column},${row}`;
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(one);
  }
  return pairs;
}

function covers(one, other) {
  return Math.hypot(one.x - other.x, one.y - other.y) < one.r + other.r - ROUNDING;
}
