/** What is sent first: what a person needs to begin, before history. */
import { parseStream, type StreamName } from "../../domain/streams.ts";
import { academicYearOf, type Day, type Instant } from "../../domain/time.ts";

/**
 * Part of a stream to send. `recent`: of evidence that is being begun, only what was made lately; the rest comes after the
 * recent part of every other stream, so that a class is usable long before its history is here.
 */
export interface Turn {
  stream: StreamName;
  part: "all" | "recent" | "rest";
}

/** Days of evidence that come before the rest of the year's. */
const recentDays = 14;

/** The lowest id that a record made lately can have: ids begin with the milliseconds they were made at. */
export function recentFrom(now: Instant): string {
  const ms = Math.max(0, now - recentDays * 86_400_000)
    .toString(16)
    .padStart(12, "0");
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7000-8000-000000000000`;
}

type Place = "first" | "school" | "class" | "card" | "thisYear" | "rest" | "lastYear" | "file" | "leadership";
const order: readonly Place[] = ["first", "school", "card", "class", "thisYear", "rest", "lastYear", "file", "leadership"];

/**
 * The turns of streams that have something to send.
 * @param beginning streams of which the tablet lacks some of what was made lately
 * @param first streams the tablet asks for before all others, in its order
 */
export function turns(names: readonly StreamName[], beginning: ReadonlySet<StreamName>, first: readonly StreamName[], today: Day): Turn[] {
  const wanted = new Map(first.map((name, index) => [name, index]));
  const year = academicYearOf(today);
  const placed = names.flatMap((stream): { turn: Turn; place: Place }[] => {
    const parts = parseStream(stream);
    if (parts?.type === "evidence" && parts.year === year && beginning.has(stream)) {
      return [
        { turn: { stream, part: "recent" }, place: wanted.has(stream) ? "first" : "thisYear" },
        { turn: { stream, part: "rest" }, place: "rest" },
      ];
    }
    return [{ turn: { stream, part: "all" }, place: wanted.has(stream) ? "first" : placeOf(parts, year) }];
  });
  const rank = ({ turn, place }: { turn: Turn; place: Place }) => order.indexOf(place) * 1_000 + (wanted.get(turn.stream) ?? 999);
  return placed.sort((a, b) => rank(a) - rank(b) || (a.turn.stream < b.turn.stream ? -1 : 1)).map(({ turn }) => turn);
}

function placeOf(parts: ReturnType<typeof parseStream>, year: string): Place {
  if (parts?.type !== "evidence") return parts?.type ?? "rest";
  return parts.year === year ? "rest" : "lastYear";
}
