// The oracle. It is told what the screen said, outside the browser, and holds that against what the
// device still has and against the rows of the server's database.
//
// I1 no false receipt, I2 no loss, I3 no double, I4 no damage, I5 a stable receipt, I6 no leak,
// I7 a bounded wait; crates/trials/src/ledger says what each of them means.
import type { Held } from "./held.ts";
import { hashOf, nameOf, type Sample, type Who } from "./sample.ts";
import type { Reply, Row } from "./world.ts";

/** A promise that was broken. */
export class Broken extends Error {
  constructor(
    readonly promise: "I1" | "I2" | "I3" | "I4" | "I5" | "I6" | "I7",
    what: string,
  ) {
    super(`${promise} ${what}`);
  }
}

interface Payload {
  readonly body: string;
  readonly hash: string;
}

/** A record of the outbox, as far as the oracle reads it. */
interface Item {
  readonly record_id: string;
  readonly stage: {
    readonly draft?: { readonly elder_name: string | null };
    readonly saved?: { readonly payload: Payload };
    readonly sending?: { readonly payload: Payload };
    readonly "needs-attention"?: { readonly payload: Payload };
  };
}

/** What lies on the device. */
class Device {
  readonly drafts = new Map<string, string>();
  readonly waiting = new Map<string, Payload>();
  readonly refused = new Set<string>();
  readonly receipts = new Set<string>();

  constructor(records: readonly Held[]) {
    for (const { name, text } of records) {
      if (!/^(outbox|request-draft|receipt)-/.test(name)) continue;
      if (text === null) throw new Broken("I4", `damaged on the device: ${name}`);
      const item = JSON.parse(text) as Item;
      if (name.startsWith("receipt-")) this.receipts.add(item.record_id);
      else this.put(item);
    }
  }

  private put({ record_id, stage }: Item): void {
    const refused = stage["needs-attention"];
    const payload = stage.saved?.payload ?? stage.sending?.payload ?? refused?.payload;
    if (payload !== undefined) this.waiting.set(record_id, payload);
    if (refused !== undefined) this.refused.add(record_id);
    if (stage.draft !== undefined) this.drafts.set(record_id, stage.draft.elder_name ?? "");
  }
}

export class Ledger {
  /** By marker: the screen said that it is kept, or that it arrived. */
  private readonly saved = new Map<string, Sample | undefined>();
  /** By marker: somebody tapped "send", and the device died before it said anything. */
  private readonly open = new Set<string>();
  /** By marker: begun, and found on the disk before the device died. */
  private readonly drafted = new Set<string>();
  /** Codes that were shown. */
  private readonly codes = new Set<string>();
  /** By record id: what is or was on its way. */
  private readonly bodies = new Map<string, string>();
  private readonly all = new Map<string, Who>();

  /** `before`: ids of rows that were there before. */
  constructor(private readonly before: ReadonlySet<string>) {}

  private get markers(): string[] {
    return [...this.all.keys()];
  }

  /** What must never be readable of those who were typed in or brought here. */
  get words(): string[] {
    return [...this.all.values()].flatMap(({ marker, phone }) => [marker, phone]);
  }

  get count(): number {
    return this.saved.size;
  }

  /** From now on the device knows of somebody. */
  typed(who: Who): void {
    this.all.set(who.marker, who);
  }

  /** The screen says that it is safe here, or that it arrived. `sample` where its bytes are known. */
  said(who: Who, sample?: Sample): void {
    this.typed(who);
    this.saved.set(who.marker, sample);
    if (sample !== undefined) this.bodies.set(sample.id, sample.body);
  }

  /** The device dies with this on the tip of its tongue. */
  left(who: Who): void {
    this.open.add(who.marker);
  }

  begun(who: Who): void {
    this.drafted.add(who.marker);
  }

  shown(codes: readonly string[]): void {
    for (const code of codes) this.codes.add(code);
  }

  /** The browser sent this. */
  sent(id: string, body: string): void {
    const before = this.bodies.get(id);
    if (before !== undefined && before !== body) throw new Broken("I4", `${id} was sent with other bytes than before`);
    this.bodies.set(id, body);
  }

