// Schedules of faults in a real browser, each against the real server through the fault proxy.
//
//   cargo xtask soak --only browser --seed N     the same ones again
//   ELDERCARE_SCHEDULE="old:3 kill tap" …        this one alone
import { Random } from "./random.ts";
import { draw, shrink, type Schedule } from "./schedule.ts";
import { Trial } from "./trial.ts";
import { World } from "./world.ts";
import { test } from "./worlds.ts";

const SEED = Number(process.env["ELDERCARE_SEED"] ?? 42_195);
const COUNT = Number(process.env["ELDERCARE_SCHEDULES"] ?? 32);
const GIVEN = process.env["ELDERCARE_SCHEDULE"];
const IS_SOAK = process.env["ELDERCARE_SOAK"] !== undefined;

/** How long a schedule that failed may be shortened. */
const SHRINKING_MS = IS_SOAK ? 240_000 : 0;

const numbered = (number: number) => new Random(SEED * 1_000_003 + number);

const schedules: readonly Schedule[] =
  GIVEN === undefined ? Array.from({ length: COUNT }, (_, number) => draw(numbered(number), number)) : [GIVEN.split(" ")];

/** Whether it fails on a server of its own: the ids of a try that failed are taken on the old one. */
async function failsAnew(steps: Schedule, number: number): Promise<boolean> {
  const world = await World.start();
  try {
    return await new Trial(world, numbered(number)).run(steps).then(() => false, () => true);
  } finally {
    await world.stop();
  }
}

for (const [number, schedule] of schedules.entries()) {
  test(`${number} of seed ${SEED}: ${schedule.join(" ")}`, async ({ world }, info) => {
    test.setTimeout(120_000 + SHRINKING_MS);
    try {
      const { saved, settledMs } = await new Trial(world, numbered(number)).run(schedule);
      info.annotations.push({ type: "saved", description: String(saved) }, { type: "settled", description: String(settledMs) });
    } catch (error) {
      if (SHRINKING_MS > 0) {
        const fails = (steps: Schedule) => failsAnew(steps, number);
        const shorter = await shrink(schedule, fails, Date.now() + SHRINKING_MS);
        console.log(`seed ${SEED}, schedule ${number} fails as: ELDERCARE_SCHEDULE="${shorter.join(" ")}"`);
      }
      throw error;
    }
  });
}
