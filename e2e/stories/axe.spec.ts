// Every state of every page: no violation of any rule that axe knows, and sizes for old hands and eyes.
import { sound } from "../pages/sound.ts";
import { STILL, test } from "../pages/story.ts";
import { zhCN } from "../pages/texts.ts";
import { PLANTED, WALKS } from "../pages/walks.ts";

test.use(STILL);

for (const [name, walk] of Object.entries(WALKS)) {
  if (name === "every question") continue;
  test(`axe and sizes: ${name}`, async ({ page, watch }) => {
    test.setTimeout(180_000);
    watch.plant(...PLANTED);
    await walk(page, zhCN, async (state) => {
      await test.step(state, async () => {
        await sound(page, state);
      });
    });
  });
}
