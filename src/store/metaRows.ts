/** Reading and writing the rows a database keeps about itself. */
import type { Instant } from "../domain/time.ts";
import { laterOf, parseStamp, type Stamp } from "../sync/stamp.ts";
import { StoreFailure } from "./failure.ts";
import { isNamed, type Meta, type MetaName, type MetaValue } from "./meta.ts";
import type { Reader } from "./reader.ts";
import { put, type Write } from "./write.ts";

export async function metaRow<N extends MetaName>(read: Reader, name: N): Promise<Meta<N> | undefined> {
  const value = await read.get("meta", name);
  return isNamed(value, name) ? value : undefined;
}

export function putMeta(value: MetaValue): Write {
  return put("meta", value.name, value);
}

/**
 * The clock of this database; made when it is opened for the first time, and gone once its person has left the tablet: no
 * act is made without it.
 * @throws StoreFailure `reloadNeeded`
 */
export async function clockRow(read: Reader): Promise<Meta<"clock">> {
  const clock = await metaRow(read, "clock");
  if (!clock) throw new StoreFailure("reloadNeeded");
  return clock;
}

/** Now, as the school's server would say it, and how far that is from this tablet's own clock. */
export async function present({ now }: { now: () => Instant }, read: Reader): Promise<{ now: Instant; offset: number }> {
  const { offset } = await clockRow(read);
  return { now: now() + offset, offset };
}

/** The latest stamps the server is known to hold: of anybody, and of this database. */
export async function seenRow(read: Reader): Promise<Meta<"seen">> {
  return (await metaRow(read, "seen")) ?? { name: "seen", latest: "", own: "" };
}

/**
 * Remembers stamps that came from the server, and stamps of this database that it may have.
 * @returns nothing when none is later than what is known
 */
export async function stampWrites(read: Reader, saw: readonly Stamp[], gave: readonly Stamp[]): Promise<Write[]> {
  if (saw.length + gave.length === 0) return [];
  const [{ replica }, known] = [await clockRow(read), await seenRow(read)];
  const own = [...gave, ...saw.filter((stamp) => parseStamp(stamp).replica === replica)].reduce(laterOf, known.own);
  const latest = saw.reduce(laterOf, known.latest);
  return latest === known.latest && own === known.own ? [] : [putMeta({ name: "seen", latest, own })];
}
