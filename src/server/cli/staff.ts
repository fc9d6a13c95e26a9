import type { Command } from "commander";
import { invite, type LinkMade, type StaffMember } from "../../sync/identityMessages.ts";
import { isSetUp } from "../identity/setup.ts";
import { theServer } from "../people/staffing.ts";
import type { Assembled } from "../assemble.ts";
import { dayAsked, nameWords, parsedAs } from "./asked.ts";
import { grantOf, placed, type PlaceAsked } from "./placeAsked.ts";
import { taken, unrefused, VerbRefused, type CliContext } from "./context.ts";

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
    const link = context().link(made.path);
    const what = made.purpose === "join" ? "within 14 days, to choose how to sign in" : "within a day, to choose a new password";
    context().answer({ ...made, link }, [`${displayName} opens this link, once, ${what}:`, `  ${link}`]);
  }

  verb
    .command("list")
    .description("everybody on the staff, with their roles and the links not yet used")
    .action(() => {
      const list = taken(open().staffing.list(theServer));
      context().answer({ staff: list }, list.map(line));
    });

  placed(verb.command("invite <name>").description("somebody new, as everybody will see their name")).action(
    (name: string, place: PlaceAsked) => {
      const assembled = open();
      const asked = parsedAs(
        invite,
        { displayName: name.trim(), grants: [grantOf(place, assembled)] },
        { displayName: `<name>: ${nameWords}` },
      );
      sayLink(taken(assembled.staffing.invite(theServer, asked)), asked.displayName);
    },
  );

  placed(verb.command("grant <person>").description("another role, or another class, from a day")).action(
    (who: string, place: PlaceAsked) => {
      const assembled = open();
      const { person, displayName } = find(taken(assembled.staffing.list(theServer)), who);
      const grant = taken(assembled.staffing.addGrant(theServer, { person, grant: grantOf(place, assembled) }));
      context().answer(grant, [`${displayName}: ${grantLine(grant)}`]);
    },
  );

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
      const leftOn = dayAsked("--on", on) ?? today();
      if (leftOn > today()) throw new VerbRefused("--on: that day has not come yet. Say it on the day, or end their roles with --until.");
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
