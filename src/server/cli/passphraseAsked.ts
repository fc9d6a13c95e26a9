import { passphrase } from "../settings.ts";
import { VerbRefused, type CliContext } from "./context.ts";

type Asking = Pick<CliContext, "ask" | "input">;

/** A passphrase, which must not stand on a command line: whoever sits there is asked for it, else it is on standard input. */
export async function passphraseAsked({ ask, input }: Asking, question = "Passphrase: "): Promise<string> {
  return ask ? ask(question) : (await input()).replace(/\r?\n$/, "");
}

/** One that something is put under from now on. @throws VerbRefused when it is too short */
export async function newPassphraseAsked(asking: Asking, question?: string): Promise<string> {
  const given = passphrase.safeParse(await passphraseAsked(asking, question));
  if (given.success) return given.data;
  throw new VerbRefused("Standard input: give a passphrase of at least 12 characters.");
}
