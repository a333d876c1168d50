// How every browser test starts Chromium, and the two sizes it is looked at in.
import { existsSync } from "node:fs";
import { devices } from "@playwright/test";

/** The same engine without a window, where the machine has it: a sixth of the work for every new context. */
const LEAN = "/usr/bin/chromium-headless-shell";

/** What of the browser is switched off. A second list replaces the first, so Playwright's own comes before ours:
    pages of the browser's address bar and a spare process, made anew for every context though nobody sees them. */
const OFF = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "TcpPortRandomizationWin",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "WebUIOmniboxFullPopup",
  "PreloadTopChromeWebUI",
  "SpareRendererForSitePerProcess",
];

/** The whole browser, headless on a machine without a GPU; no calls of its own into the network. */
export const whole = {
  executablePath: process.env["CHROME_PATH"] ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    `--disable-features=${OFF.join(",")}`,
  ],
};

/** What the stories run in: the same engine, without its window where it can be had so. */
export const chromium = {
  ...whole,
  executablePath: process.env["CHROME_PATH"] ?? (existsSync(LEAN) ? LEAN : whole.executablePath),
};

/** The language and the clock of the people the app is made for. */
export const HOME = { locale: "zh-CN", timezoneId: "Asia/Shanghai" };

export const phone = { ...devices["Pixel 7"], launchOptions: chromium };
export const desktop = {
  ...devices["Desktop Chrome"],
  viewport: { width: 1280, height: 800 },
  launchOptions: chromium,
};
