// A city's file of facts with some texts changed and its checksum right again: what somebody could
// write who has the file in his hands.

const OFFSET = 0xcbf2_9ce4_8422_2325n;
const PRIME = 0x0000_0100_0000_01b3n;
/** Where the checksum stands: behind the heads of the list, of the version and of a number of eight bytes. */
const SUM_AT = 3;
/** Where the body's length begins. */
const BODY_AT = SUM_AT + 8;

/** FNV-1a over words of eight bytes, as `crates/places` writes it. */
function checksum(body: Buffer): bigint {
  const padded = Buffer.concat([body, Buffer.alloc((8 - (body.length % 8)) % 8)]);
  let sum = OFFSET ^ BigInt(body.length);
  for (let at = 0; at < padded.length; at += 8) {
    const product = BigInt.asUintN(64, (sum ^ padded.readBigUInt64LE(at)) * PRIME);
    sum = product ^ (product >> 32n);
  }
  return sum;
}

/** The bytes of a CBOR byte string's head: its first byte says how many follow with the length. */
function headLength(file: Buffer): number {
  const kind = (file[BODY_AT] ?? 0) & 0x1f;
  return kind < 24 ? 1 : 1 + 2 ** (kind - 24);
}

/** Puts texts in the place of others that have as many bytes: columns of texts have their ends by number. */
export function overwritten(file: Buffer, changes: readonly (readonly [string, string])[]): Buffer {
  const changed = Buffer.from(file);
  for (const [old, text] of changes) {
    const at = changed.indexOf(old);
    if (at < 0 || Buffer.byteLength(old) !== Buffer.byteLength(text)) throw new Error(`cannot change ${old}`);
    changed.write(text, at);
  }
  const from = BODY_AT + headLength(file);
  if (file.readBigUInt64BE(SUM_AT) !== checksum(file.subarray(from))) throw new Error("the file's shape is not known");
  changed.writeBigUInt64BE(checksum(changed.subarray(from)), SUM_AT);
  return changed;
}
