// The flags and policies of the operator's guide, tried in the browser itself. By root, in a place of its own:
//   npx playwright test --project=hall
import { expect, test } from "@playwright/test";
import { flags, Hall, policies } from "../pages/hall.ts";

test.describe.configure({ mode: "serial" });

/** What stands in `chrome://policy` besides the names: the value and what the browser says of it. */
interface Row {
  readonly name: string;
  readonly value: string;
  readonly says: string;
}

/** What has to be open for a page to be driven from outside. */
const DRIVEN = { DeveloperToolsAvailability: 1, RemoteDebuggingAllowed: true };

const SITE = (base: string | undefined) => new URL(base ?? "").origin;

test("every policy is known to this browser and taken, and every flag reaches it", async ({ baseURL }) => {
  test.setTimeout(120_000);
  const site = SITE(baseURL);
  const hall = await Hall.open(`${site}/?mode=kiosk`, {
    URLAllowlist: [site, "chrome://policy", "chrome://version"],
    ...DRIVEN,
  });
  try {
    await hall.drive();
    await hall.go("chrome://policy");
    const rows = await hall.evaluate<Row[]>(() => {
      const found: Row[] = [];
      const walk = (root: Document | ShadowRoot): void => {
        for (const element of root.querySelectorAll("*")) {
          const cells = element.tagName === "POLICY-ROW" ? [...(element.shadowRoot?.querySelectorAll<HTMLElement>(".policy.row > *") ?? [])] : [];
          const words = cells.map((cell) => cell.innerText.trim());
          if (words[1]) found.push({ name: words[0] ?? "", value: words[1], says: words[5] ?? "" });
          if (element.shadowRoot !== null) walk(element.shadowRoot);
        }
      };
      walk(document);
      return found;
    });
    for (const [name, value] of Object.entries(policies())) {
      const row = rows.find((row) => row.name === name);
      // What newer releases call deprecated they still take, and older ones know nothing else.
      expect.soft(row?.says, name).toMatch(/^(OK|Deprecated)$/);
      if (!/^URL|Developer|RemoteDebugging/.test(name)) expect.soft(row?.value, name).toBe(String(value));
    }
    await hall.go("chrome://version");
    const line = await hall.evaluate(() => document.querySelector("#command_line")?.textContent ?? "");
    for (const flag of flags()) expect.soft(line, flag).toContain(flag);
  } finally {
    await hall.close();
  }
});

test("no other address opens, no window, no file and no download, and the site has no rights of a device", async ({ baseURL }) => {
  test.setTimeout(120_000);
  const site = SITE(baseURL);
  const hall = await Hall.open(`${site}/?mode=kiosk`, { URLAllowlist: [site], ...DRIVEN });
  try {
    await hall.drive();
    for (const address of ["https://example.com/", "file:///etc/passwd", `view-source:${site}/`, "http://127.0.0.1:9/"]) {
      expect.soft(await hall.go(address), address).toBe("net::ERR_BLOCKED_BY_ADMINISTRATOR");
    }
    expect(await hall.go(`${site}/?mode=kiosk`)).toBe("");
    const may = await hall.evaluate(async () => {
      const state = async (name: string) => (await navigator.permissions.query({ name: name as PermissionName })).state;
      return {
        window: String(open("/about")),
        position: await state("geolocation"),
        notes: Notification.permission,
        camera: await state("camera"),
        microphone: await state("microphone"),
        clipboard: await state("clipboard-read"),
      };
    });
    expect(may).toEqual({ window: "null", position: "denied", notes: "denied", camera: "denied", microphone: "denied", clipboard: "denied" });
    const sounds = await hall.evaluate(async () => {
      const sound = new AudioContext();
      await new Promise((done) => setTimeout(done, 500));
      return sound.state;
    });
    expect(sounds, "reading aloud begins without a further tap").toBe("running");
    const targets = await hall.targets();
    expect(targets.filter((target) => target.type === "page")).toHaveLength(1);
  } finally {
    await hall.close();
  }
});

test("the developer tools stay shut", async ({ baseURL }) => {
  test.setTimeout(60_000);
  const site = SITE(baseURL);
  const shut = await Hall.open(`${site}/?mode=kiosk`, { URLAllowlist: [site], RemoteDebuggingAllowed: true });
  try {
    expect(await shut.toolsAnswer()).toBe(403);
  } finally {
    await shut.close();
  }
});
