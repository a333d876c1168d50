// The server's database, read from outside: what is really stored, not what the interface says.
import { execFileSync } from "node:child_process";
import { join } from "node:path";

export type Row = Readonly<Record<string, string | number | null>>;

const READ = `
import json, sqlite3, sys
db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
db.row_factory = sqlite3.Row
print(json.dumps([dict(row) for row in db.execute(sys.argv[2], sys.argv[3:])]))
`;

const file = (): string => join(process.env["ELDERCARE_DATA"] ?? "../target/e2e-data", "eldercare.sqlite");

/** The rows of a query. */
export function rows(query: string, ...values: readonly string[]): Row[] {
  const output = execFileSync("python3", ["-c", READ, file(), query, ...values], { encoding: "utf8" });
  return JSON.parse(output) as Row[];
}

/** The requests that name this elder. */
export const requestsFor = (name: string): Row[] => rows("SELECT * FROM requests WHERE elder_name = ?", name);

const BACKDATE = `
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], timeout=10)
with db:
    db.executemany("UPDATE requests SET received_at = ?, state_since = ? WHERE record_id = ?",
                   [(int(sys.argv[2]), int(sys.argv[2]), record) for record in sys.argv[3:]])
`;

const PROMISE = `
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], timeout=10)
with db:
    db.executemany("UPDATE requests SET first_look_by = ? WHERE record_id = ?", [(sys.argv[2], record) for record in sys.argv[3:]])
`;

/** Promises a first look until a day; the server of the stories promises none by itself. */
export function promised(day: string, recordIds: readonly string[]): void {
  execFileSync("python3", ["-c", PROMISE, file(), day, ...recordIds]);
}

/** Makes requests as old as a story needs them; the server's clock is the real one. */
export function backdated(to: Date, recordIds: readonly string[]): void {
  const seconds = String(Math.floor(to.getTime() / 1000));
  execFileSync("python3", ["-c", BACKDATE, file(), seconds, ...recordIds]);
}
