// Compresses files with brotli (quality 11) and gzip (level 9). Reads from standard input a
// JSON array of {source, brotli, gzip} paths. Node's zlib works on all cores and is a need of
// the build anyway; a compressor in Rust would be one more thing to compile first.
import { readFile, rename, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const pack = promisify(brotliCompress);
const zip = promisify(gzip);

/** Writes beside the target first: a broken-off run leaves no half file under the final name. */
async function put(path, bytes) {
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
}

async function compress({ source, brotli, gzip: gz }) {
  const bytes = await readFile(source);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 22,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  await Promise.all([
    pack(bytes, { params }).then((out) => put(brotli, out)),
    zip(bytes, { level: 9 }).then((out) => put(gz, out)),
  ]);
}

let input = "";
for await (const chunk of process.stdin) input += chunk;
await Promise.all(JSON.parse(input).map(compress));
