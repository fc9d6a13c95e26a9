/** Wrong pupil: a record goes to the right child, and its words leave the wrong one's stream for good. */
import { streams } from "../../domain/streams.ts";
import type { Fields } from "../../domain/kinds.ts";
import { recordOf, recordsOf, type RecordOf } from "../../sync/recordOf.ts";
import { activeTargets } from "../queries/targetRows.ts";
import type { Commands, Outcome } from "../client.ts";
import type { CommandContext } from "./context.ts";
import { observationNamed } from "./locate.ts";
import { evidenceOf } from "./observation.ts";

type Input<N extends keyof Commands> = Commands[N]["input"];

/**
 * The record goes to the right child, and its words leave the wrong one's stream for good. What belonged to the wrong child
 * alone stays behind: a target is kept only where the right child has the same, and responses where theirs has the same name.
 */
export async function wrongPupil(context: CommandContext, { record, right }: Input<"wrongPupil">): Promise<Outcome<{ record: string }>> {
  const found = await observationNamed(context, record);
  if (!found) return { ok: false, code: "not_here" };
  const copy = context.newId();
  const { stream, fields } = found;
  const moved = await movedTo(context, found, right);
  const day = fields.observedAt ?? (await context.store.now()).now;
  await context.store.redact({
    stream,
    records: [record],
    why: "wrongPupil",
    copies: [
      {
        stream: evidenceOf(right, day, context.zone),
        kind: "observation",
        record: copy,
        fields: { ...moved, pupil: right, copyOf: record },
      },
    ],
  });
  return { ok: true, value: { record: copy } };
}

async function movedTo(context: CommandContext, { fields }: RecordOf<"observation">, right: string): Promise<Fields<"observation">> {
  const { pupil, target, step: _step, chips, pictures: _pictures, kind, state: _state, ...rest } = fields;
  if (kind === "engagement" && pupil !== undefined) return { ...rest, kind, chips: await sameChips(context, pupil, right, chips ?? []) };
  const same = pupil === undefined || target === undefined ? undefined : await sameTarget(context, pupil, right, target);
  return same === undefined ? { ...rest, kind: "note" } : { ...rest, kind: "target", target: same };
}

async function sameTarget(context: CommandContext, wrong: string, right: string, target: string): Promise<string | undefined> {
  const was = recordOf(await context.store.record(streams.card(wrong), target), "target");
  const stream = streams.card(right);
  const theirs = activeTargets(await context.store.records(stream, "target"), await context.store.records(stream, "transition"));
  return theirs.find(({ fields }) => fields.wording !== undefined && fields.wording === was?.fields.wording)?.id;
}

async function sameChips(context: CommandContext, wrong: string, right: string, chips: readonly string[]): Promise<string[]> {
  const labelled = async (pupil: string) => recordsOf(await context.store.records(streams.card(pupil), "chip"), "chip");
  const labels = (await labelled(wrong)).filter(({ id }) => chips.includes(id)).map(({ fields }) => fields.label);
  return (await labelled(right)).filter(({ fields }) => labels.includes(fields.label)).map(({ id }) => id);
}
