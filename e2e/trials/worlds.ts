// What the trials run on: a server with its fault proxy, one for each worker.
import { rmSync } from "node:fs";
import { expect, test as base } from "@playwright/test";
import { World } from "./world.ts";

export { expect };

/** Tests on worlds with the site of the product, or with one that is made for them. */
export const onWorlds = (makeSite?: () => string) =>
  base.extend<object, { world: World }>({
    world: [
      // Playwright reads from the braces that nothing else is needed.
      async ({}, use) => {
        const site = makeSite?.();
        const world = await World.start(site);
        await use(world);
        await world.stop();
        if (site !== undefined) rmSync(site, { recursive: true, force: true });
      },
      { scope: "worker" },
    ],
  });

export const test = onWorlds();
