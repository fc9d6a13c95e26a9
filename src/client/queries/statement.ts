/** One statement of a record as a view value: ids resolved, codes left to `words`. */
import type { Fields } from "../../domain/kinds.ts";
import type { FieldValues } from "../../sync/change.ts";
import type { MergedRecord } from "../../sync/record.ts";
import { recordOf } from "../../sync/recordOf.ts";
import type { Statement } from "../views/syncView.ts";
import { seenByName } from "./names.ts";
import type { RecordContext } from "./recordView.ts";

/** Fields that are words people wrote, as against ids, codes and numbers. */
const written = [
  ...["wording", "counts", "doesntCount", "words", "label", "helpsLine", "communicates", "movementsMean", "helps", "notToDo"],
  ...["name", "displayName", "firstName", "lastName", "knownAs", "place", "what", "who", "why", "helped"],
  ...["title", "toDo", "writtenBy", "profession", "said", "endedWhy"],
];

function texts(values: readonly (FieldValues[string] | undefined)[]): Statement {
  const said = values.filter((value) => typeof value === "string").filter((value) => value !== "");
  return said.length === 0 ? { type: "other" } : { type: "texts", texts: said };
}

function ofObservation(group: string, fields: Fields<"observation">, { names, related, me }: RecordContext): Statement | undefined {
  const { went, help, tally, chips = [], stimulus, observedAt, precision = "day", seenBy, activity, place, materials } = fields;
  switch (group) {
    case "how":
      return { type: "how", how: { went, help, tally } };
    case "response":
      return texts([...chips.map((chip) => recordOf(related.get(chip), "chip")?.fields.label), stimulus]);
    case "when":
      return observedAt === undefined ? undefined : { type: "when", observedAt, precision };
    case "seen":
      return seenBy && { type: "seen", seenBy, ...seenByName(seenBy, names, me) };
    case "where":
      return texts([recordOf(related.get(activity ?? ""), "activity")?.fields.name, place, materials]);
    default:
      return undefined;
  }
}

const dayIn = (value: FieldValues[string] | undefined) => (typeof value === "string" ? value : null);

/** Statements that are a day, by the field that says it. */
const dayOfGroup: Readonly<Record<string, string>> = { writtenOn: "writtenOn", reviewOn: "reviewOn", end: "endedOn" };

/** What a record's group says. */
export function statementOf(record: MergedRecord, group: string, context: RecordContext): Statement {
  const { fields } = record;
  if (group === "removed") return { type: "removed", removed: typeof fields.removedAt === "number" };
  if (group === "dates") return { type: "dates", from: dayIn(fields.from), until: dayIn(fields.until) };
  const day = dayOfGroup[group];
  if (day !== undefined) return { type: "day", day: dayIn(fields[day]) };
  const observation = recordOf(record, "observation");
  return (observation && ofObservation(group, observation.fields, context)) ?? texts(written.map((name) => fields[name]));
}
