// How the browser tests run. `cargo xtask test` starts the server on a free port with an empty
// database and names both in ELDERCARE_URL and ELDERCARE_DATA; without them a server is started
// here, so that `npx playwright test --ui` works while a story is being written.
import { defineConfig } from "@playwright/test";
import { desktop, HOME, phone, whole } from "./chromium.ts";

const given = process.env["ELDERCARE_URL"];
const url = given ?? "http://127.0.0.1:8091";

export default defineConfig({
  testDir: "stories",
  // A story that belongs to one size only, or on which the size has no effect, is named *.phone.spec.ts
  // or *.desktop.spec.ts: a skipped test would count as one that was not run.
  testMatch: /.*\.spec\.ts/,
  fullyParallel: true,
  forbidOnly: process.env["CI"] === "true",
  // No second try: a story that passes only sometimes is a defect.
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  outputDir: "test-results",
  // Outlines of pages are texts, the same on every machine.
  snapshotPathTemplate: "outlines/{arg}{ext}",
  use: {
    baseURL: url,
    // Stories change what the network says and may not hear that a worker answers instead. Its own stories allow it.
    serviceWorkers: "block",
    ...HOME,
    // What was done and what the network said is kept of a story that fails, with a picture of its end.
    // Pictures and copies of the page at every step took a quarter of the whole run; `--trace on` has them.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false, sources: false },
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "phone", testIgnore: /\.desktop\.spec\.ts/, use: phone },
    { name: "desktop", testIgnore: /\.phone\.spec\.ts/, use: desktop },
    { name: "foreign", testDir: "foreign", testIgnore: /node_modules/, use: phone },
    // Schedules of faults: each starts its own server, fault proxy and browser.
    { name: "trials", testDir: "trials", testIgnore: /queues|times/, use: phone },
    { name: "queues", testDir: "trials/queues", testIgnore: /node_modules/, use: phone },
    { name: "times", testDir: "trials/times", use: phone },
    // In the whole browser: what it says of a tap is the figure.
    { name: "taps", testDir: "bench/taps", use: { ...phone, launchOptions: whole } },
    // The browser of a hall with the flags and policies of the operator's guide: by root, and where Chromium is whole.
    { name: "hall", testDir: "hall", use: desktop },
    { name: "screenshots", testDir: "screenshots", use: desktop },
  ],
  ...(given === undefined && {
    webServer: {
      command: "cargo xtask run --port 8091 --data target/e2e-data",
      cwd: "..",
      url,
      reuseExistingServer: true,
      timeout: 15 * 60_000,
    },
  }),
});
