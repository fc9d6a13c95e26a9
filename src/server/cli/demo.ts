import type { Command } from "commander";
import { smallDemonstration } from "../../demo/demonstration.ts";
import { dayOf } from "../../domain/time.ts";
import { counted } from "../../words/lists.ts";
import { roleWords } from "../../words/roles.ts";
import type { Assembled } from "../assemble.ts";
import { holdsSchool, type ReadyDemonstration } from "../identity/setup.ts";
import { dayAsked } from "./asked.ts";
import { VerbRefused, type CliContext } from "./context.ts";
import { forgetWords, loadWithSignIns, readyToLoad, type SignIn } from "./demoLoading.ts";
import { progressBar } from "./progress.ts";

interface Asked {
  small?: true;
  seed: string;
  today?: string;
  records?: string;
}

/** The demonstration's school and its clock. */
const named = "Small Steps demonstration school";
const zone = "Europe/London";

const mixed =
  "There is a school in DATA_DIR already, and the demonstration is never mixed with one. Choose an empty folder: DATA_DIR=./demo npm run school -- demo --small";

/** More than that is a benchmark of patience. */
const mostRecords = 200_000;

/** `school demo`: an invented school to look at, to try things in and to test with. */
export function demo(program: Command, context: () => CliContext): void {
  program
    .command("demo")
    .description("fill an empty DATA_DIR with an invented school, and print its sign-ins once")
    .option("--small", "one Brook class of nine, with targets and a month of records")
    .option("--seed <seed>", "the same seed and day give the same school", "1")
    .option("--today <day>", "the day the school has come to, YYYY-MM-DD (default: the real one)")
    .option("--records <count>", "how many records in all, going back as far as they must (default: 1400)")
    .action(async (asked: Asked) => {
      const own = context();
      if (!asked.small) throw new VerbRefused("Only the small demonstration school can be loaded so far: add --small.");
      const today = todayAsked(asked.today, own.now());
      const records = recordsAsked(asked.records);
      const assembled = own.open();
      // Before the slow part, and once more with the loading itself.
      if (holdsSchool({ db: assembled.db, log: assembled.schoolLog })) throw new VerbRefused(mixed);
      const demonstration = smallDemonstration({
        seed: asked.seed,
        today,
        zone,
        name: named,
        ...(records === undefined ? {} : { records }),
      });
      const bar = progressBar(own.redraw, "Loading the demonstration school", demonstration.acts.length);
      const signIns = await loadWithSignIns(assembled, demonstration, (acts) => bar.done(acts));
      bar.end();
      if (!signIns) throw new VerbRefused(mixed);
      own.answer({ counts: demonstration.counts, signIns }, lines(demonstration.counts, signIns, own.origin()));
    });
}

/** What the set-up page's "demonstration" asks for: the small school, in the name of the leader who is setting one up. */
export async function prepareDemonstration(
  assembled: Assembled,
  { leader, zone: schoolZone }: { leader: string; zone: string },
): Promise<ReadyDemonstration> {
  const demonstration = smallDemonstration({ seed: "1", today: dayOf(assembled.now(), schoolZone), zone: schoolZone, leader });
  const load = await readyToLoad(assembled, demonstration, () => undefined);
  return { load: () => load().map(({ person: _, ...signIn }) => signIn), loaded: () => forgetWords(assembled) };
}

function todayAsked(asked: string | undefined, now: number): string {
  const real = dayOf(now, zone);
  const today = dayAsked("--today", asked) ?? real;
  if (today > real)
    throw new VerbRefused("--today: that day has not come yet. Records from the future would push every iPad's clock ahead.");
  return today;
}

function recordsAsked(asked: string | undefined): number | undefined {
  if (asked === undefined) return undefined;
  const count = Number(asked);
  if (Number.isInteger(count) && count >= 0 && count <= mostRecords) return count;
  throw new VerbRefused(`--records: give a whole number up to ${mostRecords}.`);
}

function lines(
  { pupils, targets, observations }: { pupils: number; targets: number; observations: number },
  signIns: SignIn[],
  origin: string,
) {
  const wide = Math.max(...signIns.map(({ login }) => login.length));
  return [
    `Loaded: ${counted(pupils, "pupil")}, ${counted(targets, "target")}, ${counted(observations, "record")}. Everybody in it is invented.`,
    `Sign in at ${origin}. These passwords are shown once:`,
    ...signIns.map(({ login, password, role, displayName }) => `  ${login.padEnd(wide)}  ${password}  ${displayName}, ${roleWords[role]}`),
  ];
}
