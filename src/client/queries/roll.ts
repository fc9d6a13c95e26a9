/** Every child held on this tablet, by every name they go by: what words about one child are checked for. */
import { parseStream } from "../../domain/streams.ts";
import { recordOf } from "../../sync/recordOf.ts";
import type { OnRoll } from "../views/people.ts";
import { nameOf } from "./card.ts";
import { heldStreams, shownById, type Reading } from "./reading.ts";

export async function rollQuery({ store }: Reading): Promise<OnRoll[]> {
  const cards = (await heldStreams(store)).flatMap((stream) => {
    const parts = parseStream(stream);
    return parts?.type === "card" && parts.id !== undefined ? [{ stream, record: parts.id }] : [];
  });
  const shown = await shownById(store, cards);
  return cards
    .flatMap(({ record }): OnRoll[] => {
      const child = recordOf(shown.get(record), "pupil");
      if (!child) return [];
      const { firstName, knownAs } = child.fields;
      const called = [knownAs, firstName].flatMap((name) => (name?.trim() ? [name.trim()] : []));
      return [{ pupil: record, name: nameOf(child.fields), called: [...new Set(called)] }];
    })
    .sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
}
