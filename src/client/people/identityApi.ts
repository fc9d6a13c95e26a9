/** What a tablet asks the server about people. All of it needs the network; what comes back is data, whatever happened. */
import type * as z from "zod/mini";
import {
  done,
  grantTold,
  linkMade,
  linkOpened,
  refusedIdentity,
  signedIn,
  staffList,
  type AddGrant,
  type ClaimLink,
  type ClaimSetup,
  type Invite,
  type LinkMade,
  type LinkOpened,
  type SignedIn,
  type SignIn,
  type StaffList,
} from "../../sync/identityMessages.ts";
import { ask, type Answer, type Network } from "../exchange/transport.ts";
import type { Day } from "../../domain/time.ts";
import type { Outcome } from "../client.ts";

export interface IdentityApi {
  signIn(request: SignIn): Promise<Outcome<SignedIn>>;
  signOut(token: string): Promise<Outcome<unknown>>;
  claimSetup(request: ClaimSetup): Promise<Outcome<SignedIn>>;
  openLink(secret: string): Promise<Outcome<LinkOpened>>;
  claimLink(request: ClaimLink): Promise<Outcome<SignedIn>>;
  invite(token: string, request: Invite): Promise<Outcome<LinkMade>>;
  linkAgain(token: string, person: string): Promise<Outcome<LinkMade>>;
  staff(token: string): Promise<Outcome<StaffList>>;
  addGrant(token: string, request: AddGrant): Promise<Outcome<unknown>>;
  endGrant(token: string, grant: string): Promise<Outcome<unknown>>;
  depart(token: string, person: string, leftOn: Day): Promise<Outcome<unknown>>;
}

function outcome<T>(answer: Answer<T, z.infer<typeof refusedIdentity>>): Outcome<T> {
  switch (answer.type) {
    case "answer":
      return { ok: true, value: answer.value };
    case "refused": {
      const { code, retryAfter } = answer.refusal;
      return { ok: false, code, ...(retryAfter === undefined ? {} : { retryAfter }) };
    }
    case "offline":
    case "unreachable":
      return { ok: false, code: answer.type };
  }
}

export function identityApi(network: Network): IdentityApi {
  const post = async <S extends z.ZodMiniType>(path: string, answers: S, body: unknown, token?: string) =>
    outcome(await ask(network, { method: "POST", path, body, token }, answers, refusedIdentity));
  return {
    signIn: (request) => post("/identity/sign-in", signedIn, request),
    signOut: (token) => post("/identity/sign-out", done, {}, token),
    claimSetup: (request) => post("/setup/claim", signedIn, request),
    openLink: (secret) => post("/identity/links/open", linkOpened, { secret }),
    claimLink: (request) => post("/identity/links/claim", signedIn, request),
    invite: (token, request) => post("/identity/invitations", linkMade, request, token),
    linkAgain: (token, person) => post("/identity/links", linkMade, { person }, token),
    staff: async (token) => outcome(await ask(network, { method: "GET", path: "/identity/staff", token }, staffList, refusedIdentity)),
    addGrant: (token, request) => post("/identity/grants", grantTold, request, token),
    endGrant: (token, grant) => post("/identity/grants/end", done, { grant }, token),
    depart: (token, person, leftOn) => post("/identity/departures", done, { person, leftOn }, token),
  };
}
