import { describe, expect, test } from "vitest";
import { agoWords, clockTime, dayWords, longDay, observedWords, shortDay, whenWords } from "../../../src/words/dates.ts";
import { andList, counted, sentence } from "../../../src/words/lists.ts";
import { pillWords } from "../../../src/words/pill.ts";
import { howWords, recordText, savedWords, type SaidRecord } from "../../../src/words/record.ts";
import { statementWords, type SaidStatement } from "../../../src/words/statementWords.ts";
import { asNote, sentWords, syncNow } from "../../../src/words/syncWords.ts";
import { troubles, type SyncState } from "../../../src/sync/syncState.ts";
import { seenByWords } from "../../../src/words/roles.ts";
import { whenSaid } from "../../../src/words/when.ts";

const zone = "Europe/London";
const at = (clock: string) => Date.parse(`${clock}Z`);
const now = at("2025-12-04T10:44:00");

const record: SaidRecord = {
  pupilName: "Cai",
  kind: "target",
  target: { wording: "Looks at one of two objects" },
  areaNames: [],
  chips: [],
  how: { went: "bitOfHelp" },
  words: null,
  state: null,
  activity: "Sensory story",
  observedAt: at("2025-12-04T10:42:00"),
  precision: "exact",
  savedAt: at("2025-12-04T10:42:00"),
  seenBy: { me: true, name: "Priya" },
  sent: false,
};

describe("dates are said as people say them", () => {
  test("today, yesterday, then the day", () => {
    expect(whenWords(at("2025-12-04T10:42:00"), now, zone)).toBe("today 10:42");
    expect(whenWords(at("2025-12-03T09:05:00"), now, zone)).toBe("yesterday 9:05");
    expect(dayWords("2025-11-04", "2025-12-04")).toBe("Tue 4 Nov");
    expect(dayWords("2024-11-05", "2025-12-04")).toBe("Tue 5 Nov 2024");
    expect(longDay("2025-12-04")).toBe("Thursday 4 December");
    expect(shortDay("2025-12-04")).toBe("Thu 4 Dec");
  });
  test("in the school's zone, in summer too", () => {
    expect(whenWords(at("2025-07-01T23:30:00"), at("2025-07-02T08:00:00"), zone)).toBe("today 0:30");
  });
  test("no more exactly than it is known", () => {
    expect(observedWords(at("2025-12-04T10:30:00"), "session", now, zone)).toBe("this morning");
    expect(observedWords(at("2025-12-02T14:00:00"), "session", now, zone)).toBe("Tue 2 Dec, afternoon");
    expect(observedWords(at("2025-12-03T12:00:00"), "day", now, zone)).toBe("yesterday");
  });
  test("a clock has no leading nought for hours, and always two figures for minutes", () => {
    expect(clockTime(570)).toBe("9:30");
    expect(clockTime(5)).toBe("0:05");
  });
  test("how long the oldest has waited", () => {
    expect(agoWords(now - 30_000, now)).toBe("just now");
    expect(agoWords(now - 20 * 60_000, now)).toBe("20 minutes ago");
    expect(agoWords(now - 60 * 60_000, now)).toBe("an hour ago");
    expect(agoWords(now - 5 * 3_600_000, now)).toBe("5 hours ago");
    expect(agoWords(now - 26 * 3_600_000, now)).toBe("a day ago");
    expect(agoWords(now - 72 * 3_600_000, now)).toBe("3 days ago");
  });
});

