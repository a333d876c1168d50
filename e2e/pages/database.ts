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

const ANSWER = `
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], timeout=10)
with db:
    db.execute("UPDATE requests SET state = 'done', outcome = ? WHERE record_id = ?", (sys.argv[3], sys.argv[2]))
`;

/** The office answers a request, straight in the database: what its desk writes is tried elsewhere. */
export function answered(recordId: string, outcome: string): void {
  execFileSync("python3", ["-c", ANSWER, file(), recordId, outcome]);
}
