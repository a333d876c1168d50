// What a page holds after collection: the JavaScript heaps of the page and of its workers with
// their array buffers, the browser's own objects for the page's elements, and WebAssembly memory.

/** Bytes by part. `session` is a CDP session of the page. */
export async function memory(page, session) {
  const workers = await workersOf(session);
  await collect((method) => session.send(method));
  const main = await session.send("Runtime.getHeapUsage");
  let worker = 0;
  for (const send of workers) {
    await collect(send);
    worker += heap(await send("Runtime.getHeapUsage"));
  }
  const wasm = await page.evaluate(() => window.benchWasm?.buffer.byteLength ?? 0);
  return { heap: heap(main) - countedTwice(main, wasm), elements: main.embedderHeapUsedSize ?? 0, worker, wasm };
}

/** The engine counts WebAssembly memory among the buffers of the page. */
function countedTwice(usage, wasm) {
  return (usage.backingStorageSize ?? 0) >= wasm ? wasm : 0;
}

function heap({ usedSize, backingStorageSize = 0 }) {
  return usedSize + backingStorageSize;
}

/** Twice: what the first collection finalises only the second one frees. */
async function collect(send) {
  for (let time = 0; time < 2; time += 1) await send("HeapProfiler.collectGarbage");
}

/** One function for each worker of the page, which sends it a command and awaits the answer. */
async function workersOf(session) {
  const found = [];
  const attached = ({ sessionId, targetInfo }) => {
    if (targetInfo.type === "worker") found.push(sessionId);
  };
  session.on("Target.attachedToTarget", attached);
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  session.off("Target.attachedToTarget", attached);
  return found.map((sessionId) => (method) => ask(session, sessionId, method));
}

let asked = 0;

async function ask(session, sessionId, method) {
  asked += 1;
  const id = asked;
  const answer = new Promise((done) => {
    const look = ({ sessionId: from, message }) => {
      const { id: answered, result } = JSON.parse(message);
      if (from !== sessionId || answered !== id) return;
      session.off("Target.receivedMessageFromTarget", look);
      done(result ?? {});
    };
    session.on("Target.receivedMessageFromTarget", look);
  });
  await session.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method }) });
  return answer;
}