describe("a record is one sentence", () => {
  test("a target", () => expect(recordText(record)).toBe("Cai looks at one of two objects: a bit of help"));
  test("a wording that begins with the child's name does not say it twice", () => {
    expect(recordText({ ...record, target: { wording: "Cai will raise one arm." } })).toBe("Cai will raise one arm: a bit of help");
  });
  test("a wording that begins with capitals keeps them", () => {
    expect(recordText({ ...record, target: { wording: "TV off when asked" } })).toBe("Cai TV off when asked: a bit of help");
  });
  test("the same again, and the exact help", () => {
    expect(howWords({ went: "bitOfHelp", tally: { times: 2 } })).toBe("a bit of help × 2");
    expect(howWords({ went: "lotsOfHelp", help: "fullPhysical" })).toBe("lots of help (full physical)");
  });
  test("how much there was, with whose hands and what, is said after it", () => {
    expect(howWords({ went: "onOwn", measure: { value: 1, unit: "min" }, waited: 20 })).toBe("on own, 1 minute, after waiting 20 seconds");
    expect(howWords({ went: "lotsOfHelp", measure: { value: 2.5, unit: "m" }, hands: "twoToOne", equipment: "the blue walker" })).toBe(
      "lots of help, 2.5 metres, two to one, with the blue walker",
    );
    expect(howWords({ tally: { worked: 4, didnt: 1 }, hands: "none" })).toBe("4 of 5, no hands");
  });
  test("a tally is what worked of all", () => expect(howWords({ tally: { worked: 4, didnt: 1 } })).toBe("4 of 5"));
  test("engagement: areas, then what the child did", () => {
    const seen = {
      ...record,
      kind: "engagement",
      target: null,
      how: {},
      areaNames: ["Anticipation"],
      chips: ["Stilled", "Looked up"],
    } as const;
    expect(recordText({ ...seen, chips: [...seen.chips], areaNames: [...seen.areaNames] })).toBe("Cai, anticipation: stilled, looked up");
    expect(recordText({ ...seen, chips: [], areaNames: ["Anticipation", "Initiation"] })).toBe("Cai, anticipation and initiation");
  });
  test("a note", () => {
    expect(recordText({ ...record, kind: "note", target: null, how: {}, words: "Clapped." })).toBe("Cai, a note: Clapped.");
  });
  test("where and by whom it was seen", () => {
    expect(savedWords(record, now, zone)).toBe("Saved here 10:42, seen by Priya, in Sensory story");
    expect(savedWords({ ...record, sent: true, activity: null }, now, zone)).toBe("Saved and sent 10:42, seen by Priya");
    const later = {
      ...record,
      savedAt: at("2025-12-04T11:34:00"),
      precision: "session",
      seenBy: { me: false, name: "Tom" },
      activity: null,
    } as const;
    expect(savedWords(later, now, zone)).toBe("Saved here 11:34 for this morning, seen by Tom");
  });
});

describe("the pill", () => {
  const says = (state: SyncState) => {
    const { says, unsent, age } = pillWords(state, now, zone);
    return [says, unsent, ...(age === null ? [] : [age])];
  };
  const none = { waiting: 0, oldest: null };
  const three = { waiting: 3, oldest: now - 20 * 60_000 };
  test("says one of a closed set, and always counts what is not sent", () => {
    expect(says({ ...none, state: "upToDate", at: now, lately: true })).toEqual(["Up to date", null]);
    expect(says({ ...none, state: "upToDate", at: now, lately: false })).toEqual(["Up to date at 10:44", null]);
    expect(says({ ...none, state: "upToDate", at: null, lately: false })).toEqual(["Nothing to send", null]);
    expect(says({ ...three, state: "sending" })).toEqual(["Sending", "3 to send"]);
    expect(says({ ...none, state: "receiving", done: 6, of: 10 })).toEqual(["Receiving 6 of 10", null]);
    expect(says({ ...three, state: "receiving", done: 6, of: 10 })).toEqual(["Receiving 6 of 10", "3 to send"]);
    expect(says({ ...three, state: "saved" })).toEqual(["Saved here, 3 to send", null, "oldest 20 minutes ago"]);
    expect(says({ ...none, state: "signIn" })).toEqual(["Sign in to send", null]);
    expect(says({ ...three, state: "unreachable", since: now })).toEqual(["Server unreachable since 10:44", "3 to send"]);
    expect(says({ ...three, state: "attention", count: 1 })).toEqual(["Needs attention: 1", "3 to send"]);
  });
  test("names pictures once every record is sent: they go last", () => {
    const last = { ...none, pictures: true };
    expect(says({ ...last, state: "upToDate", at: now, lately: true })).toEqual(["Up to date", "pictures to send"]);
    expect(says({ ...last, state: "upToDate", at: null, lately: false })).toEqual(["Saved here", "pictures to send"]);
    expect(says({ ...three, pictures: true, state: "sending" })).toEqual(["Sending", "3 to send"]);
  });
});

describe("a send asked for by hand always answers, and tells what stands in the way", () => {
  const waits: SyncState = { state: "saved", waiting: 2, oldest: now };
  const done: SyncState = { state: "upToDate", waiting: 0, oldest: null, at: now, lately: true };
  test("nothing does", () => expect(sentWords(done, null)).toBe("Sent. Everything is at the school."));
  test("each trouble in words of its own", () => {
    expect(sentWords(waits, "offline")).toBe(
      "Not sent. There is no network here. 2 entries stay safe on this iPad. Tries again by itself.",
    );
    const said = troubles.map((trouble) => sentWords(waits, trouble));
    expect(new Set(said).size).toBe(troubles.length);
    expect(said.filter((words) => words.includes("no network"))).toHaveLength(1);
  });
  test("the network does not, though the server could not take everything", () => {
    expect(sentWords(waits, null)).toBe(
      "The school’s server could not take everything yet. 2 entries stay safe on this iPad. It is sent again by itself.",
    );
  });
  test("a person must decide", () => {
    expect(sentWords({ state: "attention", count: 1, waiting: 0, oldest: null }, null)).toBe("Sent. Something needs a person to decide.");
  });
});

