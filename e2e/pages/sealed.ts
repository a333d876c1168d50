// What a paper carries, opened by a second hand: Node's own cryptography and inflate, from the
// layout that crates/handover describes. No line of it is shared with the app.
import { createDecipheriv, createHash, pbkdf2Sync } from "node:crypto";
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const HANDOVER = new URL("../../crates/handover/", import.meta.url);
const DICTIONARY = readFileSync(new URL("src/dictionary_v1.txt", HANDOVER));

/** The sealed fixture of the first release, and the code that opens it. */
export const FIXTURE = {
  text: readFileSync(new URL("tests/fixtures/envelope_v1.txt", HANDOVER), "utf8").trim(),
  code: "S4E2-299E-PPU3",
};

export const ROUNDS = 1_200_000;

export function fromBase32(text: string): Buffer {
  const bytes: number[] = [];
  let [held, bits] = [0, 0];
  for (const letter of text.toUpperCase()) {
    const value = LETTERS.indexOf(letter);
    if (value < 0) throw new Error(`"${letter}" is no letter of base 32`);
    held = (held << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
      held &= (1 << bits) - 1;
    }
  }
  return Buffer.from(bytes);
}

export function toBase32(bytes: Uint8Array): string {
  let [text, held, bits] = ["", 0, 0];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += LETTERS[(held >> bits) & 31];
      held &= (1 << bits) - 1;
    }
  }
  return bits > 0 ? text + LETTERS[(held << (5 - bits)) & 31] : text;
}

/** The same envelope with other bytes, and a check that fits to them. */
export function changed(text: string, change: (body: Buffer) => void): string {
  const body = fromBase32(text).subarray(0, -4);
  change(body);
  return toBase32(Buffer.concat([body, createHash("sha256").update(body).digest().subarray(0, 4)]));
}

/** The draft of an envelope as CBOR bytes. */
export function opened(text: string, code: string): Buffer {
  const whole = fromBase32(text);
  const [body, check] = [whole.subarray(0, -4), whole.subarray(-4)];
  if (!createHash("sha256").update(body).digest().subarray(0, 4).equals(check)) throw new Error("damaged");
  const [head, nonce, rest] = [body.subarray(0, 18), body.subarray(18, 30), body.subarray(30)];
  if (head[0] !== 1 || head[1] !== 1) throw new Error("another format");
  const key = pbkdf2Sync(code.replaceAll("-", "").slice(0, -1), head.subarray(2), ROUNDS, 32, "sha256");
  const decipher = createDecipheriv("aes-256-gcm", key, nonce);
  decipher.setAAD(head);
  decipher.setAuthTag(rest.subarray(-16));
  const packed = Buffer.concat([decipher.update(rest.subarray(0, -16)), decipher.final()]);
  if (packed[0] !== 1) throw new Error("another form");
  return inflateRawSync(packed.subarray(1), { dictionary: DICTIONARY });
}
