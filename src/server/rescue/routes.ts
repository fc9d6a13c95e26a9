/** The routes of a rescue; listed with those about people in `identity/routes.ts`. */
import * as messages from "../../sync/identityMessages.ts";
import { getRoute, postRoute, type Route } from "../web/route.ts";
import type { Rescues } from "./rescues.ts";

export function rescueRoutes(rescues: Rescues): Route[] {
  return [
    postRoute("/identity/rescues", "person", messages.askRescue, async ({ body, ...session }) => {
      const answer = await rescues.ask(session, body);
      return "refused" in answer ? answer : { body: answer };
    }),
    getRoute("/identity/rescues", "person", async ({ person }) => {
      const waiting = await rescues.waiting(person);
      return "refused" in waiting ? waiting : { body: { rescues: waiting } };
    }),
    postRoute(
      "/identity/rescues/decide",
      "person",
      messages.decideRescue,
      async ({ person, body }) => (await rescues.decide(person, body.rescue, body.allow)) ?? { body: {} },
    ),
  ];
}
