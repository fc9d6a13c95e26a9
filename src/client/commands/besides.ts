/** What is said about records rather than in them: a remark on another adult's, and whether two are of one moment. */
import type { Draft } from "../../store/draft.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { Commands, Outcome } from "../client.ts";
import type { CommandContext } from "./context.ts";
import { observationNamed } from "./locate.ts";

const notHere: Outcome<never> = { ok: false, code: "not_here" };

export async function addRemark(context: CommandContext, { record, words }: Commands["addRemark"]["input"]): Promise<Outcome> {
  const found = await observationNamed(context, record);
  if (found?.fields.pupil === undefined) return notHere;
  const fields = { pupil: found.fields.pupil, observation: record, words: words.trim() };
  await context.store.act([{ stream: found.stream, kind: "remark", record: context.newId(), fields }]);
  return { ok: true, value: null };
}

/** Said again of the same two, it is the same record: who says it last stands. */
export async function sayPair(context: CommandContext, { records: [one, other], joined }: Commands["sayPair"]["input"]): Promise<Outcome> {
  const found = await observationNamed(context, one);
  if (found?.fields.pupil === undefined || !(await observationNamed(context, other))) return notHere;
  const { pupil } = found.fields;
  const had = recordsOf(await context.store.records(found.stream, "pair"), "pair").find(
    ({ fields: { observations = [] } }) => observations.includes(one) && observations.includes(other),
  );
  const draft: Draft = had
    ? { stream: found.stream, kind: "pair", record: had.id, fields: { joined } }
    : { stream: found.stream, kind: "pair", record: context.newId(), fields: { pupil, observations: [one, other], joined } };
  await context.store.act([draft]);
  return { ok: true, value: null };
}
