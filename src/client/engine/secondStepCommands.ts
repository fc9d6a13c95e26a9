/** Commands of second steps: loaded with the first of them, as most people on a tablet have none. */
import type { CommandName, Commands, Outcome } from "../client.ts";
import type { SigningIn } from "../people/context.ts";
import * as step from "../people/secondStep.ts";
import type { Run } from "./commanding.ts";

export type SecondStepName =
  | "takeSecondStep"
  | "offerSecondStep"
  | "confirmSecondStep"
  | "keptCodes"
  | "renewCodes"
  | "readSecondStep"
  | "useStepLink"
  | "readSecondSteps"
  | "resetSecondStep";

function stepping<N extends CommandName>(
  run: (context: SigningIn, input: Commands[N]["input"]) => Promise<Outcome<Commands[N]["value"]>>,
): Run<N> {
  return ({ signingIn }, input) => run(signingIn, input);
}

export const secondStepCommands: { [N in SecondStepName]: Run<N> } = {
  takeSecondStep: stepping<"takeSecondStep">(step.takeSecondStep),
  offerSecondStep: stepping<"offerSecondStep">(step.offerSecondStep),
  confirmSecondStep: stepping<"confirmSecondStep">(step.confirmSecondStep),
  keptCodes: stepping<"keptCodes">(step.keptCodes),
  renewCodes: stepping<"renewCodes">(step.renewCodes),
  readSecondStep: stepping<"readSecondStep">(step.readSecondStep),
  useStepLink: stepping<"useStepLink">(step.useStepLink),
  readSecondSteps: stepping<"readSecondSteps">(step.readSecondSteps),
  resetSecondStep: stepping<"resetSecondStep">(step.resetSecondStep),
};
