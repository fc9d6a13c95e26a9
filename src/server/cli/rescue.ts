import type { Command } from "commander";
import { dayOf } from "../../domain/time.ts";
import { timeOfDay } from "../../words/dates.ts";
import { theServer } from "../people/staffing.ts";
import { taken, unrefused, type CliContext } from "./context.ts";

/** `school rescue`: who asks to open their iPad again, and letting them in where no other leader could. */
export function rescue(program: Command, context: () => CliContext): void {
  program
    .command("rescue")
    .description("who has forgotten their iPad's PIN and asks to be let in; --allow lets one of them in")
    .option("--allow <id>", "let them in: you know that it is them who asks")
    .action(async ({ allow }: { allow?: string }) => {
      const own = context();
      const { rescues, database } = await own.open();
      if (allow !== undefined) {
        unrefused(await rescues.decide(theServer, allow, true));
        own.answer({ allowed: allow }, ["They may open their iPad within the hour: they tap their name on it."]);
        return;
      }
      const waiting = taken(await rescues.waiting(theServer));
      const zone = await database.reading(({ log }) => log.zone());
      const line = ({ id, displayName, askedAt }: (typeof waiting)[number]) =>
        `${displayName}  asked ${dayOf(askedAt, zone)} ${timeOfDay(askedAt, zone)}  ${id}`;
      own.answer({ rescues: waiting }, waiting.length === 0 ? ["Nobody asks."] : waiting.map(line));
    });
}
