// Accounts of the desk, made by the command of the real server, as an operator makes them.
import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

const PROGRAM = process.env["ELDERCARE_SERVER"] ?? resolve("../target/debug/eldercare-server");
const SITE = process.env["ELDERCARE_SITE"] ?? resolve("../dist");
const DATA = process.env["ELDERCARE_DATA"] ?? resolve("../target/e2e-data");

/** Jinshi, whose places are demonstration data. */
const CITY = "430781";

export interface Account {
  readonly login: string;
  readonly name: string;
  readonly password: string;
}

let made = 0;

/** Makes an account of this run alone: projects and runs share a database. */
export function account(role: "clerk" | "editor" | "head", name: string, towns: readonly string[] = []): Account {
  made += 1;
  const login = `demo.${role}.${process.pid}-${made}-${Math.floor(Math.random() * 1e9)}`;
  const password = `lamp river seven ${Math.floor(Math.random() * 1e9)}`;
  const words = ["staff", "add", login, "--role", role, "--city", CITY, "--name", name];
  const town = towns.flatMap((code) => ["--town", code]);
  execFileSync(PROGRAM, [...words, ...town, "--data", DATA, "--site", SITE], { input: `${password}\n`, stdio: ["pipe", "ignore", "inherit"] });
  return { login, name, password };
}
