// One schedule on one of the queues: what it lost of what it had called safe.
import { Device } from "../device.ts";
import type { Random } from "../random.ts";
import { draw as drawSample, nameOf, type Sample } from "../sample.ts";
import type { World } from "../world.ts";
import type { Contender } from "./contenders.ts";

/** How long a queue has for the rest once nothing is in the way: without faults ours needs a second. */
const PATIENCE_MS = 20_000;

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

const FAULTS = ["pass", "cut-before", "cut-mid-request", "cut-after-reply", "half-reply", "duplicate", "portal", "status:503", "status:429:1"];

const KINDS: readonly ((random: Random) => string)[] = [
  (random) => `save:${1 + random.below(4)}`,
  (random) => `save:${1 + random.below(4)}`,
  () => "refused",
  (random) => `faults:${Array.from({ length: 2 + random.below(5) }, () => random.oneOf(FAULTS)).join(",")}`,
  (random) => `faults:${Array.from({ length: 2 + random.below(5) }, () => `hold:${300 + random.below(900)}`).join(",")}`,
  () => "offline",
  () => "online",
  () => "send",
  () => "send",
  (random) => `wait:${100 + random.below(900)}`,
  (random) => `kill:${random.below(300)}`,
  (random) => `kill:${random.below(300)}`,
  () => "crash",
  () => "close",
  (random) => `server:${random.below(400)}`,
];

/** A schedule that any queue can live through: something is saved without a network, then things happen. */
export function draw(random: Random): string[] {
  const steps = Array.from({ length: 5 + random.below(4) }, () => random.oneOf(KINDS)(random));
  return [random.oneOf(["offline", "faults:cut-before,cut-before,cut-before"]), `save:${2 + random.below(3)}`, ...steps];
}

export interface Result {
  readonly contender: string;
  readonly schedule: string;
  /** Records of which the screen said that they are safe or that they arrived. */
  readonly saved: number;
  /** Of these: neither stored nor in the queue any more. */
  readonly lost: number;
  /** Of the lost: the server refuses them, and nobody was told. */
  readonly lostRefused: number;
  /** Rows beyond one for a record. */
  readonly doubled: number;
  /** Times that the server got what it had already; with a server that does not compare ids, rows. */
  readonly again: number;
  /** Records of which the screen said that they were not sent, so that a person has to see to it. */
  readonly turnedAway: number;
}

export class Match {
  private readonly saved: Sample[] = [];
  private readonly device: Device;
  private turnedAway = 0;
  private again = 0;

  constructor(
    private readonly world: World,
    private readonly contender: Contender,
    private readonly random: Random,
  ) {
    this.device = new Device(world.url, undefined, contender.path);
  }

  async run(schedule: readonly string[]): Promise<Result> {
    try {
      await this.world.faults("");
      await this.device.start();
      await this.contender.isReady(this.device);
      for (const step of schedule) await this.perform(step);
      await this.settle();
      return this.result(schedule.join(" "));
    } finally {
      await this.device.remove();
    }
  }

  private async perform(step: string): Promise<void> {
    const [kind = "", ...words] = step.split(":");
    const number = Number(words[0]);
    switch (kind) {
      case "save":
        return this.save(Array.from({ length: number }, () => drawSample(this.random)));
      case "refused":
        return this.save([drawSample(this.random, true)]);
      case "faults":
        return this.faults(words.join(":"));
      case "offline":
        return this.device.network(false);
      case "online":
        await this.device.network(true);
        return this.contender.send(this.device);
      case "send":
        return this.contender.send(this.device);
      case "wait":
        return pause(number);
      case "crash":
        await this.device.crash();
        return this.contender.isReady(this.device);
      case "kill":
        await pause(number);
        await this.device.kill();
        return this.reopen();
      case "close":
        await this.device.close();
        return this.reopen();
      case "server":
        return this.world.killServer(number);
      default:
        throw new Error(`no step "${step}"`);
    }
  }

  private async reopen(): Promise<void> {
    await this.device.start();
    await this.contender.isReady(this.device);
    await this.contender.send(this.device);
  }

  private async save(samples: readonly Sample[]): Promise<void> {
    const told = await this.contender.save(this.device, samples);
    for (const [at, sample] of samples.entries()) {
      if (told[at] === "refused") this.turnedAway += 1;
      else this.saved.push(sample);
    }
  }

  /** The proxy forgets its log with each script. */
  private async faults(script: string): Promise<void> {
    await this.count();
    await this.world.faults(script);
  }

  /** The server answers 201 to what is new and 200 to what it has. */
  private async count(): Promise<void> {
    for (const line of await this.world.log()) {
      const statuses = line.split(" ").at(-1)?.split(",") ?? [];
      this.again += statuses.filter((status) => status === "200").length;
    }
  }

  private async settle(): Promise<void> {
    await this.faults("");
    await this.device.network(true);
    const begin = Date.now();
    while ((await this.contender.waiting(this.device)) > 0 && Date.now() - begin < PATIENCE_MS) {
      await this.contender.send(this.device);
      await pause(300);
    }
    await this.count();
  }

  private async result(schedule: string): Promise<Result> {
    const rows = this.world.rows();
    const rowsOf = (sample: Sample) => rows.filter((row) => row.elder_name === nameOf(sample.marker)).length;
    const isKept = await this.contender.keeps(this.device);
    const gone = this.saved.filter((sample) => rowsOf(sample) === 0 && !isKept(sample));
    return {
      contender: this.contender.name,
      schedule,
      saved: this.saved.length,
      lost: gone.length,
      lostRefused: gone.filter((sample) => sample.isPoisoned).length,
      doubled: this.saved.reduce((sum, sample) => sum + Math.max(0, rowsOf(sample) - 1), 0),
      again: this.again,
      turnedAway: this.turnedAway,
    };
  }
}
