/** The sentence of a record: the bottom line of every screen that records, the last five, and what waits to be sent. */
import type { Help, State, Went } from "../domain/answer.ts";
import type { Instant, Precision } from "../domain/time.ts";
import { helpWords, wentWords } from "./answers.ts";
import { observedWords, timeOfDay } from "./dates.ts";
import { howMuchWords } from "./howMuch.ts";

type Tally = { times: number } | { worked: number; didnt: number };

/** What is said of a record. Every part of it comes from the record itself; a word nobody wrote is not put in their mouth. */
export interface SaidRecord {
  pupilName: string;
  kind: "target" | "engagement" | "step" | "note";
  target: { wording: string } | null;
  areaNames: string[];
  chips: string[];
  how: { went?: Went | undefined; help?: Help | undefined; tally?: Tally | undefined } & Parameters<typeof howMuchWords>[0];
  words: string | null;
  pictures?: readonly string[];
  state: State | null;
  activity: string | null;
  observedAt: Instant;
  precision: Precision;
  savedAt: Instant;
  seenBy: { me: boolean; name: string };
  sent: boolean;
}

/** `who` and `how` are the loud parts; read together they are one sentence. */
export interface RecordSentence {
  who: string;
  what: string;
  how: string;
}

export const lower = (words: string) => (/^[A-Z][^A-Z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words);

/** "a bit of help", "a bit of help × 2", "4 of 5", "lots of help (full physical), 14 seconds". */
export function howWords(how: SaidRecord["how"]): string {
  return [answerWords(how), ...howMuchWords(how)].filter((part) => part !== "").join(", ");
}

function answerWords({ went, help, tally }: SaidRecord["how"]): string {
  if (tally && "worked" in tally) return `${tally.worked} of ${tally.worked + tally.didnt}`;
  const said = went === undefined ? "" : lower(wentWords[went]);
  const exactly = help === undefined ? "" : ` (${lower(helpWords[help])})`;
  const times = tally && tally.times > 1 ? ` × ${tally.times}` : "";
  return `${said}${exactly}${times}`;
}

/** A target's words after the child's name, which is not said twice when the wording begins with it. */
export function afterName(wording: string, name: string): string {
  const trimmed = wording.trim();
  return trimmed.startsWith(`${name} `) ? trimmed.slice(name.length + 1) : lower(trimmed);
}

/** A note's words; one that was moved from a child with such a target tells how it went as well. */
function noteWords({ words, how }: SaidRecord): string {
  const went = howWords(how);
  return went === "" ? (words ?? "") : `${words ?? ""} (${went})`;
}

/** A record as one sentence: **Cai** looks at one of two objects: **a bit of help**. */
export function recordSentence(record: SaidRecord): RecordSentence {
  const who = record.pupilName;
  if (record.target) return { who, what: ` ${afterName(record.target.wording, who).replace(/[.\s]+$/, "")}: `, how: howWords(record.how) };
  if (record.kind === "note") {
    const how = noteWords(record);
    return how === "" && record.pictures?.length ? { who, what: ", ", how: "a picture" } : { who, what: ", a note: ", how };
  }
  const areas = record.areaNames.map(lower).join(" and ");
  const did = record.chips.map(lower).join(", ");
  return { who, what: areas === "" ? ": " : `, ${areas}${did === "" ? "" : ": "}`, how: did };
}

/** The whole sentence as plain text, for a live region or a button's name. */
export function recordText(record: SaidRecord): string {
  const { who, what, how } = recordSentence(record);
  return `${who}${what}${how}`;
}

/** "Saved here 10:42, seen by Priya, in Sensory story"; "Saved here 11:34 for this morning, seen by Tom". */
export function savedWords(record: SaidRecord, now: Instant, zone: string): string {
  const saved = `${record.sent ? "Saved and sent" : "Saved here"} ${timeOfDay(record.savedAt, zone)}`;
  const aside =
    record.precision === "exact" && Math.abs(record.observedAt - record.savedAt) < 60_000
      ? ""
      : ` for ${observedWords(record.observedAt, record.precision, now, zone)}`;
  const where = record.activity === null ? "" : `, in ${record.activity}`;
  return `${saved}${aside}, seen by ${record.seenBy.name}${where}`;
}
