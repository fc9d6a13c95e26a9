/** What the school decided for its iPads. */
import { policyNames, policyOf } from "../../domain/policies.ts";
import { streams } from "../../domain/streams.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { PoliciesView } from "../views/setUp.ts";
import { mayWriteHere } from "./may.ts";
import type { Reading } from "./reading.ts";

export async function policiesQuery({ store }: Reading): Promise<PoliciesView> {
  const [access, records] = await Promise.all([store.access(), store.records(streams.school, "policy")]);
  const said = recordsOf(records, "policy");
  return {
    mayEdit: mayWriteHere(access, streams.school, "policy"),
    policies: policyNames.map((policy) => ({ policy, value: policyOf(said, policy) })),
  };
}
