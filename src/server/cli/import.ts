import { Option, type Command } from "commander";
import type { ImportAnswers } from "../../domain/importCodes.ts";
import { listKinds } from "../../domain/listCodes.ts";
import { importFolder, type ImportOutcome } from "../../exchange/importFolder.ts";
import type { ImportPlan } from "../../exchange/plan.ts";
import type { ImportFile } from "../../exchange/readFolder.ts";
import { schoolDataSyncUk } from "../../exchange/schoolDataSyncUk.ts";
import { counted } from "../../words/lists.ts";
import type { OpenLog } from "../storage/schoolDatabase.ts";
import { VerbRefused, type CliContext } from "./context.ts";
import { appliesNothing, type ToApply } from "./importApply.ts";
import { agree, apply, linkLines, setupLines } from "./importEnd.ts";
import { erasedAmong, existingIn } from "./importExisting.ts";
import { csvFilesIn } from "./importFiles.ts";
import { derive } from "./importIds.ts";
import { countsOf, planLines, refusalLines } from "./importLines.ts";
import { answerTo } from "./importQuestions.ts";
import { importListFile, type ListAsked } from "./importListFile.ts";
import { writeTemplate } from "./importTemplate.ts";
import { progressBar } from "./progress.ts";

interface Asked extends ListAsked {
  school?: string;
  terms?: "current" | "keep";
}

/** `school import FOLDER`, or one FILE with `--kind`: what another program exported, shown before anything is changed. */
export function importRoster(program: Command, context: () => CliContext): void {
  program
    .command("import [path]")
    .description(
      "bring in a CSV file of pupils, targets, classes, consents or staff (with --kind), or a School Data Sync folder (UK format); shows what would happen first",
    )
    .addOption(new Option("--kind <kind>", "what a CSV file is a list of").choices(listKinds))
    .option("--map <heading=field>", "what a column of a CSV file holds, once for each; nothing after the = leaves it out", collected, [])
    .addOption(
      new Option("--new-places <which>", "whether classes, groups and other places that are not here are made").choices(["make", "refuse"]),
    )
    .addOption(new Option("--template <kind>", "write an empty list with its headings to the path, or print it").choices(listKinds))
    .option("--school <number>", "which of the folder's schools this is for, by its number")
    .addOption(
      new Option("--terms <which>", "when terms that are over should run: from today to the end of this year, or as they are").choices([
        "current",
        "keep",
      ]),
    )
    .addOption(new Option("--dates <order>", "which comes first in dates, where they do not show it").choices(["day-first", "month-first"]))
    .addOption(
      new Option("--same-names <which>", "whether people called as people who are here are the same, or others").choices(["join", "apart"]),
    )
    .option("--good-rows", "bring the other rows in when some cannot be taken")
    .option("--dry-run", "show what would happen, and change nothing")
    .option("--yes", "do not ask before changing the school")
    .action(async (path: string | undefined, asked: Asked) => {
      if (asked.template) writeTemplate(context(), asked.template, path);
      else if (path === undefined) throw new VerbRefused("Give the CSV file or the folder to bring in.");
      else if (asked.kind) await importListFile(context(), path, asked.kind, asked);
      else await run(context(), path, asked);
    });
}

const collected = (one: string, before: string[]) => [...before, one];

async function run(own: CliContext, folder: string, asked: Asked): Promise<void> {
  const files = csvFilesIn(folder);
  const assembled = await own.open();
  const { database } = assembled;
  const today = await assembled.today();
  const { answers, plan } = await settle(files, asked, own, (given) => database.reading(({ log }) => planned(log, files, given, today)));

  const toApply = applicable(plan);
  const lines = planLines(plan);
  const summary = {
    school: { id: plan.school.id, name: plan.school.name },
    added: countsOf(plan.add),
    changed: countsOf(plan.change),
    ...{ rowsChanged: plan.change, skipped: plan.skip, refused: plan.refuse, columns: plan.columns, notices: plan.notices },
  };
  if (asked.dryRun) {
    own.answer({ ...summary, applied: false }, [...lines, "Nothing was changed: this was a dry run."]);
    return;
  }
  for (const line of lines) own.note(line);
  await agree(plan.refuse, toApply, asked, own);
  if (appliesNothing(toApply)) {
    own.answer({ ...summary, applied: false }, ["Nothing to bring in: nothing was changed."]);
    return;
  }

  const bar = progressBar(own.redraw, "Bringing in", plan.acts.length);
  const again = async (log: OpenLog) => planIn(await planned(log, files, answers, today));
  const invited = await apply(assembled, toApply, again, own, (acts) => bar.done(acts));
  bar.end();
  own.answer({ ...summary, applied: true, invitations: invited }, [
    `Brought in: ${counted(summary.added.pupil, "pupil")}, ${counted(summary.added.group, "group")}, ${summary.added.staff} staff.`,
    ...linkLines(invited),
    ...(await setupLines(assembled)),
  ]);
}

/** What the folder comes to with these answers. Pupils who were erased are looked for among those it would add. */
async function planned(log: OpenLog, files: readonly ImportFile[], answers: ImportAnswers, today: string): Promise<ImportOutcome> {
  const existing = await existingIn(log);
  const ask = (erased: readonly string[]) =>
    importFolder({ files, mapping: schoolDataSyncUk, existing: { ...existing, erased }, answers, today, derive });
  const first = ask([]);
  if (first.outcome !== "planned") return first;
  const erased = await erasedAmong(
    log,
    first.plan.add.flatMap(({ what, id }) => (what === "pupil" ? [id] : [])),
  );
  return erased.length === 0 ? first : ask(erased);
}

const planIn = (outcome: ImportOutcome): ToApply | undefined => (outcome.outcome === "planned" ? applicable(outcome.plan) : undefined);

/** Teachers of sections are teachers of the groups they became. */
function applicable({ acts, invitations, grants, grantEnds }: ImportPlan): ToApply {
  const roles = grants.map(({ person, group, from, until }) => ({
    ...{ person, role: "teacher" as const, scope: { type: "class" as const, id: group } },
    ...{ from, until },
  }));
  return { acts, invitations, grants: roles, grantEnds };
}

/** Asks what is left to ask, until there is a plan. */
async function settle(
  files: readonly ImportFile[],
  { school, terms, dates, sameNames }: Asked,
  own: CliContext,
  plan: (answers: ImportAnswers) => Promise<ImportOutcome>,
): Promise<{ answers: ImportAnswers; plan: ImportPlan }> {
  let answers: ImportAnswers = { school, terms, sameNames, dateOrder: dates === "day-first" ? "dayFirst" : dates && "monthFirst" };
  for (;;) {
    const outcome = await plan(answers);
    switch (outcome.outcome) {
      case "planned":
        return { answers, plan: outcome.plan };
      case "refused":
        throw new VerbRefused(
          [
            "These files cannot be read, so nothing was brought in:",
            ...refusalLines(outcome.refused),
            `(${counted(files.length, "file")} looked at.)`,
          ].join("\n"),
        );
      case "asks":
        answers = { ...answers, ...(await answerTo(outcome.question, own)) };
    }
  }
}