  /** Holds at every moment. The device is read first: what left it since is in the database. */
  check(records: readonly Held[], rows: readonly Row[]): void {
    const device = new Device(records);
    const own = this.own(rows);
    const ids = new Set(own.map((row) => row.record_id));
    for (const id of device.receipts) {
      if (!ids.has(id)) throw new Broken("I1", `false receipt: ${id} is not stored`);
    }
    if (this.codes.size > own.length) throw new Broken("I1", `${this.codes.size} codes were shown for ${own.length} rows`);
    this.checkKept(device, own);
    this.checkRows(device, own);
  }

  /** I2 and I4 for everything that was said to be kept. */
  private checkKept(device: Device, own: readonly Row[]): void {
    const waiting = [...device.waiting];
    for (const [marker, sample] of this.saved) {
      const row = own.find((row) => row.elder_name === nameOf(marker));
      const here = waiting.find(([, payload]) => payload.body.includes(nameOf(marker)));
      if (row === undefined && here === undefined) throw new Broken("I2", `lost: ${marker} is neither here nor stored`);
      if (here !== undefined) this.checkBytes(here[0], here[1], sample);
    }
    for (const marker of this.drafted) {
      const isHere = [...device.drafts.values()].includes(nameOf(marker));
      if (!isHere) throw new Broken("I2", `lost: the draft of ${marker} is not here`);
    }
  }

  private checkBytes(id: string, payload: Payload, sample: Sample | undefined): void {
    const isOther = sample !== undefined && sample.body !== payload.body;
    if (isOther || hashOf(payload.body) !== payload.hash) throw new Broken("I4", `damaged on the device: ${id}`);
    this.sent(id, payload.body);
  }

  /** I3 and I4 for everything that is stored. */
  private checkRows(device: Device, own: readonly Row[]): void {
    const seen = new Set<string>();
    for (const row of own) {
      const marker = this.markers.find((marker) => row.elder_name === nameOf(marker));
      const isExpected = marker !== undefined && (this.saved.has(marker) || this.open.has(marker));
      if (!isExpected) throw new Broken("I2", `invented: ${row.record_id} is stored and nobody sent it`);
      if (seen.has(marker)) throw new Broken("I3", `doubled: two rows for ${marker}`);
      seen.add(marker);
      if (device.drafts.has(row.record_id)) throw new Broken("I3", `${row.record_id} is stored and here as a draft`);
      const body = this.bodies.get(row.record_id);
      if (body !== undefined && hashOf(body) !== row.payload_hash) throw new Broken("I4", `damaged: ${row.record_id}`);
    }
  }

  /** Whether everything that was called safe is stored, all but what every server refuses. */
  hasArrived(rows: readonly Row[]): boolean {
    const names = new Set(rows.map((row) => row.elder_name));
    return [...this.saved].every(([marker, sample]) => sample?.isPoisoned === true || names.has(nameOf(marker)));
  }

  /** Holds when nothing is in the way any more and everything was sent. */
  async checkSettled(records: readonly Held[], rows: readonly Row[], again: (id: string, body: string) => Promise<Reply>): Promise<void> {
    this.check(records, rows);
    const device = new Device(records);
    const own = this.own(rows);
    for (const [marker, sample] of this.saved) {
      const isStored = own.some((row) => row.elder_name === nameOf(marker));
      const isRefused = sample?.isPoisoned === true && device.refused.has(sample.id);
      if (!isStored && !isRefused) throw new Broken("I2", `stuck: ${marker} did not arrive although nothing is in the way`);
    }
    for (const row of own) {
      if (device.waiting.has(row.record_id)) throw new Broken("I6", `${row.record_id} arrived and still lies here`);
    }
    await this.checkReceipts(own, again);
  }

  /** I1 and I5: what is handed in again gets the receipt that was shown. */
  private async checkReceipts(own: readonly Row[], again: (id: string, body: string) => Promise<Reply>): Promise<void> {
    const said = new Set<string>();
    for (const { record_id } of own) {
      const body = this.bodies.get(record_id);
      if (body === undefined) continue;
      const reply = await again(record_id, body);
      if (reply.status !== 200 || reply.code === undefined) throw new Broken("I5", `${record_id} handed in again: ${reply.status}`);
      said.add(reply.code);
    }
    const strange = [...this.codes].filter((code) => !said.has(code));
    if (strange.length > 0) throw new Broken("I1", `codes that the server does not give: ${strange.join(" ")}`);
  }

  private own(rows: readonly Row[]): Row[] {
    return rows.filter((row) => !this.before.has(row.record_id));
  }
}
