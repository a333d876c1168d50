// Every state of every page: no violation of any rule that axe knows, and sizes for old hands and eyes.
// On the phone, where the way through the states is the same, also that nothing is cut; texts.phone.spec.ts
// says so of the other languages.
import { calm, sound } from "../pages/sound.ts";
import { STILL, test } from "../pages/story.ts";
import { zhCN } from "../pages/texts.ts";
import { uncut } from "../pages/uncut.ts";
import { PLANTED, WALKS } from "../pages/walks.ts";

test.use(STILL);

for (const [name, walk] of Object.entries(WALKS)) {
  if (name === "every question") continue;
  test(`axe and sizes: ${name}`, async ({ page, watch, isMobile }) => {
    test.setTimeout(180_000);
    watch.plant(...PLANTED);
    // Texts differ from question to question: where they could be cut, none is left out.
    const whole = isMobile && name === "check" ? WALKS["every question"] : walk;
    await whole(page, zhCN, async (state) => {
      await test.step(state, async () => {
        await sound(page, state);
        if (isMobile) await uncut(page, state);
        // Movement and colours do not hang on the size: once is enough.
        else await calm(page, state);
      });
    });
  });
}
