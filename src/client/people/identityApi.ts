/**
 * What a tablet asks the server about people. All of it needs the network; what comes back is data, whatever happened. What is asked at a
 * desk, and seldom, is in `deskApi.ts`: it is loaded with what asks it.
 */
import type * as z from "zod/mini";
import type { ClaimLink, ClaimSetup, LinkOpened, refusedIdentity, SignedIn, SignIn } from "../../sync/identityMessages.ts";
import { ask, type Answer, type Network } from "../exchange/transport.ts";
import type { Outcome } from "../client.ts";

/** The shapes of the server's answers: none is needed in a lesson, so they are loaded when something is first asked. */
const shapes = () => import("../../sync/identityMessages.ts");
type Shapes = Awaited<ReturnType<typeof shapes>>;

export interface IdentityApi {
  get<S extends z.ZodMiniType>(path: string, answer: (known: Shapes) => S, token: string): Promise<Outcome<z.infer<S>>>;
  post<S extends z.ZodMiniType>(path: string, answer: (known: Shapes) => S, body: unknown, token?: string): Promise<Outcome<z.infer<S>>>;
  signIn(request: SignIn): Promise<Outcome<SignedIn>>;
  signOut(token: string): Promise<Outcome<unknown>>;
  claimSetup(request: ClaimSetup): Promise<Outcome<SignedIn>>;
  openLink(secret: string): Promise<Outcome<LinkOpened>>;
  claimLink(request: ClaimLink): Promise<Outcome<SignedIn>>;
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
  const asks = async <S extends z.ZodMiniType>(
    request: { method: "GET" | "POST"; path: string; body?: unknown; token?: string | undefined },
    answer: (known: Shapes) => S,
  ): Promise<Outcome<z.infer<S>>> => {
    const known = await shapes().catch(() => null);
    // They come from the same server: where they cannot be had, it does not answer either.
    if (!known) return { ok: false, code: network.onLine() ? "unreachable" : "offline" };
    return outcome(await ask(network, request, answer(known), known.refusedIdentity));
  };
  const post: IdentityApi["post"] = (path, answer, body, token) => asks({ method: "POST", path, body, token }, answer);
  return {
    get: (path, answer, token) => asks({ method: "GET", path, token }, answer),
    post,
    signIn: (request) => post("/identity/sign-in", (known) => known.signedIn, request),
    signOut: (token) => post("/identity/sign-out", (known) => known.done, {}, token),
    claimSetup: (request) => post("/setup/claim", (known) => known.signedIn, request),
    openLink: (secret) => post("/identity/links/open", (known) => known.linkOpened, { secret }),
    claimLink: (request) => post("/identity/links/claim", (known) => known.signedIn, request),
  };
}
