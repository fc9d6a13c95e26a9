/** A child's programmes: whose each is, when it is looked at again, and what of it and of the plan this person may change. */
import type { StreamName } from "../../domain/streams.ts";
import { firstMark, type MergedRecord } from "../../sync/record.ts";
import { keptOf, recordsOf, type RecordOf } from "../../sync/recordOf.ts";
import type { OwnAccess } from "../../sync/protocol.ts";
import type { ProgrammeItem, ProgrammeNamed, ProgrammeReview } from "../views/pupil.ts";
import { mayWriteHere } from "./may.ts";
import { seenIn } from "./seenIn.ts";

/** Who began a record: whose it is. */
export const beganBy = ({ marks }: Pick<MergedRecord, "marks">): string | undefined => firstMark(marks)?.by;

/** Whether somebody writes of a plan only what is of their own programmes: they write its targets, and not its outcomes. */
export function writesOnlyOwn(access: OwnAccess | undefined, card: StreamName): boolean {
  return mayWriteHere(access, card, "target") && !mayWriteHere(access, card, "outcome");
}

export interface Around {
  access: OwnAccess | undefined;
  card: StreamName;
  me: string;
  staff: ReadonlyMap<string, string>;
}

/** Whether a record of the card that is its maker's own is this person's to change. */
export function mayChange(record: Pick<MergedRecord, "marks">, kind: "programme" | "support", { access, card, me }: Around): boolean {
  return mayWriteHere(access, card, kind) && (!writesOnlyOwn(access, card) || beganBy(record) === me);
}

function named(record: RecordOf<"programme">, around: Around): ProgrammeNamed {
  const { title = "", writtenBy = null, profession = null, endedOn = null } = record.fields;
  const writer = around.staff.get(beganBy(record) ?? "") ?? "";
  return {
    ...{ id: record.id, title, who: writtenBy ?? writer, profession: profession ?? "", endedOn },
    removed: typeof record.fields.removedAt === "number",
    mayEdit: mayChange(record, "programme", around),
  };
}

/** Latest first; those that were removed too, for the targets that were part of them. */
export function programmesNamed(programmes: readonly MergedRecord[], around: Around): ProgrammeNamed[] {
  return inOrder(programmes.flatMap((one) => keptOf(one, "programme") ?? [])).map((record) => named(record, around));
}

function inOrder(programmes: readonly RecordOf<"programme">[]): RecordOf<"programme">[] {
  const on = ({ fields, id }: RecordOf<"programme">) => `${fields.writtenOn ?? ""} ${id}`;
  return [...programmes].sort((one, other) => (on(one) < on(other) ? 1 : -1));
}

function reviewed(
  record: RecordOf<"programmeReview">,
  mayEdit: boolean,
  seen: ProgrammeReview["seen"],
  { staff }: Around,
): ProgrammeReview {
  const { on = "", reviewer = null, said = "" } = record.fields;
  const who = reviewer ?? staff.get(beganBy(record) ?? "") ?? "";
  return { id: record.id, on, who, typed: reviewer, said, mayEdit, seen };
}

/** Whole, with the reviews that took place and the targets that are worked on. */
export function programmeItems(
  { programmes, reviews }: { programmes: readonly MergedRecord[]; reviews: readonly MergedRecord[] },
  targets: readonly (ProgrammeItem["targets"][number] & { programmeOf: string | null })[],
  around: Around,
): ProgrammeItem[] {
  const known = recordsOf(reviews, "programmeReview");
  const seen = seenIn([...programmes, ...reviews]);
  return inOrder(recordsOf(programmes, "programme")).map((record): ProgrammeItem => {
    const said = named(record, around);
    const { toDo = "", writtenBy = null, writtenOn = "", reviewOn = null, endedWhy = "" } = record.fields;
    const own = known.filter(({ fields }) => fields.programme === record.id);
    return {
      ...{ ...said, toDo, writtenOn, reviewOn, endedWhy, typed: writtenBy, writer: around.staff.get(beganBy(record) ?? "") ?? "" },
      reviews: own
        .map((one) => reviewed(one, said.mayEdit, seen[one.id] ?? {}, around))
        .sort((one, other) => (`${one.on} ${one.id}` < `${other.on} ${other.id}` ? 1 : -1)),
      targets: targets
        .filter(({ programmeOf, state }) => programmeOf === record.id && state !== "ended")
        .map(({ id, wording, state }) => ({ id, wording, state })),
      seen: seen[record.id] ?? {},
    };
  });
}
