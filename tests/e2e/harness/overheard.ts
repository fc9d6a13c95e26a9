/** What was overheard on a wire, read as the protocol means it. */
import { z } from "zod";
import { pullResponse, pushRequest, pushResponse } from "../../../src/sync/protocol.ts";
import type { Heard } from "./mishaps.ts";

/** What was overheard, in the words of one message; what broke off, or was refused, is left out. */
function told<T>(text: string, message: { safeParse: (value: unknown) => { success: true; data: T } | { success: false } }): T[] {
  if (text === "") return [];
  const parsed = message.safeParse(JSON.parse(text));
  return parsed.success ? [parsed.data] : [];
}

export const pullsAnswered = (heard: readonly Heard[]) => heard.flatMap(({ answered }) => told(answered, pullResponse));
export const pushesAnswered = (heard: readonly Heard[]) => heard.flatMap(({ answered }) => told(answered, pushResponse));

/** Every push, with the token it was carried by. */
export const pushesAsked = (heard: readonly Heard[]) =>
  heard.flatMap(({ asked, token }) => told(asked, pushRequest).map((request) => ({ ...request, token })));

/** Whose each token is, from the sign-ins that gave it. */
export const personsOf = (heard: readonly Heard[]): Map<string, string> =>
  new Map(
    heard.flatMap(({ answered }) =>
      told(answered, z.object({ token: z.string(), person: z.string() })).map(({ token, person }) => [token, person]),
    ),
  );
