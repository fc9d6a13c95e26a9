/** Setting a school up: its classes and pupils. */
import { streams } from "../../domain/streams.ts";
import type { Commands, Outcome } from "../client.ts";
import { today, type CommandContext } from "./context.ts";

type Input<N extends keyof Commands> = Commands[N]["input"];
type Value<N extends keyof Commands> = Promise<Outcome<Commands[N]["value"]>>;

export async function addClass(context: CommandContext, { name, type, phase, until = null }: Input<"addClass">): Value<"addClass"> {
  const record = context.newId();
  const fields = { name, type, phase, site: null, pathway: null, from: await today(context), until };
  await context.store.act([{ stream: streams.school, kind: "class", record, fields }]);
  return { ok: true, value: { class: record } };
}

/** One act a pupil, so that one name the server cannot take does not keep the others out. */
export async function addPupils(context: CommandContext, { class: named, names, pathway = null }: Input<"addPupils">): Value<"addPupils"> {
  const from = await today(context);
  const pupils: string[] = [];
  for (const { firstName, lastName } of names) {
    const pupil = context.newId();
    const stream = streams.card(pupil);
    const places = [{ of: "class" as const, value: named }, ...(pathway === null ? [] : [{ of: "pathway" as const, value: pathway }])].map(
      ({ of, value }) => ({ pupil, of, value, from, until: null }),
    );
    await context.store.act([
      { stream, kind: "pupil", record: pupil, fields: { firstName, lastName, knownAs: null } },
      ...places.map((fields) => ({ stream, kind: "membership" as const, record: context.newId(), fields })),
    ]);
    pupils.push(pupil);
  }
  return { ok: true, value: { pupils } };
}
