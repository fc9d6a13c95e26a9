import { passphrase } from "../settings.ts";
import { VerbRefused, type CliContext } from "./context.ts";

type Asking = Pick<CliContext, "ask" | "input">;

/** A passphrase, which must not stand on a command line: whoever sits there is asked for it, else it is on standard input. */
export async function passphraseAsked({ ask, input }: Asking, question = "Passphrase: "): Promise<string> {
  return ask ? ask(question, { unseen: true }) : (await input()).replace(/\r?\n$/, "");
}

/**
 * One that something is put under from now on: typed twice, as nobody sees a slip of the finger in it.
 * @throws VerbRefused when it is too short, or was not the same
 */
export async function newPassphraseAsked(asking: Asking, question?: string): Promise<string> {
  const given = passphrase.safeParse(await passphraseAsked(asking, question));
  if (!given.success) throw new VerbRefused("Give a passphrase of at least 12 characters.");
  if (asking.ask && (await passphraseAsked(asking, "The same again: ")) !== given.data)
    throw new VerbRefused("The two were not the same. Nothing was changed.");
  return given.data;
}
