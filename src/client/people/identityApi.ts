/** What a tablet asks the server about people. All of it needs the network; what comes back is data, whatever happened. */
import type * as z from "zod/mini";
import type {
  AddGrant,
  ClaimLink,
  ClaimSetup,
  GrantsHeld,
  Invite,
  LinkMade,
  LinkOpened,
  refusedIdentity,
  SignedIn,
  SignIn,
  StaffList,
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
  grants(token: string): Promise<Outcome<GrantsHeld>>;
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

/** The shapes of the server's answers: none is needed in a lesson, so they are loaded when something is first asked. */
const shapes = () => import("../../sync/identityMessages.ts");
type Shapes = Awaited<ReturnType<typeof shapes>>;

export function identityApi(network: Network): IdentityApi {
  const asks = async <S extends z.ZodMiniType>(
    request: { method: "GET" | "POST"; path: string; body?: unknown; token?: string | undefined },
    answer: (known: Shapes) => S,
  ): Promise<Outcome<z.infer<S>>> => {
    const known = await shapes().catch(() => null);
    // They come from the same server: where they cannot be had, it does not answer either.
    if (!known) return { ok: false, code: network.onLine() ? "unreachable" : "offline" };
    return outcome(await ask(network, request, answer(known), known.refusedIdentity));
  };
  const post = <S extends z.ZodMiniType>(path: string, answer: (known: Shapes) => S, body: unknown, token?: string) =>
    asks({ method: "POST", path, body, token }, answer);
  return {
    signIn: (request) => post("/identity/sign-in", (known) => known.signedIn, request),
    signOut: (token) => post("/identity/sign-out", (known) => known.done, {}, token),
    claimSetup: (request) => post("/setup/claim", (known) => known.signedIn, request),
    openLink: (secret) => post("/identity/links/open", (known) => known.linkOpened, { secret }),
    claimLink: (request) => post("/identity/links/claim", (known) => known.signedIn, request),
    invite: (token, request) => post("/identity/invitations", (known) => known.linkMade, request, token),
    linkAgain: (token, person) => post("/identity/links", (known) => known.linkMade, { person }, token),
    staff: (token) => asks({ method: "GET", path: "/identity/staff", token }, (known) => known.staffList),
    grants: (token) => asks({ method: "GET", path: "/identity/grants", token }, (known) => known.grantsHeld),
    addGrant: (token, request) => post("/identity/grants", (known) => known.grantTold, request, token),
    endGrant: (token, grant) => post("/identity/grants/end", (known) => known.done, { grant }, token),
    depart: (token, person, leftOn) => post("/identity/departures", (known) => known.done, { person, leftOn }, token),
  };
}
