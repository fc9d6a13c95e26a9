import type { Command } from "commander";
import { presentCost } from "../identity/passwords.ts";
import { putRescueKeyUnder } from "../rescue/keyFile.ts";
import type { CliContext } from "./context.ts";
import { newPassphraseAsked } from "./passphraseAsked.ts";

const help = `
RESCUE_PASSPHRASE is what the file is under now; leave it out while it is under none. The new passphrase is asked for,
or read from standard input. The key stays the same, so nothing changes for any iPad. A server that runs goes on; from
its next start on it needs RESCUE_PASSPHRASE set to the new one. Copies of the file that you kept are as they were: put
a new copy in their place.`;

/** `school rescue-key`: the file of the rescue key under a passphrase, its first or another. */
export function rescueKey(program: Command, context: () => CliContext): void {
  program
    .command("rescue-key")
    .description("put the file of the key that opens iPads whose PIN was forgotten under a passphrase, or under another")
    .addHelpText("after", help)
    .action(async () => {
      const { settings, answer, cost = presentCost, ...asking } = context();
      const next = await newPassphraseAsked(asking, "The new passphrase, at least 12 characters: ");
      putRescueKeyUnder(settings.rescue, next, cost);
      answer({ file: settings.rescue.file }, [
        `${settings.rescue.file} is under the new passphrase. Set RESCUE_PASSPHRASE to it before the server is next started.`,
      ]);
    });
}