describe("one statement, for a person to choose between two", () => {
  const words = (statement: SaidStatement) => statementWords(statement, now, zone);
  test("never in codes, numbers or ids", () => {
    expect(words({ type: "how", how: { went: "bitOfHelp", tally: { times: 2 } } })).toBe("A bit of help × 2");
    expect(words({ type: "when", observedAt: at("2025-12-04T10:42:00"), precision: "exact" })).toBe("Today 10:42");
    expect(words({ type: "seen", me: true, name: "Priya", seenBy: { staff: "priya" } })).toBe("Me");
    expect(words({ type: "seen", me: false, name: "Tom", seenBy: { staff: "tom" } })).toBe("Tom");
    expect(words({ type: "seen", me: false, name: "nurse", seenBy: { role: "nurse" } })).toBe("Nurse");
    expect(words({ type: "dates", from: "2025-11-04", until: null })).toBe("From Tue 4 Nov on");
    expect(words({ type: "dates", from: "2025-11-04", until: "2025-12-03" })).toBe("From Tue 4 Nov to yesterday");
    expect(words({ type: "removed", removed: true })).toBe("Removed");
    expect(words({ type: "texts", texts: ["Stilled", "Looked up"] })).toBe("Stilled, Looked up");
    expect(words({ type: "how", how: {} })).toBe(words({ type: "other" }));
  });
  test("a record kept as a note says what it said", () => {
    expect(asNote(record)).toBe("Looks at one of two objects: a bit of help");
    expect(asNote({ ...record, kind: "note", target: null, how: {}, words: "Clapped." })).toBe("Clapped.");
  });
});

describe("who saw it, and when", () => {
  const name = (id: string) => (id === "tom" ? "Tom" : undefined);
  test("me, a colleague, or a role with a typed name", () => {
    expect(seenByWords({ staff: "priya" }, "priya", name)).toBe("Me");
    expect(seenByWords({ staff: "tom" }, "priya", name)).toBe("Tom");
    expect(seenByWords({ staff: "left" }, "priya", name)).toBe("a colleague");
    expect(seenByWords({ role: "supply", name: "Jo" }, "priya", name)).toBe("Jo (cover or supply)");
    expect(seenByWords({ role: "home" }, "priya", name)).toBe("Home");
  });
  test("an activity's slot is this morning or this afternoon", () => {
    expect(whenSaid({ type: "slot", start: 570 }, now, zone)).toBe("This morning");
    expect(whenSaid({ type: "slot", start: 810 }, now, zone)).toBe("This afternoon");
    expect(whenSaid({ type: "at", instant: at("2025-12-03T09:05:00") }, now, zone)).toBe("Yesterday 9:05");
    expect(whenSaid({ type: "now" }, now, zone)).toBe("Now");
  });
});

test("lists and counts", () => {
  expect(andList(["Cai"])).toBe("Cai");
  expect(andList(["Cai", "Femi"])).toBe("Cai and Femi");
  expect(andList(["Cai", "Femi", "Theo"])).toBe("Cai, Femi and Theo");
  expect(counted(1, "record")).toBe("1 record");
  expect(counted(3, "record")).toBe("3 records");
});

test("what the school did not take is never called safe at the school", () => {
  const now = Date.UTC(2025, 11, 4, 11);
  const words = (waiting: number) => {
    const { says, todo } = syncNow({ state: "attention", count: 1, waiting, oldest: waiting === 0 ? null : now - 3_600_000 }, now);
    return `${says}. ${todo}`;
  };
  expect(words(0)).toBe("Something needs you. It waits on this iPad until you decide.");
  expect(words(1)).toBe(
    "Something needs you. It waits on this iPad until you decide. 1 entry is waiting to be sent. The oldest is from an hour ago.",
  );
});

test("words that somebody has ended are not ended again", () => {
  expect(["Looked long", "He smiled.", "Again?", "“More!”"].map(sentence)).toEqual(["Looked long.", "He smiled.", "Again?", "“More!”"]);
});
