/** How an import ends on the command line: agreed to, applied, and the links told once. */
import type { ImportRefusal } from "../../domain/importCodes.ts";
import { counted } from "../../words/lists.ts";
import type { Assembled } from "../assemble.ts";
import type { OpenLog } from "../storage/schoolDatabase.ts";
import { VerbRefused, type CliContext } from "./context.ts";
import { appliesNothing, applyImport, type Invited, type ToApply } from "./importApply.ts";
import { yes } from "./importQuestions.ts";

/** Goes on only when somebody agreed: to leave bad rows out, and to change the school. */
export async function agree(
  refuse: readonly ImportRefusal[],
  plan: ToApply,
  asked: { yes?: true; goodRows?: true },
  { ask }: Pick<CliContext, "ask">,
): Promise<void> {
  const bad = counted(new Set(refuse.map(({ file, line }) => `${file} ${line ?? ""}`)).size, "row");
  if (refuse.length > 0 && !asked.goodRows) {
    const without = ask && !asked.yes && (await yes(`${bad} cannot be taken. Bring the others in without them?`, ask));
    if (!without) {
      throw new VerbRefused(`${bad} cannot be taken, so nothing was brought in. Mend them, or bring the others in with --good-rows.`);
    }
  }
  if (asked.yes || appliesNothing(plan)) return;
  if (!ask) throw new VerbRefused("Nothing was changed. Nobody is at this terminal to agree: add --yes, or --dry-run to look only.");
  if (!(await yes("Bring all this in?", ask))) throw new VerbRefused("Stopped. Nothing was brought in.");
}

export type Handed = Omit<Invited, "path"> & { link: string };

/** Applies what was shown, and hands out the links. @throws VerbRefused when the school has changed meanwhile */
export async function apply(
  assembled: Assembled,
  shown: ToApply,
  again: (log: OpenLog) => Promise<ToApply | undefined>,
  own: CliContext,
  done: (acts: number) => void,
): Promise<Handed[]> {
  const applied = await applyImport(assembled, shown, again, done);
  if (applied.outcome === "moved") {
    throw new VerbRefused("Somebody changed the school meanwhile, so nothing was brought in. Try again: the plan will be shown anew.");
  }
  return applied.invited.map(({ path, ...invitation }) => ({ ...invitation, link: own.link(path) }));
}

export function linkLines(invited: readonly Handed[]): string[] {
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
export async function setupLines({ isSetUp }: Pick<Assembled, "isSetUp">): Promise<string[]> {
  return (await isSetUp()) ? [] : ["The school is not set up yet, and until then nobody can sign in: npm run school -- setup"];
}
