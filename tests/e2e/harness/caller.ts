/**
 * A tablet without a screen: speaks to the server as one does, with a session of its own and a replica of its own. For what people
 * may do and no screen lets them do yet.
 */
import { v7 } from "uuid";
import type { Fields, KindName } from "../../../src/domain/kinds.ts";
import { protocolVersion, pushResponse } from "../../../src/sync/protocol.ts";
import { signedIn } from "../../../src/sync/identityMessages.ts";
import { formatStamp } from "../../../src/sync/stamp.ts";
import { doesSecondStep } from "../../fixtures/authenticator.ts";
import type { Adult } from "./classroom.ts";
import type { School } from "./school.ts";

/** A statement about one record, made at an instant. `over`: by group, the change whose statement its author saw. */
export interface Statement<K extends KindName = KindName> {
  stream: string;
  kind: K;
  record: string;
  fields: Fields<K>;
  over?: Record<string, string>;
}

interface Calling {
  readonly person: string;
  readonly ask: (path: string, body: object) => Promise<unknown>;
  /** Ends the session. */
  readonly leaves: () => Promise<void>;
}

export interface Caller {
  /** Does one thing, of one statement or more, as of an instant; and hears that the server took it. */
  acts(at: number, ...statements: Statement[]): Promise<void>;
}

/**
 * Somebody who has signed in, with their second step where they lead.
 * @param ahead how far the school's clock is ahead of the truth
 */
export async function callerOf(school: School, adult: Pick<Adult, "login" | "password">, ahead = 0): Promise<Calling> {
  const ask = async (path: string, body: unknown, token?: string): Promise<unknown> => {
    const headers = { "content-type": "application/json", ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
    const answer = await fetch(new URL(path, school.origin), { method: "POST", headers, body: JSON.stringify(body) });
    const said: unknown = await answer.json();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(said)}`);
    return said;
  };
  const session = signedIn.parse(await ask("/identity/sign-in", { login: adult.login, password: adult.password }));
  const { person, token } = await doesSecondStep(session, (path, body) => ask(path, body, session.token), Date.now() + ahead);
  return {
    ...{ person, ask: (path, body) => ask(path, body, token) },
    leaves: async () => {
      await ask("/identity/sign-out", {}, token);
    },
  };
}

export async function callAs(school: School, adult: Pick<Adult, "login" | "password">): Promise<Caller> {
  const { person, ask } = await callerOf(school, adult);
  const replica = v7().replaceAll("-", "").slice(-16);
  let made = 0;
  return {
    acts: async (ms, ...statements) => {
      const act = v7();
      const changes = statements.map((statement) => {
        made += 1;
        return { id: v7(), act, ...statement, at: formatStamp({ ms, counter: made, replica }), by: person, replica };
      });
      const request = { version: protocolVersion, person, replica, acts: [{ id: act, changes }] };
      const { results } = pushResponse.parse(await ask("/sync/push", request));
      const [result] = results;
      if (result?.outcome !== "accepted") throw new Error(`the server did not take it: ${JSON.stringify(result)}`);
    },
  };
}
