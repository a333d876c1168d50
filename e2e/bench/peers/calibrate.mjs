// A fixed piece of work in a page of its own, before and after each round: when the machine itself
// grew slower or faster within a round, its contenders cannot be compared.

/** Millions of steps of a second; the median of five tries of about 40 ms each. */
export async function calibrate(browser) {
  const page = await browser.newPage();
  const rate = await page.evaluate(() => {
    const tries = Array.from({ length: 5 }, () => {
      const start = performance.now();
      let [state, text] = [1, ""];
      for (let step = 0; step < 4_000_000; step += 1) {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
        if (step % 4000 === 0) text += String.fromCharCode(97 + (state & 15));
      }
      return [4 / ((performance.now() - start) / 1000), text.length];
    });
    return tries.map(([speed]) => speed).sort((a, b) => a - b)[2];
  });
  await page.close();
  return rate;
}
