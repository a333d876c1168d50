// Accounts of the desk, made by the command of the real server, as an operator makes them.
import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

const PROGRAM = process.env["ELDERCARE_SERVER"] ?? resolve("../target/debug/eldercare-server");
const SITE = process.env["ELDERCARE_SITE"] ?? resolve("../dist");
const DATA = process.env["ELDERCARE_DATA"] ?? resolve("../target/e2e-data");

/** Jinshi, whose places are demonstration data. */
const CITY = "430781";
/** Sanmenxia: there the desk of the stories changes facts, which no other story looks at. */
export const CHANGED_CITY = "411200";

/** Yulin: there the desk of the stories brings in lists. */
export const LISTED_CITY = "610800";

export interface Account {
  readonly login: string;
  readonly name: string;
  readonly password: string;
}

let made = 0;

/** Makes an account of this run alone: projects and runs share a database. Editors are those of the city that changes. */
export function account(
  role: "clerk" | "editor" | "head",
  name: string,
  towns: readonly string[] = [],
  city = role === "editor" ? CHANGED_CITY : CITY,
): Account {
  made += 1;
  const login = `demo.${role}.${process.pid}-${made}-${Math.floor(Math.random() * 1e9)}`;
  const password = `lamp river seven ${Math.floor(Math.random() * 1e9)}`;
  const words = ["staff", "add", login, "--role", role, "--city", city, "--name", name];
  const town = towns.flatMap((code) => ["--town", code]);
  execFileSync(PROGRAM, [...words, ...town, "--data", DATA, "--site", SITE], { input: `${password}\n`, stdio: ["pipe", "ignore", "inherit"] });
  return { login, name, password };
}
