import { Option, type Command } from "commander";
import { roles, type GrantScope, type Role } from "../../domain/roles.ts";
import type { GrantAsked, LinkMade, StaffMember } from "../../sync/identityMessages.ts";
import { grantAsked } from "../../sync/identityMessages.ts";
import { isSetUp } from "../identity/setup.ts";
import { theServer } from "../people/staffing.ts";
import type { Assembled } from "../assemble.ts";
import { taken, unrefused, VerbRefused, type CliContext } from "./context.ts";

interface Where {
  role: Role;
  class?: string;
  pupil?: string;
  phase?: string;
  from?: string;
  until?: string;
}

/** `school staff ...`: who may come in, from the server's own terminal. It may do what a leader may. */
export function staff(program: Command, context: () => CliContext): void {
  const verb = program.command("staff").description("let people in, change what they may do, and let them go");

  /** The school, if there is one. */
  function open(): Assembled {
    const assembled = context().open();
    if (!isSetUp(assembled.db)) throw new VerbRefused("No school is set up yet: npm run school -- setup");
    return assembled;
  }

  function sayLink(made: LinkMade, displayName: string): void {
    const link = `${context().origin()}${made.path}`;
    const what = made.purpose === "join" ? "choose how to sign in" : "choose a new password";
    context().answer({ ...made, link }, [`${displayName} opens this link, once, within 14 days, to ${what}:`, `  ${link}`]);
  }

  verb
    .command("list")
    .description("everybody on the staff, with their roles and the links not yet used")
    .action(() => {
      const list = taken(open().staffing.list(theServer));
      context().answer({ staff: list }, list.map(line));
    });

  place(verb.command("invite <name>").description("somebody new, as everybody will see their name")).action(
    (name: string, where: Where) => {
      const { staffing, today } = open();
      sayLink(taken(staffing.invite(theServer, { displayName: name, grants: [grantOf(where, today())] })), name);
    },
  );

  place(verb.command("grant <person>").description("another role, or another class, from a day")).action((who: string, where: Where) => {
    const { staffing, today } = open();
    const { person, displayName } = find(taken(staffing.list(theServer)), who);
    const grant = taken(staffing.addGrant(theServer, { person, grant: grantOf(where, today()) }));
    context().answer(grant, [`${displayName}: ${grantLine(grant)}`]);
  });

  verb
    .command("end <grant>")
    .description("end a role now, by its id in the list")
    .action((grant: string) => {
      unrefused(open().staffing.endGrant(theServer, grant));
      context().answer({ ended: grant }, ["Ended. It gives nothing from the next request on."]);
    });

  verb
    .command("link <person>")
    .description("a link again: to begin, or to choose a new password; any earlier one stops working")
    .action((who: string) => {
      const { staffing } = open();
      const { person, displayName } = find(taken(staffing.list(theServer)), who);
      sayLink(taken(staffing.linkAgain(theServer, person)), displayName);
    });

  verb
    .command("leave <person>")
    .description("end all access; their tablets may send what they hold for 14 days, and read nothing")
    .option("--on <day>", "the last day, YYYY-MM-DD (default: today)")
    .action((who: string, { on }: { on?: string }) => {
      const { staffing, today } = open();
      const { person, displayName } = find(taken(staffing.list(theServer)), who);
      const leftOn = on ?? today();
      unrefused(staffing.depart(theServer, person, leftOn));
      context().answer({ person, leftOn }, [`${displayName} has left.`]);
    });

  verb
    .command("sign-out <person>")
    .description("end every session at once: a tablet was lost or stolen")
    .action((who: string) => {
      const { staffing } = open();
      const { person, displayName } = find(taken(staffing.list(theServer)), who);
      unrefused(staffing.endSessions(theServer, person));
      context().answer({ person }, [`${displayName} is signed out everywhere.`]);
    });
}

/** The options that say which role, where, and from when to when. */
function place(command: Command): Command {
  return command
    .addOption(new Option("--role <role>", "what they may do").choices(roles).makeOptionMandatory())
    .option("--class <id>", "of a class or group")
    .option("--pupil <id>", "of one pupil: a specialist's caseload")
    .option("--phase <id>", "of a phase: a phase leader")
    .option("--from <day>", "from this day, YYYY-MM-DD (default: today)")
    .option("--until <day>", "its last day; cover needs one");
}

function grantOf({ role, class: named, pupil, phase, from, until }: Where, today: string): GrantAsked {
  const scopes: GrantScope[] = [
    ...(named === undefined ? [] : [{ type: "class", id: named } as const]),
    ...(pupil === undefined ? [] : [{ type: "pupil", id: pupil } as const]),
    ...(phase === undefined ? [] : [{ type: "phase", id: phase } as const]),
  ];
  if (scopes.length > 1)
    throw new VerbRefused("A role holds in one place: give one of --class, --pupil and --phase, or none for the school.");
  const parsed = grantAsked.safeParse({ role, scope: scopes[0] ?? { type: "school" }, from: from ?? today, until: until ?? null });
  if (parsed.success) return parsed.data;
  throw new VerbRefused(
    `${parsed.error.issues[0]?.path.join(".") ?? "The role"} is not as it should be: see npm run school -- staff invite --help`,
  );
}

/** Somebody by id, or by a name that only one person has. */
function find(staff: readonly StaffMember[], who: string): StaffMember {
  const same = (name: string) => name.localeCompare(who, undefined, { sensitivity: "base" }) === 0;
  const found = staff.filter(({ person, displayName }) => person === who || same(displayName));
  const [only] = found;
  if (!only) throw new VerbRefused("Nobody on the staff has that name or id: npm run school -- staff list");
  if (found.length > 1) throw new VerbRefused("Several people have that name. Give the id: npm run school -- staff list");
  return only;
}

function grantLine({ id, role, scope, from, until }: StaffMember["grants"][number]): string {
  const where = scope.type === "school" ? "the school" : `${scope.type} ${scope.id}`;
  return `${role} of ${where}, ${from} to ${until ?? "open"} (${id})`;
}

function line({ person, displayName, leftOn, hasAccount, grants, link }: StaffMember): string {
  const state = leftOn !== null ? `left ${leftOn}` : hasAccount ? "signs in" : link ? "has a link" : "has no link";
  return [`${displayName}  ${person}  ${state}`, ...grants.map((grant) => `    ${grantLine(grant)}`)].join("\n");
}
