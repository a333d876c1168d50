// The same schedules on each of the queues. Ours must lose and double nothing; what the others do is
// written down (`cargo xtask bench-queues`).
import { appendFileSync } from "node:fs";
import { Random } from "../random.ts";
import { expect, onWorlds } from "../worlds.ts";
import { siteWithQueues } from "./build.ts";
import { CONTENDERS } from "./contenders.ts";
import { draw, Match } from "./match.ts";

const SEED = Number(process.env["ELDERCARE_SEED"] ?? 42_195);
const COUNT = Number(process.env["ELDERCARE_SCHEDULES"] ?? 4);
const REPORT = process.env["ELDERCARE_REPORT"];

const test = onWorlds(siteWithQueues);

for (let number = 0; number < COUNT; number += 1) {
  const schedule = draw(new Random(SEED * 1_000_003 + number));
  for (const [place, contender] of CONTENDERS.entries()) {
    test(`${number} of seed ${SEED}, ${contender.name}: ${schedule.join(" ")}`, async ({ world }) => {
      test.setTimeout(180_000);
      // Its own people: all share the server's database.
      const random = new Random((SEED * 1_000_003 + number) * 10 + place);
      const result = await new Match(world, contender, random).run(schedule);
      if (REPORT !== undefined) appendFileSync(REPORT, `${JSON.stringify(result)}\n`);
      if (contender.name === "ours") expect(result).toMatchObject({ lost: 0, doubled: 0 });
    });
  }
}
