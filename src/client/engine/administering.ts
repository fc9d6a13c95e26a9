/** Administration is done with the server there, so that what it says of it is known before the screen goes on. */
import type { TabletStore } from "../../store/tabletStore.ts";
import type { Outcome } from "../client.ts";

const idsOf = (acts: readonly { act: string }[]) => acts.map(({ act }) => act);

/**
 * Writes, sends, and answers what came of it. What the server took none of is answered with its refusal and let go here: the
 * form still holds it. Of several acts it took some of, the others need attention like any that are refused.
 */
export async function administer<T>(
  store: TabletStore,
  write: () => Promise<Outcome<T>>,
  exchange: () => Promise<void>,
): Promise<Outcome<T>> {
  const before = new Set(idsOf(await store.waitingActs()));
  const outcome = await write();
  if (!outcome.ok) return outcome;
  const written = new Set(idsOf(await store.waitingActs()).filter((act) => !before.has(act)));
  await exchange();
  const refused = (await store.refusedActs()).filter(({ act }) => written.has(act));
  const [first] = refused;
  if (!first || refused.length < written.size) return outcome;
  for (const { act } of refused) await store.dismissRefused(act);
  return { ok: false, code: first.code };
}
