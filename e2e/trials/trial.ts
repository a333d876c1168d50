// One schedule, carried out on one device against one world, with the oracle asked after every step.
import type { BrowserContext } from "@playwright/test";
import { Device, HERE } from "./device.ts";
import { held, noteWords, plant } from "./held.ts";
import { Broken, Ledger } from "./ledger.ts";
import { Person } from "./person.ts";
import { readableIn } from "./profile.ts";
import type { Random } from "./random.ts";
import { draw, oldItem, whoFrom, type Sample } from "./sample.ts";
import { stepOf, type Schedule, type Step } from "./schedule.ts";
import type { World } from "./world.ts";

/** How long everything may take to arrive once nothing is in the way. */
const PATIENCE_MS = 60_000;

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

export interface Done {
  readonly saved: number;
  /** From the end of all faults until everything had arrived. */
  readonly settledMs: number;
}

export class Trial {
  private readonly device: Device;
  private readonly person: Person;
  private readonly ledger: Ledger;
  private broken: Broken | undefined;
  private patience = PATIENCE_MS;

  constructor(
    private readonly world: World,
    private readonly random: Random,
    prepare?: (context: BrowserContext) => Promise<void>,
  ) {
    this.ledger = new Ledger(new Set(world.rows().map((row) => row.record_id)));
    this.device = new Device(world.url, async (context) => {
      context.on("request", (request) => {
        const body = request.postData();
        if (body !== null && request.url().endsWith("/api/v1/requests")) this.note(body);
      });
      await prepare?.(context);
    });
    this.person = new Person(this.device);
  }

  private note(body: string): void {
    try {
      this.ledger.sent((JSON.parse(body) as { record_id: string }).record_id, body);
    } catch (error) {
      if (error instanceof Broken) this.broken ??= error;
    }
  }

  /** Carries it out to its end; throws what was broken. */
  async run(schedule: Schedule, patience = PATIENCE_MS): Promise<Done> {
    this.patience = patience;
    try {
      await this.world.faults("");
      for (const text of schedule) {
        await this.perform(stepOf(text));
        await this.check();
      }
      const settledMs = await this.settle();
      await this.device.close();
      this.checkProfile();
      return { saved: this.ledger.count, settledMs };
    } finally {
      await this.device.remove();
    }
  }

  private async check(): Promise<void> {
    await this.person.settled();
    this.ledger.shown(await this.person.codes());
    // No schedule has the browser throw anything away.
    if (await this.person.missesSomething()) throw new Broken("I2", "something is called missing that was delivered or destroyed on purpose");
    const records = await held(this.device.page);
    this.ledger.check(records, this.world.rows());
    if (this.broken !== undefined) throw this.broken;
  }

  private async perform(step: Step): Promise<void> {
    if (step.kind === "old") return this.planted(Number(step.words[0]));
    await this.wake();
    const number = Number(step.words[0]);
    switch (step.kind) {
      case "bring":
        return this.bring(Array.from({ length: number }, () => draw(this.random)));
      case "poison":
        return this.bring([draw(this.random, true)]);
      case "ask":
        return this.ask();
      case "ask-crash":
        return this.askAndDie(number, () => this.device.crash());
      case "ask-kill":
        return this.askAndDie(number, () => this.die());
      case "draft-kill":
        return this.leaveDraft();
      case "discard-kill":
        return this.discardAndDie(number);
      case "worker-kill":
        return this.overForm(() => this.device.killWorker());
      case "worker-replace":
        return this.overForm(async () => {
          this.world.renewWorker();
          await this.device.replaceWorker();
        });
      case "faults":
        return this.world.faults(step.words[0] ?? "");
      case "offline":
        return this.device.network(false);
      case "online":
        return this.device.network(true);
      case "flap":
        return this.flap(number);
      case "tap":
        return this.person.tap();
      case "wait":
        return pause(number);
      case "crash":
        return this.device.crash();
      case "kill":
        return this.die();
      case "kill-map":
        return this.dieAndOpenMap();
      case "close":
        await this.device.close();
        return this.device.start();
      case "tab":
        await (this.device.isOffline ? undefined : this.device.secondTab());
        return;
      case "quota":
        return this.fill(number, Number(step.words[1]));
      case "clock":
        return this.device.jump(number);
      case "server":
        return this.world.killServer(number);
    }
  }

  /** Opens the browser for the first time. */
  private async wake(): Promise<void> {
    if (this.device.isOpen) return;
    await this.device.start();
    await this.person.settled();
  }

  /** The queue of the last release lies on the device when this build is opened for the first time. */
  private async planted(count: number): Promise<void> {
    const samples = Array.from({ length: count }, () => draw(this.random));
    await this.device.start("/config.json");
    const now = Math.floor(Date.now() / 1000) - 3_600;
    const texts = samples.map((sample) => ({ name: `outbox-${sample.id}`, text: JSON.stringify(oldItem(sample, now, this.random)) }));
    await plant(this.device.page, texts);
    this.keep(samples);
    await this.device.goTo(HERE);
  }

