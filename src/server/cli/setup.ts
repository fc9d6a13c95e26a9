import type { Command } from "commander";
import { claimSetup, offerSetup } from "../identity/setup.ts";
import { secretIn } from "../identity/secrets.ts";
import { taken, VerbRefused, type CliContext } from "./context.ts";

interface Asked {
  school?: string;
  zone: string;
  name?: string;
  login?: string;
}

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
      const { db, now, rules, hash, schoolLog } = own.open();
      const offered = offerSetup(db, now());
      if (!offered) throw new VerbRefused("The school is set up already. `npm run school -- staff` lets people in.");
      if (asked.school === undefined) {
        const link = `${own.origin()}${offered.path}`;
        own.answer({ link, expiresAt: offered.expiresAt }, ["Within 24 hours, open this link to set the school up:", `  ${link}`]);
        return;
      }
      const { school: name, zone, name: displayName, login } = asked;
      if (displayName === undefined || login === undefined) throw new VerbRefused("Give the first leader too: --name and --login.");
      const password = (await own.input()).replace(/\r?\n$/, "");
      const leader = { displayName, login, password };
      const { person } = taken(
        await claimSetup({ db, log: schoolLog, now, rules, hash }, { secret: secretIn(offered.path), school: { name, zone }, leader }),
      );
      own.answer({ person }, [`${name} is set up. ${displayName} signs in at ${own.origin()} as ${login}.`]);
    });
}
