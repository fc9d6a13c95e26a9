/** Routes as data: what the app is assembled from, what tests enumerate, and what is logged instead of an address. */
import type { ZodType } from "zod";
import type { ZodMiniType } from "zod/mini";
import type { IdentityCode } from "../../domain/identityCodes.ts";
import type { RefusalCode } from "../../sync/refusals.ts";

export type Code = IdentityCode | RefusalCode;

/** A refusal as it is answered. `field` names where, never what anybody wrote. */
export interface Refused {
  refused: Code;
  field?: string | undefined;
  /** Seconds to wait before asking again. */
  retryAfter?: number | undefined;
}

/** What a handler gives back: the body of a 200, or a refusal. */
export type Outcome<B extends object = object> = { body: B } | Refused;

/** An answer of server-sent events, written until `write`'s own end, or until the reader has `gone`. */
export interface Events {
  events: (write: (text: string) => Promise<void>, gone: AbortSignal) => Promise<void>;
}

/** One request, as a handler sees it. Everything in it has been checked. */
export interface Asked<B> {
  /** Who is signed in; empty on routes that need nobody. */
  person: string;
  /** Their bearer token; empty on routes that need nobody. */
  token: string;
  body: B;
  /** Where the request came from, as far as trusted proxies tell. Used to limit tries, and kept nowhere else. */
  address: string;
}

export interface Route {
  method: "GET" | "POST";
  path: string;
  /**
   * What must be true first. `nothing`: answers always. All others answer under TLS or to this machine itself only. `unclaimed`: the school is not set up yet. `school`: it is.
   * `person`: it is, and somebody is signed in, with a second step where theirs is asked for. `password`: they are signed in, whatever they
   * still owe: for what a second step is set up and taken by, and for signing out, alone.
   */
  needs: "nothing" | "unclaimed" | "school" | "password" | "person";
  /** Bytes a body may have, beyond which the answer is `too_large`. */
  maxBytes: number;
  /** What an unreadable body is called: `invalid_change` where changes travel, `invalid_request` elsewhere. */
  invalid: "invalid_change" | "invalid_request";
  /** Its handler refuses text that is no text: where a body brings many acts, one must not hold up the others. */
  weighsText?: true;
  handle(asked: Asked<unknown>): Promise<Outcome | Events>;
}

/** Bytes of a message about people: the longest list of roles is far under it. */
const maxMessageBytes = 16_000;

type Schema<B> = ZodType<B> | ZodMiniType<B>;

/** A route that reads no body. */
export function getRoute(path: string, needs: Route["needs"], handle: (asked: Asked<undefined>) => Promise<Outcome> | Outcome): Route {
  return {
    method: "GET",
    path,
    needs,
    maxBytes: 0,
    invalid: "invalid_request",
    handle: async (asked) => handle({ ...asked, body: undefined }),
  };
}

/** A route whose body is parsed by its schema before the handler sees it. */
export function postRoute<B>(
  path: string,
  needs: Route["needs"],
  schema: Schema<B>,
  handle: (asked: Asked<B>) => Promise<Outcome> | Outcome,
  { maxBytes = maxMessageBytes, invalid = "invalid_request" }: Partial<Pick<Route, "maxBytes" | "invalid">> = {},
): Route {
  return {
    method: "POST",
    path,
    needs,
    maxBytes,
    invalid,
    handle: async (asked) => {
      const parsed = schema.safeParse(asked.body);
      if (parsed.success) return handle({ ...asked, body: parsed.data });
      const path = parsed.error.issues[0]?.path ?? [];
      return path.length === 0 ? { refused: invalid } : { refused: invalid, field: path.join(".") };
    },
  };
}
