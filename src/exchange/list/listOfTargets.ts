/** A list of targets: one row is one target of one child, its wording kept to the letter. One that is there is never rewritten. */
import type { Draft } from "../../domain/draft.ts";
import type { Need } from "../../domain/needs.ts";
import { sameName } from "../../domain/sameName.ts";
import { streams } from "../../domain/streams.ts";
import { areaOf, type AreaFound } from "./areas.ts";
import { Children, goneFrom } from "./children.ts";
import type { ListGiven } from "./given.ts";
import type { KeptPupil, PupilHere } from "./here.ts";
import type { ListIds } from "./ids.ts";
import type { ListPart } from "./part.ts";
import { Reading, tooLong, type ListRow } from "./rows.ts";
import { stepOf } from "./steps.ts";
import { areaOfNeed, moduleOf } from "./values.ts";

interface TargetRow {
  row: ListRow;
  pupil: PupilHere;
  wording: string;
  /** Where it is filed, and the step it stands for. */
  link: AreaFound | undefined;
  module: number | undefined;
  outcome: string;
  need: Need | undefined;
}

/** A target is two changes and may bring an outcome, and an act has room for 200. */
const targetsInAct = 60;

export function listOfTargets({ rows, here, ids, today }: ListGiven, part: ListPart): undefined {
  const children = new Children(here, today);
  const byPupil = new Map<string, TargetRow[]>();
  for (const row of rows) {
    const reading = new Reading(row);
    tooLong(reading, ["wording", "outcome", "counts", "doesntCount"]);
    const wording = row.exact("wording");
    if (wording === "") reading.refuse({ code: "valueMissing" }, "wording");
    const pupil = children.find(reading);
    const module = reading.value("module", moduleOf, { code: "notOneOf", choices: ["1", "2", "3", "4", "5", "6"] });
    const need = reading.value("need", areaOfNeed.read, { code: "notOneOf", choices: areaOfNeed.choices });
    const area = pupil && areaOf(reading, pupil, here.areas, today);
    const link = (pupil && stepOf(reading, pupil, here, area, today)) ?? area;
    part.refuse.push(...reading.refused);
    if (!pupil || reading.refused.length > 0) continue;
    const gone = goneFrom(pupil);
    if (gone) part.skip.push({ code: gone, ...row.spot() });
    else {
      const target = { row, pupil, wording, link, module, outcome: row.exact("outcome"), need };
      byPupil.set(pupil.id, [...(byPupil.get(pupil.id) ?? []), target]);
    }
  }
  for (const [id, own] of byPupil) planTargets(id, own, here.kept.get(id), ids, part);
  return undefined;
}

function planTargets(pupil: string, rows: readonly TargetRow[], kept: KeptPupil | undefined, ids: ListIds, part: ListPart): void {
  const stream = streams.card(pupil);
  const had = new Map((kept?.targets ?? []).map(({ fields, removed }) => [sameName(fields.wording ?? ""), removed]));
  const outcomes = (kept?.outcomes ?? []).flatMap(({ id, fields, removed }) =>
    removed ? [] : [{ id, key: sameName(fields.wording ?? ""), need: fields.need }],
  );
  const taken = new Set([...(kept?.targets ?? []), ...(kept?.outcomes ?? [])].map(({ id }) => id));
  const first = new Map<string, number>();
  let order = kept?.targets.length ?? 0;
  let act: Draft[][] = [];
  const close = () => {
    if (act.length > 0) part.acts.push(act.flat());
    act = [];
  };
  for (const { row, wording, link, module, outcome, need: said } of rows) {
    const key = sameName(wording);
    const firstLine = first.get(key);
    const removed = had.get(key);
    if (firstLine !== undefined) part.skip.push({ code: "sameRowTwice", firstLine, ...row.spot() });
    else if (removed !== undefined) part.skip.push({ code: removed ? "removedHere" : "alreadyThere", ...row.spot() });
    else {
      first.set(key, row.line);
      const target = ids.free(taken, "target", pupil, key);
      const [counts, doesntCount] = [row.exact("counts"), row.exact("doesntCount")];
      const drafts: Draft[] = [];
      const named = sameName(outcome);
      // One row's word for it is enough: the others of the outcome need not repeat it.
      const need = said ?? rows.find((other) => other.need !== undefined && sameName(other.outcome) === named)?.need;
      const found = outcomes.find((one) => one.key === named && (said === undefined || one.need === undefined || one.need === said));
      let under = found?.id ?? null;
      if (under === null && outcome !== "") {
        under = ids.free(taken, "outcome", pupil, named);
        const filed = need === undefined ? {} : { need };
        drafts.push({ stream, kind: "outcome", record: under, fields: { pupil, wording: outcome, ...filed, order: outcomes.length } });
        outcomes.push({ id: under, key: named, need });
      }
      const fields = {
        ...{ pupil, wording, order: order++, outcome: under },
        ...(module === undefined ? {} : { module }),
        ...(counts === "" && doesntCount === "" ? {} : { counts, doesntCount }),
        ...(link ?? {}),
      };
      const start = { pupil, target, after: null, to: "active", action: "start" } as const;
      drafts.push({ stream, kind: "target", record: target, fields });
      drafts.push({ stream, kind: "transition", record: ids.of("start", target), fields: start });
      act.push(drafts);
      part.add.push(row.spot());
      if (act.length === targetsInAct) close();
    }
  }
  close();
}
