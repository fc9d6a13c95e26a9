/** `school import FILE --kind KIND`: one CSV file of any program, whatever its headings. */
import { basename } from "node:path";
import { v4 } from "uuid";
import { isFieldOf, listFields, type ListAnswers, type ListColumn, type ListField, type ListKind } from "../../domain/listCodes.ts";
import { importList, type ListOutcome, type ListPlan } from "../../exchange/list/importList.ts";
import { counted } from "../../words/lists.ts";
import { listKindWords } from "../../words/listWords.ts";
import type { OpenLog } from "../storage/schoolDatabase.ts";
import { VerbRefused, type CliContext } from "./context.ts";
import { appliesNothing, type ToApply } from "./importApply.ts";
import { agree, apply, linkLines } from "./importEnd.ts";
import { fileAt } from "./importFiles.ts";
import { derive } from "./importIds.ts";
import { refusalLines } from "./importLines.ts";
import { listExistingIn } from "./listExisting.ts";
import { listLines } from "./listLines.ts";
import { answerList } from "./listQuestions.ts";
import { progressBar } from "./progress.ts";

export interface ListAsked {
  kind?: ListKind;
  map: string[];
  newPlaces?: "make" | "refuse";
  template?: ListKind;
  dates?: "day-first" | "month-first";
  sameNames?: "join" | "apart";
  goodRows?: true;
  dryRun?: true;
  yes?: true;
}

export async function importListFile(own: CliContext, path: string, kind: ListKind, asked: ListAsked): Promise<void> {
  const file = { name: basename(path), bytes: fileAt(path) };
  const given = answersIn(kind, asked);
  const assembled = await own.open();
  if (!(await assembled.isSetUp())) throw new VerbRefused("No school is set up yet: npm run school -- setup");
  const [today, freshSeed] = [await assembled.today(), v4()];
  const outcomeOf = async (log: OpenLog, answers: ListAnswers) =>
    importList({ kind, file, here: await listExistingIn(log), answers, today, derive, freshSeed });
  const { answers, plan, columns } = await settle(given, own, (said) => assembled.database.reading(({ log }) => outcomeOf(log, said)));

  const lines = listLines(plan, columns);
  const { add, change, skip, refuse, made, leftOut, notices } = plan;
  const summary = { kind, columns, added: add, changed: change, skipped: skip, refused: refuse, made, leftOut, notices };
  if (asked.dryRun) {
    own.answer({ ...summary, applied: false }, [...lines, "Nothing was changed: this was a dry run."]);
    return;
  }
  for (const line of lines) own.note(line);
  const toApply = applicable(plan);
  await agree(refuse, toApply, asked, own);
  if (appliesNothing(toApply)) {
    own.answer({ ...summary, applied: false }, ["Nothing to bring in: nothing was changed."]);
    return;
  }
  const bar = progressBar(own.redraw, "Bringing in", plan.acts.length);
  const again = async (log: OpenLog) => {
    const outcome = await outcomeOf(log, answers);
    return outcome.outcome === "planned" ? applicable(outcome.plan) : undefined;
  };
  const invited = await apply(assembled, toApply, again, own, (acts) => bar.done(acts));
  bar.end();
  own.answer({ ...summary, applied: true, invitations: invited }, [
    `${listKindWords[kind]}: ${counted(add.length, "row")} added, ${counted(change.length, "row")} changed.`,
    ...linkLines(invited),
  ]);
}

const applicable = ({ acts, invitations, grants }: ListPlan): ToApply => ({ acts, invitations, grants, grantEnds: [] });

/** What the flags say. */
function answersIn(kind: ListKind, { map, dates, newPlaces, sameNames }: ListAsked): ListAnswers {
  const columns: Record<string, ListField | null> = {};
  for (const said of map) {
    const at = said.lastIndexOf("=");
    const [heading, field] = [said.slice(0, at).trim(), said.slice(at + 1).trim()];
    if (at < 1 || (field !== "" && !isFieldOf(kind, field))) {
      throw new VerbRefused(`--map "${said}": say it as "Heading=field". A list of ${kind} has the fields ${listFields[kind].join(", ")}.`);
    }
    columns[heading] = field === "" ? null : field;
  }
  return { columns, newPlaces, samePupils: sameNames, dateOrder: dates === "day-first" ? "dayFirst" : dates && "monthFirst" };
}

/** Asks what is left to ask, until there is a plan. */
async function settle(
  given: ListAnswers,
  own: CliContext,
  outcomeOf: (answers: ListAnswers) => Promise<ListOutcome>,
): Promise<{ answers: ListAnswers; plan: ListPlan; columns: readonly ListColumn[] }> {
  let answers = given;
  for (;;) {
    const outcome = await outcomeOf(answers);
    switch (outcome.outcome) {
      case "planned":
        return { answers, plan: outcome.plan, columns: outcome.columns };
      case "refused":
        throw new VerbRefused(["This file cannot be read, so nothing was brought in:", ...refusalLines(outcome.refused)].join("\n"));
      case "asks": {
        const said = await answerList(outcome.question, own);
        answers = { ...answers, ...said, columns: { ...answers.columns, ...said.columns } };
      }
    }
  }
}
