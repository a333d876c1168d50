// How a bench starts Chromium, and small arithmetic.

export const executable = process.env.CHROME_PATH ?? "/usr/bin/chromium";

/** Headless, no GPU, no calls of the browser's own into the network. */
export const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** The middle value; of an even number the lower one, so that it is a value that occurred. */
export function median(values) {
  const sorted = values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
