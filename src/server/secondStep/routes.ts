/** The routes of second steps; listed with those about people in `identity/routes.ts`. */
import * as messages from "../../sync/identityMessages.ts";
import { getRoute, postRoute, type Outcome, type Refused, type Route } from "../web/route.ts";
import type { SecondSteps } from "./secondSteps.ts";

const told = (outcome: object | Refused): Outcome => ("refused" in outcome ? outcome : { body: outcome });
const done = (refused: Refused | undefined): Outcome => refused ?? { body: {} };

export function secondStepRoutes(steps: SecondSteps): Route[] {
  return [
    getRoute("/identity/second-step", "password", async ({ person }) => ({ body: await steps.own(person) })),
    postRoute("/identity/second-step", "password", messages.takeSecondStep, async ({ body, ...who }) =>
      done(await steps.take(who, body.typed)),
    ),
    postRoute("/identity/second-step/offer", "password", messages.offerSecondStep, async ({ body, ...who }) =>
      told(await steps.offer(who, body.typed)),
    ),
    postRoute("/identity/second-step/confirm", "password", messages.takeSecondStep, async ({ body, ...who }) =>
      told(await steps.confirm(who, body.typed)),
    ),
    postRoute("/identity/second-step/link", "password", messages.useStepLink, async ({ body, ...who }) =>
      done(await steps.useLink(who, body.secret)),
    ),
    postRoute("/identity/second-step/codes", "person", messages.takeSecondStep, async ({ body, ...who }) =>
      told(await steps.renewCodes(who, body.typed)),
    ),
    getRoute("/identity/second-steps", "person", async ({ person }) => {
      const people = await steps.holders(person);
      return "refused" in people ? people : { body: { people } };
    }),
    postRoute("/identity/second-steps/reset", "person", messages.resetSecondStep, async ({ person, body }) =>
      told(await steps.makeLink(person, body.person)),
    ),
  ];
}
