// How every browser test starts Chromium, and the two sizes it is looked at in.
import { devices } from "@playwright/test";

/** Headless on a machine without a GPU; no calls of the browser's own into the network. */
export const chromium = {
  executablePath: process.env["CHROME_PATH"] ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

/** The language and the clock of the people the app is made for. */
export const HOME = { locale: "zh-CN", timezoneId: "Asia/Shanghai" };

export const phone = { ...devices["Pixel 7"], launchOptions: chromium };
export const desktop = {
  ...devices["Desktop Chrome"],
  viewport: { width: 1280, height: 800 },
  launchOptions: chromium,
};
