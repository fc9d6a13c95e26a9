import { Option, type Command } from "commander";
import { v5 } from "uuid";
import type { ImportAnswers } from "../../domain/importCodes.ts";
import { importFolder, type ImportOutcome } from "../../exchange/importFolder.ts";
import type { ImportPlan } from "../../exchange/plan.ts";
import type { ImportFile } from "../../exchange/readFolder.ts";
import { schoolDataSyncUk } from "../../exchange/schoolDataSyncUk.ts";
import { counted } from "../../words/lists.ts";
import type { Assembled } from "../assemble.ts";
import { isSetUp } from "../identity/setup.ts";
import type { SqliteLog } from "../storage/sqlite/sqliteLog.ts";
import { VerbRefused, type CliContext } from "./context.ts";
import { applyImport, type Invited } from "./importApply.ts";
import { erasedAmong, existingIn } from "./importExisting.ts";
import { csvFilesIn } from "./importFiles.ts";
import { countsOf, planLines, refusalLines } from "./importLines.ts";
import { answerTo, yes } from "./importQuestions.ts";
import { progressBar } from "./progress.ts";

interface Asked {
  school?: string;
  terms?: "current" | "keep";
  dates?: "day-first" | "month-first";
  yes?: true;
  sameNames?: "join" | "apart";
  goodRows?: true;
  dryRun?: true;
}

/** Ids of imported records are made from the ids of the export: the same folder always makes the same ones. */
const namespace = "7d9a6c1e-3f0b-5a52-9c0d-2a8f4b1e6d37";

/** `school import FOLDER`: a roster from another program, shown before anything is changed. */
export function importRoster(program: Command, context: () => CliContext): void {
  program
    .command("import <folder>")
    .description("bring pupils, groups and staff in from a School Data Sync folder (UK format); shows what would happen first")
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
    .action(async (folder: string, asked: Asked) => {
      await run(context(), folder, asked);
    });
}

async function run(own: CliContext, folder: string, asked: Asked): Promise<void> {
  const files = csvFilesIn(folder);
  const assembled = own.open();
  const { log } = assembled;
  const today = assembled.today();
  const { answers, plan } = await settle(files, asked, own, (given) => planned(log, files, given, today));

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
  await agree(plan, asked, own);
  if (changesNothing(plan)) {
    own.answer({ ...summary, applied: false }, ["Nothing to bring in: nothing was changed."]);
    return;
  }

  const bar = progressBar(own.redraw, "Bringing in", plan.acts.length);
  const again = () => planIn(planned(log, files, answers, today));
  const applied = applyImport(assembled, plan, again, (acts) => bar.done(acts));
  bar.end();
  if (applied.outcome === "moved") {
    throw new VerbRefused("Somebody changed the school meanwhile, so nothing was brought in. Try again: the plan will be shown anew.");
  }
  const invited = applied.invited.map(({ path, ...invitation }) => ({ ...invitation, link: `${own.origin()}${path}` }));
  own.answer({ ...summary, applied: true, invitations: invited }, [
    `Brought in: ${counted(summary.added.pupil, "pupil")}, ${counted(summary.added.group, "group")}, ${summary.added.staff} staff.`,
    ...linkLines(invited),
    ...setupLines(assembled),
  ]);
}

/** What the folder comes to with these answers. Pupils who were erased are looked for among those it would add. */
function planned(log: SqliteLog, files: readonly ImportFile[], answers: ImportAnswers, today: string): ImportOutcome {
  const ask = (erased: readonly string[]) =>
    importFolder({
      files,
      mapping: schoolDataSyncUk,
      existing: existingIn(log, erased),
      answers,
      today,
      derive: (name) => v5(name, namespace),
    });
  const first = ask([]);
  if (first.outcome !== "planned") return first;
  const erased = erasedAmong(
    log,
    first.plan.add.flatMap(({ what, id }) => (what === "pupil" ? [id] : [])),
  );
  return erased.length === 0 ? first : ask(erased);
}

const planIn = (outcome: ImportOutcome): ImportPlan | undefined => (outcome.outcome === "planned" ? outcome.plan : undefined);

/** Asks what is left to ask, until there is a plan. */
async function settle(
  files: readonly ImportFile[],
  { school, terms, dates, sameNames }: Asked,
  own: CliContext,
  plan: (answers: ImportAnswers) => ImportOutcome,
): Promise<{ answers: ImportAnswers; plan: ImportPlan }> {
  let answers: ImportAnswers = { school, terms, sameNames, dateOrder: dates === "day-first" ? "dayFirst" : dates && "monthFirst" };
  for (;;) {
    const outcome = plan(answers);
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

const changesNothing = ({ acts, grants, grantEnds }: ImportPlan) => [acts, grants, grantEnds].every(({ length }) => length === 0);

/** Goes on only when somebody agreed: to leave bad rows out, and to change the school. */
async function agree(plan: ImportPlan, asked: Asked, { ask }: CliContext): Promise<void> {
  const { refuse } = plan;
  const bad = counted(refuse.length, "row");
  if (refuse.length > 0 && !asked.goodRows) {
    const without = ask && !asked.yes && (await yes(`${bad} cannot be taken. Bring the others in without them?`, ask));
    if (!without) {
      throw new VerbRefused(`${bad} cannot be taken, so nothing was brought in. Mend them, or bring the others in with --good-rows.`);
    }
  }
  if (asked.yes || changesNothing(plan)) return;
  if (!ask) throw new VerbRefused("Nothing was changed. Nobody is at this terminal to agree: add --yes, or --dry-run to look only.");
  if (!(await yes("Bring all this in?", ask))) throw new VerbRefused("Stopped. Nothing was brought in.");
}

function linkLines(invited: readonly (Omit<Invited, "path"> & { link: string })[]): string[] {
  if (invited.length === 0) return [];
  return [
    "Each opens their link, once, within 14 days, to choose how to sign in. The links are shown once:",
    ...invited.flatMap(({ displayName, suggestedLogin, link }) => [
      `  ${displayName}${suggestedLogin === "" ? "" : ` (elsewhere they sign in as ${suggestedLogin})`}`,
      `    ${link}`,
    ]),
  ];
}

/** Links and pupils wait for a leader: until the school is set up, nobody can sign in. */
function setupLines({ db }: Pick<Assembled, "db">): string[] {
  return isSetUp(db) ? [] : ["The school is not set up yet, and until then nobody can sign in: npm run school -- setup"];
}
