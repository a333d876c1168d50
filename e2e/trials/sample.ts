// Invented requests, each with a word that no other has, and the forms in which devices keep them.
import { createCipheriv, createHash, pbkdf2Sync, randomBytes } from "node:crypto";
import { FIXTURE, ROUNDS } from "../pages/sealed.ts";
import type { Random } from "./random.ts";

/** Somebody invented, with a word and a telephone that nobody else has. */
export interface Who {
  /** Stands in the name and in the note. */
  readonly marker: string;
  readonly phone: string;
}

/** A request as a device froze it. */
export interface Sample extends Who {
  readonly id: string;
  readonly body: string;
  /** The server refuses it whenever it comes. */
  readonly isPoisoned: boolean;
}

export const hashOf = (body: string): string => createHash("sha256").update(body).digest("hex");

export const nameOf = (marker: string): string => `演示·${marker}`;

/** The word has letters alone, so that no check takes it for somebody's number. */
export const whoFrom = (random: Random): Who => ({
  marker: random.letters(20),
  phone: `1380${String(1_000_000 + random.below(9_000_000))}`,
});

const CONSENT = { version: "2026-11", text_hash: "0a".repeat(32) };

/** Draws one, in the first released form of a request or in the second. */
export function draw(random: Random, isPoisoned = false): Sample {
  const [id, { marker, phone }] = [random.uuid(), whoFrom(random)];
  const isSecond = random.below(2) === 1;
  const body = {
    schema_version: isSecond ? 2 : 1,
    record_id: id,
    city: "430781",
    service: "meal",
    for_whom: isSecond ? "mother" : "self",
    ...(isSecond && { agreement: "spoken" }),
    elder_name: nameOf(marker),
    phone,
    phone_owner: "village-office",
    town: "430781001",
    village: "430781001001",
    door: "演示路1号",
    // Nobody waits for a day in 1999.
    wished_time: isPoisoned ? "1999-01-01/morning" : "any",
    note: marker,
    consent_contact: CONSENT,
  };
  return { id, marker, phone, body: JSON.stringify(body), isPoisoned };
}

/** A record of the outbox as the present build stores it. */
export function item(sample: Sample, savedAt: number): object {
  const payload = { body: sample.body, hash: hashOf(sample.body) };
  const stage = { saved: { payload, attempts: 0, setback: null } };
  return { schema_version: 2, record_id: sample.id, saved_at: savedAt, stage };
}

/**
 * A record of the outbox as the first released build stored it (crates/requests/tests/fixtures/outbox_v1.json):
 * without pauses, and in any of the states in which such a build may have been closed.
 */
export function oldItem(sample: Sample, savedAt: number, random: Random): object {
  const payload = { body: sample.body, hash: hashOf(sample.body) };
  const stage = random.oneOf([
    { saved: { payload, attempts: 0, setback: null } },
    { saved: { payload, attempts: 1, setback: "no-reply" } },
    { saved: { payload, attempts: 2, setback: { status: { status: 503, code: "server.busy" } } } },
    { sending: { payload, attempts: 0 } },
  ]);
  return { schema_version: 1, record_id: sample.id, saved_at: savedAt, stage };
}

/** The code that opens the parcels of the trials. */
export const PARCEL_CODE = FIXTURE.code;

const HEAD = Buffer.concat([Buffer.from([1, 1]), createHash("sha256").update("trials").digest().subarray(0, 16)]);
let key: Buffer | undefined;

/** A file from another device, sealed by Node from the layout that crates/handover describes. */
export function parcelOf(items: readonly object[], madeAt: number): Buffer {
  key ??= pbkdf2Sync(PARCEL_CODE.replaceAll("-", "").slice(0, -1), HEAD.subarray(2), ROUNDS, 32, "sha256");
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(HEAD);
  const text = JSON.stringify({ version: 1, made_at: madeAt, items });
  const body = Buffer.concat([HEAD, nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  const check = createHash("sha256").update(body).digest().subarray(0, 4);
  return Buffer.concat([Buffer.from("eldercare parcel\n"), body, check]);
}