  private keep(samples: readonly Sample[]): void {
    for (const sample of samples) this.ledger.said(sample, sample);
  }

  private async bring(samples: readonly Sample[]): Promise<void> {
    for (const sample of samples) this.ledger.typed(sample);
    if (await this.person.bringIn(samples)) this.keep(samples);
  }

  private async ask(): Promise<void> {
    const who = whoFrom(this.random);
    this.ledger.typed(who);
    await this.person.fill(who);
    await this.person.send();
    const { outcome, codes } = await this.person.told(who);
    if (outcome === "unkept") this.ledger.left(who);
    else this.ledger.said(who);
    this.ledger.shown(codes);
  }

  private async askAndDie(after: number, die: () => Promise<void>): Promise<void> {
    const who = whoFrom(this.random);
    this.ledger.typed(who);
    await this.person.fill(who);
    this.ledger.left(who);
    await this.person.send();
    await pause(after);
    await die();
  }

  private async leaveDraft(): Promise<void> {
    const who = whoFrom(this.random);
    this.ledger.typed(who);
    if (await this.person.fillHalf(who)) this.ledger.begun(who);
    await this.die();
  }

  /** Something befalls the service worker over a half-filled form. The form stays, and so does what was typed. */
  private async overForm(befalls: () => Promise<void>): Promise<void> {
    const hasWorker = await this.device.hasWorker();
    await this.person.settled();
    const who = whoFrom(this.random);
    this.ledger.typed(who);
    const isKept = await this.person.fillHalf(who);
    if (isKept) this.ledger.begun(who);
    if (!hasWorker) return;
    await befalls();
    await this.person.stillSees(who);
    if (!isKept) return;
    await this.device.page.reload();
    await this.person.stillSees(who);
  }

  private async discardAndDie(after: number): Promise<void> {
    const who = whoFrom(this.random);
    this.ledger.typed(who);
    // Without room nothing is begun that could be thrown away.
    if (!(await this.person.fillHalf(who))) return this.die();
    // A browser that is closed in order has written everything: also the note of what was begun.
    await this.device.close();
    await this.device.start();
    await this.person.discard(who);
    await pause(after);
    await this.die();
  }

  /** The browser is killed and opened again; what it left on the disk is searched in between. */
  private async die(path?: string): Promise<void> {
    await this.device.kill();
    this.checkProfile();
    await this.device.start(path);
  }

  /** After it the person opens the map and no page of requests: what waits goes out by itself. */
  private async dieAndOpenMap(): Promise<void> {
    await this.world.faults("");
    await this.die("/");
    const begin = Date.now();
    while (!this.ledger.hasArrived(this.world.rows())) {
      if (Date.now() - begin > this.patience) throw new Broken("I7", "what waited was not sent from the map");
      await pause(300);
    }
    await this.device.goTo(HERE);
  }

  private async flap(times: number): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      await this.device.network(false);
      await pause(this.random.below(150));
      await this.device.network(true);
      await pause(this.random.below(150));
    }
  }

  /** From the n-th write on, so many fail for want of room. */
  private async fill(from: number, count: number): Promise<void> {
    await this.device.page.evaluate(
      ([from, count]) => {
        const put = IDBObjectStore.prototype.put;
        let writes = 0;
        IDBObjectStore.prototype.put = function (...given: Parameters<typeof put>) {
          writes += 1;
          if (writes > from && writes <= from + count) throw new DOMException("no room", "QuotaExceededError");
          return put.apply(this, given);
        };
      },
      [from, count] as const,
    );
  }

  /** All faults end; everything that was said to be safe must arrive. */
  private async settle(): Promise<number> {
    await this.world.faults("");
    await this.device.network(true);
    await this.device.goTo(HERE);
    const begin = Date.now();
    await this.person.toHere();
    while ((await this.person.waiting()) > 0) {
      if (Date.now() - begin > this.patience) {
        const words = await noteWords(this.device.page);
        throw new Broken("I7", `not everything arrived within ${this.patience} ms; the notes say ${words.join(", ")}`);
      }
      await this.person.tap();
      await pause(150);
    }
    const settledMs = Date.now() - begin;
    this.ledger.shown(await this.person.codes());
    const again = (id: string, body: string) => this.world.submit(id, body);
    await this.ledger.checkSettled(await held(this.device.page), this.world.rows(), again);
    const log = this.world.serverLog();
    const told = this.ledger.words.find((word) => log.includes(word));
    if (told !== undefined) throw new Broken("I6", `the server's log tells of ${told}`);
    return settledMs;
  }

  /** I6: of nobody stands anything readable in any file of the profile, before the delivery or after it. */
  private checkProfile(): void {
    const files = readableIn(this.device.profile, this.ledger.words);
    if (files.length > 0) throw new Broken("I6", `readable in the profile: ${files.join(", ")}`);
  }
}
