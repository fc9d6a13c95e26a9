import type { Command } from "commander";
import * as z from "zod/mini";
import { claimSetup } from "../../sync/identityMessages.ts";
import { beginSchool, isSetUp, offerSetup } from "../identity/setup.ts";
import type { Open } from "../storage/schoolDatabase.ts";
import { theServer } from "../people/staffing.ts";
import type { Refused } from "../web/route.ts";
import { nameWords, parsedAs } from "./asked.ts";
import { taken, VerbRefused, type CliContext } from "./context.ts";

interface Asked {
  school?: string;
  zone: string;
  name?: string;
  login?: string;
}

/** Where on the command line a field of the message came from, and what to give there. */
const flags = {
  "school.name": `--school: ${nameWords}`,
  "school.zone": "--zone: give a time zone, such as Europe/London.",
  "leader.displayName": `--name: ${nameWords}`,
  "leader.login": "--login: give an e-mail address or a user name.",
};
const whereFrom = { ...flags, "leader.login": "--login", "leader.password": "standard input" };

const alreadySetUp = "The school is set up already. `npm run school -- staff` lets people in.";

/** `school setup`: the link to set the school up by, or the setting up itself. */
export function setup(program: Command, context: () => CliContext): void {
  program
    .command("setup")
    .description("print a fresh link to set the school up (any earlier one stops working), or set it up from here")
    .option("--school <name>", "set up here, under this name; the leader's password is read from standard input")
    .option("--zone <zone>", "the school's time zone", "Europe/London")
    .option("--name <name>", "the first leader, as everybody will see them")
    .option("--login <login>", "their e-mail address or user name")
    .action(async (asked: Asked) => {
      const own = context();
      const { database, audit, now, rules, hash } = await own.open();
      const closed = async ({ db }: Open): Promise<Refused | undefined> =>
        (await isSetUp(db)) ? { refused: "already_set_up" } : undefined;
      if (asked.school === undefined) {
        const offered = await database.writing(({ db }) => offerSetup(db, now()));
        if (!offered) throw new VerbRefused(alreadySetUp);
        const link = `${own.origin()}${offered.path}`;
        own.answer({ link, expiresAt: offered.expiresAt }, ["Within 24 hours, open this link to set the school up:", `  ${link}`]);
        return;
      }
      if (await database.reading(closed)) throw new VerbRefused(alreadySetUp);
      const { school: name, zone, name: displayName, login } = asked;
      if (displayName === undefined || login === undefined) throw new VerbRefused("Give the first leader too: --name and --login.");
      const password = (await own.input()).replace(/\r?\n$/, "");
      const beginning = parsedAs(
        z.pick(claimSetup, { school: true, leader: true }),
        { school: { name: name.trim(), zone }, leader: { displayName: displayName.trim(), login, password } },
        flags,
      );
      // The link on the server's terminal stays good unless this succeeds.
      const { person } = taken(await beginSchool({ database, now, rules, hash }, beginning, { closed }), whereFrom);
      await database.writing(({ db }) => audit.note(db, theServer, "setUp", { person }));
      own.answer({ person }, [`${name} is set up. ${displayName} signs in at ${own.origin()} as ${login}.`]);
    });
}
