/** Wrong pupil: a record goes to the right child, and its words leave the wrong one's stream for good. */
import { watchForId } from "../../domain/recordIds.ts";
import { streams } from "../../domain/streams.ts";
import type { Fields } from "../../domain/kinds.ts";
import { isOwnPicture } from "../../store/hungPictures.ts";
import { recordKey } from "../../store/keys.ts";
import { keptOf, recordOf, recordsOf, type RecordOf } from "../../sync/recordOf.ts";
import { activeTargets } from "../queries/targetRows.ts";
import type { Commands, Outcome } from "../client.ts";
import type { CommandContext } from "./context.ts";
import { observationNamed } from "./locate.ts";
import { evidenceOf } from "./observation.ts";

type Input<N extends keyof Commands> = Commands[N]["input"];

/** The words of a record as whoever moves it says that they are to read with the right child. */
type Reads = Pick<Input<"wrongPupil">, "words" | "wording">;

const longestWords = 4_000;

/**
 * The record goes to the right child, and its words leave the wrong one's stream for good. What belonged to the wrong child
 * alone goes along in words: a target that the right child has not, and responses they have no chip for.
 */
export async function wrongPupil(
  context: CommandContext,
  { record, right, ...reads }: Input<"wrongPupil">,
): Promise<Outcome<{ record: string }>> {
  const found = await observationNamed(context, record);
  if (!found) return { ok: false, code: "not_here" };
  const copy = context.newId();
  const { stream, fields } = found;
  const moved = await movedTo(context, found, right, reads);
  const day = fields.observedAt ?? (await context.store.now()).now;
  // Those of colleagues go with the record they hang on, wherever that is taken back.
  const hung = fields.pictures ?? [];
  const shown = await context.store.recordsByKey(hung.map((picture) => recordKey(stream, picture)));
  const pictures = hung.filter((picture) =>
    isOwnPicture(
      shown.find(({ id }) => id === picture),
      context.person,
    ),
  );
  await context.store.redact({
    stream,
    records: [record, ...pictures],
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

async function movedTo(
  context: CommandContext,
  { fields }: RecordOf<"observation">,
  right: string,
  reads: Reads,
): Promise<Fields<"observation">> {
  const { pupil, target, step, chips = [], pictures: _pictures, kind, state: _state, words: said, ...rest } = fields;
  const words = reads.words ?? said;
  if (pupil !== undefined && kind === "engagement") {
    const theirs = await chipsOf(context, pupil, right, chips);
    return { ...rest, kind, chips: theirs.same, ...worded(theirs.others.join(", "), words) };
  }
  if (step !== undefined && (await context.store.record(streams.card(right), watchForId(right, step))))
    return { ...rest, kind: "step", step, ...worded(words) };
  const was = pupil === undefined ? undefined : await wordingOf(context, pupil, target, step);
  const same = was === undefined ? undefined : await targetWorded(context, right, was);
  if (same !== undefined) return { ...rest, kind: "target", target: same, ...worded(words) };
  return { ...rest, kind: "note", ...worded(was === undefined ? undefined : (reads.wording ?? was), words) };
}

/** Sentences put after each other; nothing is said where there are none. */
function worded(...parts: (string | undefined)[]): { words?: string } {
  const [first, ...others] = parts.flatMap((part) => (part === undefined || part.trim() === "" ? [] : [part.trim()]));
  if (first === undefined) return {};
  const words = others.length === 0 ? first : `${first.replace(/[.\s]+$/, "")}. ${others.join(" ")}`;
  // Cut between two characters: half an emoji is not sent.
  return { words: words.slice(0, longestWords).replace(/[\ud800-\udbff]$/, "") };
}

async function wordingOf({ store }: CommandContext, pupil: string, target?: string, step = ""): Promise<string | undefined> {
  const found = await store.record(streams.card(pupil), target ?? watchForId(pupil, step));
  return (recordOf(found, "target") ?? keptOf(found, "watchFor"))?.fields.wording;
}

/** The active target of a child that is worded so. */
async function targetWorded({ store }: CommandContext, pupil: string, wording: string): Promise<string | undefined> {
  const stream = streams.card(pupil);
  const theirs = activeTargets(await store.records(stream, "target"), await store.records(stream, "transition"));
  return theirs.find(({ fields }) => fields.wording === wording)?.id;
}

/** The right child's chips that say the same as the wrong one's, and the labels of those that have none. */
async function chipsOf(
  { store }: CommandContext,
  wrong: string,
  right: string,
  chips: readonly string[],
): Promise<{ same: string[]; others: string[] }> {
  const labelled = async (pupil: string) => recordsOf(await store.records(streams.card(pupil), "chip"), "chip");
  const labels = (await labelled(wrong)).filter(({ id }) => chips.includes(id)).flatMap(({ fields }) => fields.label ?? []);
  const theirs = (await labelled(right)).filter(({ fields }) => fields.label !== undefined && labels.includes(fields.label));
  const had = theirs.map(({ fields }) => fields.label);
  return { same: theirs.map(({ id }) => id), others: labels.filter((label) => !had.includes(label)) };
}
