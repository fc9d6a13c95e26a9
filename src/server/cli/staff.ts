import type { Command } from "commander";
import { invite, type LinkMade, type StaffMember } from "../../sync/identityMessages.ts";
import { theServer } from "../people/staffing.ts";
import type { Assembled } from "../assemble.ts";
import { dayAsked, nameWords, parsedAs } from "./asked.ts";
import { grantOf, placed, type PlaceAsked } from "./placeAsked.ts";
import { taken, unrefused, VerbRefused, type CliContext } from "./context.ts";

/** `school staff ...`: who may come in, from the server's own terminal. It may do what a leader may. */
export function staff(program: Command, context: () => CliContext): void {
  const verb = program.command("staff").description("let people in, change what they may do, and let them go");

  /** The school, if there is one. */
  async function open(): Promise<Assembled> {
    const assembled = await context().open();
    if (!(await assembled.isSetUp())) throw new VerbRefused("No school is set up yet: npm run school -- setup");
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
    .action(async () => {
      const list = taken(await (await open()).staffing.list(theServer));
      context().answer({ staff: list }, list.map(line));
    });

  placed(verb.command("invite <name>").description("somebody new, as everybody will see their name")).action(
    async (name: string, place: PlaceAsked) => {
      const assembled = await open();
      const asked = parsedAs(
        invite,
        { displayName: name.trim(), grants: [await grantOf(place, assembled)] },
        { displayName: `<name>: ${nameWords}` },
      );
      sayLink(taken(await assembled.staffing.invite(theServer, asked)), asked.displayName);
    },
  );

  placed(verb.command("grant <person>").description("another role, or another class, from a day")).action(
    async (who: string, place: PlaceAsked) => {
      const assembled = await open();
      const { person, displayName } = find(taken(await assembled.staffing.list(theServer)), who);
      const grant = taken(await assembled.staffing.addGrant(theServer, { person, grant: await grantOf(place, assembled) }));
      context().answer(grant, [`${displayName}: ${grantLine(grant)}`]);
    },
  );

  verb
    .command("end <grant>")
    .description("end a role now, by its id in the list")
    .action(async (grant: string) => {
      unrefused(await (await open()).staffing.endGrant(theServer, grant));
      context().answer({ ended: grant }, ["Ended. It gives nothing from the next request on."]);
    });

  verb
    .command("link <person>")
    .description("a link again: to begin, or to choose a new password; any earlier one stops working")
    .action(async (who: string) => {
      const { staffing } = await open();
      const { person, displayName } = find(taken(await staffing.list(theServer)), who);
      sayLink(taken(await staffing.linkAgain(theServer, person)), displayName);
    });

  verb
    .command("reset-second-step <person>")
    .description(
      "a link that takes their second step away, for when the phone is lost: they sign in with their password and set up another",
    )
    .action(async (who: string) => {
      const { staffing, secondSteps } = await open();
      const { person, displayName } = find(taken(await staffing.list(theServer)), who);
      const made = await secondSteps.makeLink(theServer, person);
      if ("refused" in made && made.refused === "conflict") throw new VerbRefused(`${displayName} has no second step set up.`);
      const { path, expiresAt } = taken(made);
      const link = context().link(path);
      context().answer({ person, expiresAt, link }, [
        `${displayName} opens this link within a day, once, and signs in with their password:`,
        `  ${link}`,
        "Be sure that it is them who asks: see them, or ring them.",
      ]);
    });

  verb
    .command("leave <person>")
    .description("end all access; their tablets may send what they hold for 14 days, and read nothing")
    .option("--on <day>", "the last day, YYYY-MM-DD (default: today)")
    .action(async (who: string, { on }: { on?: string }) => {
      const { staffing, today } = await open();
      const { person, displayName } = find(taken(await staffing.list(theServer)), who);
      const day = await today();
      const leftOn = dayAsked("--on", on) ?? day;
      if (leftOn > day) throw new VerbRefused("--on: that day has not come yet. Say it on the day, or end their roles with --until.");
      unrefused(await staffing.depart(theServer, person, leftOn));
      context().answer({ person, leftOn }, [`${displayName} has left.`]);
    });

  verb
    .command("sign-out <person>")
    .description("end every session at once: a tablet was lost or stolen")
    .action(async (who: string) => {
      const { staffing } = await open();
      const { person, displayName } = find(taken(await staffing.list(theServer)), who);
      unrefused(await staffing.endSessions(theServer, person));
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
