// A tile server that draws its own coordinates: a cross where a known point lies in the system of
// its tiles. What the map then shows can be measured in a picture of it.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { deflateSync } from "node:zlib";
import { pixels } from "./cities.ts";

type Point = readonly [number, number];

const TILE = 256;
/** The ground of a tile, and the colour of the cross. */
export const GROUND = [220, 235, 240] as const;
export const CROSS = [255, 0, 255] as const;
/** Half the length and half the width of its arms, in pixels. */
const ARM = 130;
const HALF_WIDTH = 1.5;

/** How the server answers. */
export type Manner = "draws" | "fails" | "hangs";

export class TileServer {
  manner: Manner = "draws";
  /** The addresses that were asked for. */
  readonly asked: URL[] = [];

  private constructor(
    private readonly server: Server,
    readonly origin: string,
  ) {}

  /** Serves tiles in whose own system the cross lies at `at`. */
  static start(at: Point): Promise<TileServer> {
    return new Promise((resolve) => {
      const server = createServer((request, response) => own.answer(at, request, response));
      const own = new TileServer(server, "");
      server.listen(0, "127.0.0.1", () => {
        const address = server.address();
        const port = typeof address === "object" ? address?.port : undefined;
        resolve(Object.assign(own, { origin: `http://127.0.0.1:${port}` }));
      });
    });
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(at: Point, request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? "/", this.origin);
    this.asked.push(url);
    if (this.manner === "hangs") return;
    const tile = tileOf(url);
    if (this.manner === "fails" || tile === undefined) {
      response.writeHead(500).end();
      return;
    }
    response.writeHead(200, { "content-type": "image/png" }).end(png(url.pathname.includes("labels") ? undefined : drawn(at, tile)));
  }
}

interface Tile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** `/…/{z}/{x}/{y}.png`, or the query of WMTS. */
function tileOf(url: URL): Tile | undefined {
  const query = ["TILEMATRIX", "TILECOL", "TILEROW"].map((name) => url.searchParams.get(name));
  const path = /\/(\d+)\/(\d+)\/(\d+)(\.png)?$/.exec(url.pathname)?.slice(1, 4) ?? query;
  const [z, x, y] = path.map((number) => (number === null ? Number.NaN : Number(number)));
  return z === undefined || x === undefined || y === undefined || Number.isNaN(z + x + y) ? undefined : { z, x, y };
}

/** The pixels of a tile, row by row. */
function drawn(at: Point, { z, x, y }: Tile): Uint8Array {
  const [wx, wy] = pixels(at, z);
  const [cx, cy] = [wx - x * TILE, wy - y * TILE];
  const rgb = new Uint8Array(TILE * TILE * 3);
  const line = (off: number, along: number) => (Math.abs(along) > ARM ? 0 : Math.min(1, Math.max(0, HALF_WIDTH + 0.5 - Math.abs(off))));
  for (let row = 0; row < TILE; row += 1) {
    for (let column = 0; column < TILE; column += 1) {
      const [dx, dy] = [column + 0.5 - cx, row + 0.5 - cy];
      const share = Math.max(line(dx, dy), line(dy, dx));
      for (let channel = 0; channel < 3; channel += 1) {
        const [from, to] = [GROUND[channel] ?? 0, CROSS[channel] ?? 0];
        rgb[(row * TILE + column) * 3 + channel] = Math.round(from + (to - from) * share);
      }
    }
  }
  return rgb;
}

/** A tile as PNG (ISO/IEC 15948); without pixels a clear one. */
function png(rgb: Uint8Array | undefined): Buffer {
  const channels = rgb === undefined ? 4 : 3;
  const stride = TILE * channels;
  const raw = Buffer.alloc((stride + 1) * TILE);
  for (let row = 0; row < TILE && rgb !== undefined; row += 1) {
    raw.set(rgb.subarray(row * stride, (row + 1) * stride), row * (stride + 1) + 1);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(TILE, 0);
  head.writeUInt32BE(TILE, 4);
  head.set([8, channels === 4 ? 6 : 2, 0, 0, 0], 8);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", deflateSync(raw)), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(body.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

/** The checksum of PNG, bit by bit. */
function crc32(bytes: Buffer): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb8_8320 : crc >>> 1;
  }
  return (crc ^ 0xffff_ffff) >>> 0;
}
