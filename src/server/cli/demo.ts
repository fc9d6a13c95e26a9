import type { Command } from "commander";
import { Counting, counting, type Counts } from "../../demo/counting.ts";
import { smallDemonstration, type Loadable } from "../../demo/demonstration.ts";
import { wholeDemonstration } from "../../demo/whole/demonstration.ts";
import { dayOf } from "../../domain/time.ts";
import type { Act } from "../../sync/change.ts";
import { instantOf } from "../../sync/stamp.ts";
import { counted } from "../../words/lists.ts";
import { roleWords } from "../../words/roles.ts";
import type { Assembled } from "../assemble.ts";
import { holdsSchool, type ReadyDemonstration } from "../identity/setup.ts";
import { dayAsked } from "./asked.ts";
import { VerbRefused, type CliContext } from "./context.ts";
import { loadWithSignIns, readyToLoad, type SignIn } from "./demoLoading.ts";
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
  "There is a school in DATA_DIR already, and the demonstration is never mixed with one. Choose an empty folder: DATA_DIR=./demo npm run school -- demo";

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
    .option("--records <count>", "of the small school: how many records in all, going back as far as they must (default: 1400)")
    .action(async (asked: Asked) => {
      const own = context();
      const today = todayAsked(asked.today, own.now());
      const records = recordsAsked(asked.records);
      if (records !== undefined && !asked.small)
        throw new VerbRefused("--records: only with --small. The whole school has as many as it writes.");
      const assembled = await own.open();
      // Before the slow part, and once more with the loading itself.
      if (await assembled.database.reading(holdsSchool)) throw new VerbRefused(mixed);
      const invented = { seed: asked.seed, today, zone, name: named };
      const { demonstration, total, progress } = asked.small ? small(invented, records) : whole(invented);
      const bar = progressBar(own.redraw, "Loading the demonstration school", total);
      const counted = new Counting();
      const acts = counting(demonstration.acts, counted);
      const signIns = await loadWithSignIns(assembled, { ...demonstration, acts }, (count, last) => bar.done(progress(count, last)));
      bar.end();
      if (!signIns) throw new VerbRefused(mixed);
      own.answer({ counts: counted.counts, signIns }, lines(counted.counts, signIns, own.origin()));
    });
}

interface Loading {
  demonstration: Loadable;
  total: number;
  /** How much of the total is done, when so many acts are in. */
  progress: (acts: number, last: Act) => number;
}

type Invented = Parameters<typeof wholeDemonstration>[0];

function small(invented: Invented, records: number | undefined): Loading {
  const demonstration = smallDemonstration({ ...invented, ...(records === undefined ? {} : { records }) });
  return { demonstration, total: demonstration.acts.length, progress: (acts) => acts };
}

/** Nobody knows how many acts there will be until they are made: the bar follows the school's calendar. */
function whole(invented: Invented): Loading {
  const demonstration = wholeDemonstration(invented);
  const { begins, ends } = demonstration;
  const progress = (_acts: number, { changes }: Act) => instantOf(changes[0]?.at ?? "") - begins;
  return { demonstration, total: ends - begins, progress };
}

/** What the set-up page's "demonstration" asks for: the small school, in the name of the leader who is setting one up. */
export async function prepareDemonstration(
  assembled: Assembled,
  { leader, zone: schoolZone }: { leader: string; zone: string },
): Promise<ReadyDemonstration> {
  const demonstration = smallDemonstration({ seed: "1", today: dayOf(assembled.now(), schoolZone), zone: schoolZone, leader });
  const load = await readyToLoad(assembled, demonstration, () => undefined);
  return async (open) => (await load(open)).map(({ person: _, ...signIn }) => signIn);
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

function lines({ pupils, targets, observations }: Pick<Counts, "pupils" | "targets" | "observations">, signIns: SignIn[], origin: string) {
  const wide = Math.max(...signIns.map(({ login }) => login.length));
  return [
    `Loaded: ${counted(pupils, "pupil")}, ${counted(targets, "target")}, ${counted(observations, "record")}. Everybody in it is invented.`,
    `Sign in at ${origin}. These passwords are shown once:`,
    ...signIns.map(({ login, password, role, displayName }) => `  ${login.padEnd(wide)}  ${password}  ${displayName}, ${roleWords[role]}`),
  ];
}
