/** Sends what waits, whole acts at a time, smaller batches when the server says that one was too large. */
import type { Act } from "../../sync/change.ts";
import { maxActsInPush, maxPushBytes, protocolVersion } from "../../sync/protocol.ts";
import type { ExchangeDeps } from "./exchangeDeps.ts";
import type { SchoolClock } from "./schoolClock.ts";
import type { Answer } from "./transport.ts";

const tooLarge = 413;

/**
 * Pushes until nothing new waits; the answer names the acts that were taken. Each is tried once, and one the server cannot
 * take yet once an exchange (`tried`), so that it never holds up the ones behind it.
 */
export async function pushWaiting(deps: ExchangeDeps, clock: SchoolClock, tried: Set<string>): Promise<Answer<string[]>> {
  const { replica } = await deps.store.holdings();
  const skip = new Set(tried);
  const taken: string[] = [];
  let acts = maxActsInPush;
  for (;;) {
    const batch = await deps.store.takeBatch({ acts, bytes: maxPushBytes }, skip);
    if (batch.length === 0) return { type: "answer", value: taken };
    deps.tell({ what: "sending" });
    const answer = await clock.ask(() =>
      deps.transport.push(deps.token, { version: protocolVersion, person: deps.person, replica, acts: batch }),
    );
    if (answer.type === "refused" && answer.status === tooLarge) {
      acts = Math.floor(batch.length / 2);
      if (acts === 0) await refuseAlone(deps, batch, skip);
      acts = Math.max(1, acts);
      continue;
    }
    if (answer.type !== "answer") return answer;
    await deps.store.acknowledge(answer.value.results);
    const now = new Set(answer.value.results.flatMap(({ outcome, act }) => (outcome === "refused" ? [] : [act])));
    taken.push(...now);
    for (const { id } of batch) {
      skip.add(id);
      if (!now.has(id)) tried.add(id);
    }
  }
}

/** One act alone is more than the server takes: a person must see it, and what is behind it must not wait. */
async function refuseAlone(deps: ExchangeDeps, batch: readonly Act[], skip: Set<string>): Promise<void> {
  await deps.store.acknowledge(batch.map((act) => ({ act: act.id, outcome: "refused", code: "too_large" })));
  for (const act of batch) skip.add(act.id);
}
