/** Arriving by a link: an invitation, a new password, or the school's own first link. */
import type { Commands, Outcome } from "../client.ts";
import type { Cryptography } from "../engine/cryptography.ts";
import type { SigningIn } from "./context.ts";
import { arrive } from "./signingIn.ts";

type Input<N extends keyof Commands> = Commands[N]["input"];
type Value<N extends keyof Commands> = Promise<Outcome<Commands[N]["value"]>>;

/** Whose link it is and what it is for. Uses nothing up. */
export function openInvitation({ api }: SigningIn, { secret }: Input<"openInvitation">): Value<"openInvitation"> {
  return api.openLink(secret);
}

/** The name to sign in with is typed by whoever joins; who only chooses a new password keeps the one the server has. */
export async function claimInvitation(
  context: SigningIn,
  { secret, login, password }: Input<"claimInvitation">,
): Promise<Outcome<{ person: string }>> {
  const opened = await context.api.openLink(secret);
  if (!opened.ok) return opened;
  const tablet = await context.settings.tablet(context.deps.newId);
  const answer = await context.api.claimLink({ secret, password, tablet, ...(opened.value.purpose === "reset" ? {} : { login }) });
  if (!answer.ok) return answer;
  await arrive(context, answer.value);
  return { ok: true, value: { person: answer.value.person } };
}

/** The school is where this tablet is. */
function zoneHere(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export async function claimSetUp(context: SigningIn, input: Input<"claimSetUp">): Value<"claimSetUp"> {
  if (input.demonstration) return claimDemonstration(context, input.secret);
  const { secret, school: name, displayName, login, password } = input;
  const tablet = await context.settings.tablet(context.deps.newId);
  const leader = { displayName, login, password };
  const answer = await context.api.claimSetup({ secret, school: { name, zone: zoneHere() }, leader, tablet });
  if (!answer.ok) return answer;
  await arrive(context, answer.value);
  return { ok: true, value: { signIns: [] } };
}

/** The demonstration school's leader is invented like everybody else in it: a password is made here, and told with the others'. */
async function claimDemonstration(context: SigningIn, secret: string): Value<"claimSetUp"> {
  const leader = { displayName: "Helen Ward", login: "helen", password: inventedPassword(context.deps.cryptography) };
  const school = { name: "Fernhollow School", zone: zoneHere() };
  const answer = await context.api.claimSetup({ secret, school, leader, demonstration: true });
  if (!answer.ok) return answer;
  return { ok: true, value: { signIns: [{ ...leader, role: "leader" }, ...(answer.value.signIns ?? [])] } };
}

/** Four groups of four letters and digits that cannot be taken for one another. */
function inventedPassword({ random }: Cryptography): string {
  const readable = "abcdefghjkmnpqrstuvwxyz23456789";
  const letters = Array.from(random(16), (byte) => readable[byte % readable.length]);
  return [0, 4, 8, 12].map((at) => letters.slice(at, at + 4).join("")).join("-");
}
