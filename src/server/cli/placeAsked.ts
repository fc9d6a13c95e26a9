/** The role, the place and the days that a command line asks for; a sentence for the first of them that cannot be. */
import { Option, type Command } from "commander";
import { roles, type GrantScope, type Role } from "../../domain/roles.ts";
import { streams } from "../../domain/streams.ts";
import { grantAsked, type GrantAsked } from "../../sync/identityMessages.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import { phases } from "../../words/phases.ts";
import type { Assembled } from "../assemble.ts";
import { scopesOf } from "../people/authority.ts";
import type { OpenLog } from "../storage/schoolDatabase.ts";
import { dayAsked, parsedAs } from "./asked.ts";
import { VerbRefused } from "./context.ts";

export interface PlaceAsked {
  role: Role;
  class?: string;
  pupil?: string;
  phase?: string;
  from?: string;
  until?: string;
}

/** The options that say which role, where, and from when to when. */
export function placed(command: Command): Command {
  return command
    .addOption(new Option("--role <role>", "what they may do").choices(roles).makeOptionMandatory())
    .option("--class <name>", "of a class or group, by its name or id")
    .option("--pupil <id>", "of one pupil: a specialist's caseload")
    .option("--phase <id>", "of a phase: a phase leader")
    .option("--from <day>", "from this day, YYYY-MM-DD (default: today)")
    .option("--until <day>", "its last day; cover needs one");
}

const holds: Record<GrantScope["type"], string> = {
  class: "in a class",
  pupil: "over a pupil",
  phase: "in a phase",
  school: "in the school",
};

function heldElsewhere(role: Role): VerbRefused {
  const where = scopesOf[role].map((type) => holds[type]).join(" or ");
  const flags = scopesOf[role].map((type) => `--${type}`).join(" or ");
  return new VerbRefused(`--role ${role} holds ${where}: ${scopesOf[role].includes("school") ? "give no place" : `add ${flags}`}.`);
}

export async function grantOf(asked: PlaceAsked, { database, today }: Pick<Assembled, "database" | "today">): Promise<GrantAsked> {
  const { role } = asked;
  const from = dayAsked("--from", asked.from) ?? (await today());
  const until = dayAsked("--until", asked.until) ?? null;
  const scope = await database.reading(({ log }) => scopeOf(asked, log));
  if (!scopesOf[role].includes(scope.type)) throw heldElsewhere(role);
  if (role === "cover" && until === null) throw new VerbRefused("--until: cover needs its last day, YYYY-MM-DD.");
  if (until !== null && until < from) throw new VerbRefused(`--until: that is before the role begins, ${from}.`);
  return parsedAs(grantAsked, { role, scope, from, until }, {});
}

async function scopeOf({ class: named, pupil, phase }: PlaceAsked, log: OpenLog): Promise<GrantScope> {
  if ([named, pupil, phase].filter((place) => place !== undefined).length > 1)
    throw new VerbRefused("A role holds in one place: give one of --class, --pupil and --phase, or none for the school.");
  if (named !== undefined) return { type: "class", id: await classNamed(named, log) };
  if (pupil !== undefined) return { type: "pupil", id: await pupilNamed(pupil, log) };
  return phase === undefined ? { type: "school" } : { type: "phase", id: await phaseNamed(phase, log) };
}

const none = (flag: string, asked: string, known: readonly string[]) =>
  new VerbRefused(
    `${flag}: there is no ${asked} here. ${known.length === 0 ? "There is none yet." : `There are: ${[...known].sort().join(", ")}.`}`,
  );

/** A class or group by its id, or by a name that only one has. */
async function classNamed(asked: string, log: OpenLog): Promise<string> {
  const classes = recordsOf(
    (await log.ofKind(streams.school, "class")).map(({ record }) => record),
    "class",
  ).map(({ id, fields }) => ({ id, name: fields.name ?? id }));
  const same = (name: string) => name.localeCompare(asked, undefined, { sensitivity: "base" }) === 0;
  const found = classes.filter(({ id, name }) => id === asked || same(name));
  const told = (list: typeof classes) => list.map(({ id, name }) => (name === id ? id : `${name} (${id})`));
  const [only] = found;
  if (!only) throw none("--class", asked, told(classes));
  if (found.length > 1) throw new VerbRefused(`--class: several are called ${asked}. Give the id of one: ${told(found).join(", ")}.`);
  return only.id;
}

async function pupilNamed(asked: string, log: OpenLog): Promise<string> {
  if ((await log.schoolFacts()).pupils.includes(asked)) return asked;
  throw new VerbRefused("--pupil: no pupil here has that id. It is the last part of the address of their page.");
}

/** A phase that the school has named for a class, or one of those it begins with. */
async function phaseNamed(asked: string, log: OpenLog): Promise<string> {
  const known = new Set([...(await log.schoolFacts()).datedClasses.flatMap(({ phase }) => phase ?? []), ...Object.keys(phases)]);
  if (known.has(asked)) return asked;
  throw none("--phase", asked, [...known]);
}
