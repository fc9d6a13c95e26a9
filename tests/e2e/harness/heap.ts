/** What is in the memory of a page and of its workers, as Chromium tells it after collecting what nobody holds. */
import { z } from "zod";
import type { PlaywrightTablet } from "./playwrightTablet.ts";

const answered = z.object({ id: z.number() });
const told = z.object({ method: z.literal("HeapProfiler.addHeapSnapshotChunk"), params: z.object({ chunk: z.string() }) });

/** Every string there is, as one text: of the page, and of each worker it has. */
export async function heapOf({ page }: PlaywrightTablet): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => chunks.push(chunk));

  const workers: string[] = [];
  const ended: Promise<void>[] = [];
  session.on("Target.attachedToTarget", ({ sessionId, targetInfo: { type } }) => {
    if (type !== "worker") return;
    workers.push(sessionId);
    ended.push(
      new Promise((resolve) => {
        session.on("Target.receivedMessageFromTarget", (heard) => {
          if (heard.sessionId !== sessionId) return;
          const message: unknown = JSON.parse(heard.message);
          const piece = told.safeParse(message);
          if (piece.success) chunks.push(piece.data.params.chunk);
          else if (answered.safeParse(message).success) resolve();
        });
      }),
    );
  });
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  await session.send("HeapProfiler.takeHeapSnapshot", {});
  for (const sessionId of workers)
    await session.send("Target.sendMessageToTarget", {
      sessionId,
      message: JSON.stringify({ id: 1, method: "HeapProfiler.takeHeapSnapshot", params: {} }),
    });
  await Promise.all(ended);
  await session.detach();
  if (workers.length === 0) throw new Error("the engine's worker was not there to be looked at");
  return chunks.join("");
}
