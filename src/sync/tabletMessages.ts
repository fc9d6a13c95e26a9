/**
 * What a tablet and the server say to each other about the school's iPads: which there are, who is signed in on each, and which was
 * lost. The routes are listed in `src/server/identity/routes.ts`.
 */
import * as z from "zod/mini";
import { id, instant, label } from "../domain/kind.ts";

/** An iPad's own id: random, made by itself when it is first used, and the same for everybody on it. */
export const tabletId = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));

/** `POST /identity/tablets/standing` -> `tabletStanding`: asked by a tablet that nobody has opened yet. */
export const tabletNamed = z.strictObject({ tablet: tabletId });
export const tabletStanding = z.strictObject({ lost: z.boolean() });

/** `POST /identity/tablets/report` -> `done`: what of each person on it waits there unsent. */
export const tabletReport = z.strictObject({
  waiting: z.array(z.strictObject({ person: id, count: z.int().check(z.minimum(0), z.maximum(1_000_000)) })).check(z.maxLength(100)),
});
export type TabletReport = z.infer<typeof tabletReport>;

/** `GET /identity/tablets` -> the school's iPads, for who leads it. */
export const tabletTold = z.strictObject({
  id: tabletId,
  name: z.string(),
  firstSeen: instant,
  lostAt: z.nullable(instant),
  people: z.array(
    z.strictObject({
      person: id,
      displayName: z.string(),
      signedIn: z.boolean(),
      /** When the iPad last said how it stands with one of this person's sessions. */
      exchangedAt: instant,
      /** What of theirs it last said it had not sent. */
      waiting: z.int(),
    }),
  ),
});
export type TabletTold = z.infer<typeof tabletTold>;
export const tabletList = z.strictObject({ tablets: z.array(tabletTold) });

/** `POST /identity/tablets/name` -> `done`. */
export const nameTablet = z.strictObject({ tablet: tabletId, name: label });

/** `POST /identity/tablets/lost` -> `done`: lost or stolen, or found again. */
export const sayTabletLost = z.strictObject({ tablet: tabletId, lost: z.boolean() });

/** `POST /identity/tablets/end` -> `done`: one person's session there ends; their records on it stay, sealed. */
export const endOnTablet = z.strictObject({ tablet: tabletId, person: id });
