// A request handed in through the interface, for stories that begin when the office has it.
import { randomUUID } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";

export interface HandedIn {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

interface Wanted {
  readonly name: string;
  readonly town: string;
  readonly village: string;
  readonly service?: string;
  readonly note?: string;
  /** The elder agrees that the place gets it too. */
  readonly facility?: string;
  readonly identity?: string;
  /** A field that nobody sees was filled in. */
  readonly trap?: boolean;
}

const CONSENT = { version: "2026-11", text_hash: "0a".repeat(32) };

/** Hands in; the telephone ends with 0000. */
export async function handIn(request: APIRequestContext, wanted: Wanted): Promise<HandedIn> {
  const id = randomUUID();
  const { name, town, service = "bath", village, note, facility, identity, trap } = wanted;
  const data = {
    schema_version: 2,
    record_id: id,
    city: "430781",
    service,
    for_whom: "mother",
    agreement: "spoken",
    elder_name: name,
    phone: "0736-4200000",
    phone_owner: "village-office",
    town,
    village,
    door: "演示 3 组 12 号",
    wished_time: "weekday-morning",
    consent_contact: CONSENT,
    ...(note !== undefined && { note }),
    ...(identity !== undefined && { identity_number: identity }),
    ...(facility !== undefined && { facility, consent_share: CONSENT }),
  };
  const reply = await request.post("/api/v1/requests", { data, headers: { "Idempotency-Key": id, ...(trap === true && { "Form-Trap": "1" }) } });
  if (!reply.ok()) throw new Error(`${reply.status()} ${await reply.text()}`);
  const { tracking_code } = (await reply.json()) as { tracking_code: string };
  return { id, code: tracking_code, name };
}
