/** Somebody who has forgotten their iPad's PIN, as their iPad speaks for them once they have signed in: it asks, and asks how it stands. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { askRescue, rescueAnswer, signedIn } from "../../../src/sync/identityMessages.ts";
import type { Adult } from "./classroom.ts";
import type { School } from "./school.ts";

/** Answers how it stands, each time it is called. */
export async function asksToBeLetIn(school: School, { login, password }: Adult): Promise<() => Promise<string>> {
  const post = async (path: string, body: object, token = ""): Promise<unknown> => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
    return (await fetch(new URL(path, school.origin), { method: "POST", headers, body: JSON.stringify(body) })).json();
  };
  const { token, rescue } = z.parse(signedIn, await post("/identity/sign-in", { login, password }));
  const asked = z.parse(askRescue, { ephemeral: rescue.key, wrapping: randomUUID() });
  return async () => z.parse(rescueAnswer, await post("/identity/rescues", asked, token)).state;
}
