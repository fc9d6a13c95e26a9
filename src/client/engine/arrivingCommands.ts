/** Commands of whoever is on their way in: loaded with the first of them, because in a lesson everybody is in. */
import { openInvitation, claimInvitation, claimSetUp } from "../people/joining.ts";
import { changePin, choosePin, openTile } from "../people/pin.ts";
import { askRescue, forgotPin, startAgain } from "../people/rescuing.ts";
import type { SigningIn } from "../people/context.ts";
import { signIn } from "../people/signingIn.ts";
import type { CommandName, Commands, Outcome } from "../client.ts";
import { locked, type Run } from "./commanding.ts";

export type ArrivingName =
  | "signIn"
  | "openTile"
  | "choosePin"
  | "changePin"
  | "forgotPin"
  | "askRescue"
  | "startAgain"
  | "openInvitation"
  | "claimSetUp"
  | "claimInvitation";

function arriving<N extends CommandName>(
  run: (context: SigningIn, input: Commands[N]["input"]) => Promise<Outcome<Commands[N]["value"]>>,
): Run<N> {
  return ({ signingIn }, input) => run(signingIn, input);
}

export const arrivingCommands: { [N in ArrivingName]: Run<N> } = {
  signIn: arriving<"signIn">(signIn),
  openTile: arriving<"openTile">(openTile),
  choosePin: arriving<"choosePin">(choosePin),
  changePin: async ({ session, signingIn }, input) => (session ? changePin(signingIn, session.person, input) : locked),
  forgotPin: arriving<"forgotPin">(forgotPin),
  askRescue: arriving<"askRescue">(askRescue),
  startAgain: arriving<"startAgain">(startAgain),
  openInvitation: arriving<"openInvitation">(openInvitation),
  claimSetUp: async ({ signingIn, setUp }, input) => {
    const outcome = await claimSetUp(signingIn, input);
    if (outcome.ok || outcome.code === "already_set_up") setUp();
    return outcome;
  },
  claimInvitation: arriving<"claimInvitation">(claimInvitation),
};
