/** What a school decides for all of its iPads. */
import { mayBe } from "../../domain/policies.ts";
import { streams } from "../../domain/streams.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { Commands, Outcome } from "../client.ts";
import type { CommandContext } from "./context.ts";

/** Says some of them; one that is said as it was is left as it was. */
export async function savePolicies({ store, newId }: CommandContext, { policies }: Commands["savePolicies"]["input"]): Promise<Outcome> {
  if (!policies.every(({ policy, value }) => mayBe(policy, value))) return { ok: false, code: "invalid_change" };
  const kept = recordsOf(await store.records(streams.school, "policy"), "policy");
  const drafts = policies.flatMap(({ policy, value }) => {
    const before = kept.find(({ fields }) => fields.policy === policy);
    if (before?.fields.value === value) return [];
    const fields = before ? { value } : { policy, value };
    return [{ stream: streams.school, kind: "policy", record: before?.id ?? newId(), fields } as const];
  });
  if (drafts.length > 0) await store.act(drafts);
  return { ok: true, value: null };
}
