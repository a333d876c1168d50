// A schedule: what happens to a device, step by step, as a line of words that can be written down,
// shortened and repeated (ELDERCARE_SCHEDULE).
import { Random } from "./random.ts";

/** A word for each kind of step, with how it is drawn. */
const KINDS = {
  /** So many records come in a file from another device: the app seals them by its own way. */
  bring: (random: Random) => `bring:${1 + random.below(4)}`,
  /** One that the server refuses whenever it comes. */
  poison: () => "poison",
  /** One is filled in and sent through the pages. */
  ask: () => "ask",
  /** The tab dies so many milliseconds after the tap on "send". */
  "ask-crash": (random: Random) => `ask-crash:${random.below(250)}`,
  /** The whole browser is killed so many milliseconds after the tap. */
  "ask-kill": (random: Random) => `ask-kill:${random.below(250)}`,
  /** The browser is killed over a form that is half filled in. */
  "draft-kill": () => "draft-kill",
  /** One that was begun is thrown away, and the browser is killed so many milliseconds later. */
  "discard-kill": (random: Random) => `discard-kill:${random.below(400)}`,
  /** What the proxy does to the next exchanges. */
  faults: (random: Random) => `faults:${Array.from({ length: 2 + random.below(6) }, () => fault(random)).join(",")}`,
  offline: () => "offline",
  online: () => "online",
  /** The network goes and comes so often. */
  flap: (random: Random) => `flap:${2 + random.below(4)}`,
  /** "Send now". */
  tap: () => "tap",
  wait: (random: Random) => `wait:${100 + random.below(900)}`,
  /** The tab dies. */
  crash: () => "crash",
  /** The browser dies with all its processes. */
  kill: () => "kill",
  /** The same, and then the map is opened: everything must arrive from there. */
  "kill-map": () => "kill-map",
  /** The browser is closed in order and opened again. */
  close: () => "close",
  /** A second tab with the same queue. */
  tab: () => "tab",
  /** From the n-th write on, so many writes to the disk fail for want of room. */
  quota: (random: Random) => `quota:${random.below(4)}:${1 + random.below(6)}`,
  /** The clock of the device jumps by so many days. */
  clock: (random: Random) => `clock:${random.oneOf([-3650, -1, 1, 400, 3650])}`,
  /** The service worker is killed over a form that is half filled in. */
  "worker-kill": () => "worker-kill",
  /** Another service worker takes over there, though nobody asked for it. */
  "worker-replace": () => "worker-replace",
  /** The server is killed and comes back after so many milliseconds. */
  server: (random: Random) => `server:${random.below(600)}`,
} as const;

export type Kind = keyof typeof KINDS | "old";
const ALL = Object.keys(KINDS) as (keyof typeof KINDS)[];

/** The words of the fault proxy, the likely ones more often. */
function fault(random: Random): string {
  return random.oneOf([
    "pass",
    "cut-before",
    "cut-mid-request",
    "cut-after-reply",
    "cut-after-reply",
    "half-reply",
    "half-reply",
    "duplicate",
    "duplicate",
    "portal",
    "portal",
    `status:${random.oneOf([500, 502, 503, 429, 403])}${random.oneOf(["", ":1", ":20"])}`,
    `delay:${random.below(40)}`,
    `hold:${500 + random.below(1500)}`,
  ]);
}

export type Schedule = readonly string[];

/** The schedule of a number: the n-th of a run has a step of the n-th kind for certain. */
export function draw(random: Random, number: number): Schedule {
  // How what is on the device came there: from the last release, from a file, or typed.
  const first = random.oneOf([`old:${1 + random.below(4)}`, KINDS.bring(random), "ask"]);
  const steps = Array.from({ length: 2 + random.below(4) }, () => KINDS[random.oneOf(ALL)](random));
  const sure = ALL[number % ALL.length] ?? "kill";
  steps.splice(random.below(steps.length + 1), 0, KINDS[sure](random));
  return [first, ...steps];
}

export interface Step {
  readonly kind: Kind;
  readonly words: readonly string[];
}

export function stepOf(text: string): Step {
  const [kind = "", ...rest] = text.split(":");
  if (kind !== "old" && !(kind in KINDS)) throw new Error(`no step "${kind}"`);
  return { kind: kind as Kind, words: kind === "faults" ? [rest.join(":")] : rest };
}

/**
 * A shorter schedule that still fails: steps are left out one at a time for as long as it does, and
 * not longer than `until`.
 */
export async function shrink(schedule: Schedule, fails: (shorter: Schedule) => Promise<boolean>, until: number): Promise<Schedule> {
  for (let at = schedule.length - 1; at >= 0 && Date.now() < until; at -= 1) {
    const shorter = schedule.filter((_, index) => index !== at);
    if (shorter.length > 0 && (await fails(shorter))) return shrink(shorter, fails, until);
  }
  return schedule;
}
