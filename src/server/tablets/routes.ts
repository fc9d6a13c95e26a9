/** The routes about the school's iPads; listed with those about people in `identity/routes.ts`. */
import * as messages from "../../sync/tabletMessages.ts";
import { getRoute, postRoute, type Outcome, type Refused, type Route } from "../web/route.ts";
import type { Tablets } from "./tablets.ts";

const told = (refused: Refused | undefined): Outcome => refused ?? { body: {} };

export function tabletRoutes(tablets: Tablets): Route[] {
  return [
    postRoute("/identity/tablets/standing", "school", messages.tabletNamed, async ({ body }) => ({
      body: { lost: await tablets.isLost(body.tablet) },
    })),
    postRoute("/identity/tablets/report", "person", messages.tabletReport, async ({ token, body }) => {
      await tablets.report(token, body);
      return { body: {} };
    }),
    getRoute("/identity/tablets", "person", async ({ person }) => {
      const list = await tablets.list(person);
      return "refused" in list ? list : { body: { tablets: list } };
    }),
    postRoute("/identity/tablets/name", "person", messages.nameTablet, async ({ person, body }) =>
      told(await tablets.rename(person, body.tablet, body.name)),
    ),
    postRoute("/identity/tablets/lost", "person", messages.sayTabletLost, async ({ person, body }) =>
      told(await tablets.sayLost(person, body.tablet, body.lost)),
    ),
    postRoute("/identity/tablets/end", "person", messages.endOnTablet, async ({ person, body }) =>
      told(await tablets.endThere(person, body.tablet, body.person)),
    ),
  ];
}
