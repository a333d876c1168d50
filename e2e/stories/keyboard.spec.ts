// Every state of every page without a pointer: Tab reaches each control once and in the order of reading, where one is
// can be seen, and nothing holds the focus.
import { expect, STILL, test } from "../pages/story.ts";
import { tabbed } from "../pages/tab-walk.ts";
import { zhCN } from "../pages/texts.ts";
import { PLANTED, WALKS } from "../pages/walks.ts";

test.use(STILL);

for (const [name, walk] of Object.entries(WALKS)) {
  // Its states are those of the check, many times over.
  if (name === "every question") continue;
  test(`by Tab: ${name}`, async ({ page, watch }) => {
    test.setTimeout(180_000);
    watch.plant(...PLANTED);
    await walk(page, zhCN, async (state) => {
      await test.step(state, async () => {
        expect.soft(await tabbed(page), state).toEqual([]);
      });
    });
  });
}
