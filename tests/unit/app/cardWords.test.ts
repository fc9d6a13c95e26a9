import { expect, test } from "vitest";
import { cardWords, nameRoom } from "../../../src/app/state/cardWords.ts";
import type { PupilCard } from "../../../src/client/views/classScreen.ts";

const zone = "Europe/London";
const cai: PupilCard = {
  id: "cai",
  name: "Cai",
  initials: "Ca",
  pebble: 1,
  face: null,
  helpsLine: "Wait 25 s · left hand",
  state: null,
  away: null,
  pictures: "school",
  may: { record: true, mark: true, notOffered: true },
};
const since = Date.parse("2025-12-04T09:40:00Z");

test("a card says what helps, and that nothing was said of the state", () => {
  expect(cardWords(cai, zone)).toEqual({ helps: "Wait 25 s\u00a0· left hand", said: null, state: "State: not said" });
});

test("a state is said with its time, but for alert, which is no news", () => {
  expect(cardWords({ ...cai, state: { state: "drowsy", since } }, zone).state).toBe("Drowsy since 9:40");
  expect(cardWords({ ...cai, state: { state: "alert", since } }, zone).state).toBe("Alert");
});

test("after a seizure the card is quiet for the day and points to the medical record", () => {
  expect(cardWords({ ...cai, state: { state: "afterSeizure", since } }, zone)).toEqual({
    helps: "Quiet today. Details go in the medical record",
    said: "After a seizure",
    state: "After a seizure 9:40, resting",
  });
});

test("a child away asks for nothing", () => {
  const away = { why: "unwell", half: "day", told: "Told 8:40 by phone", until: null } as const;
  expect(cardWords({ ...cai, away }, zone)).toEqual({ helps: "Told 8:40 by phone", said: "Away", state: "Away, unwell" });
  expect(cardWords({ ...cai, away: { ...away, why: "away", half: "morning" } }, zone).state).toBe("Away, this morning");
  expect(cardWords({ ...cai, away: { ...away, until: "2025-12-09" } }, zone).state).toBe("Away, unwell until Tue 9 Dec");
});

test("a long name gives size rather than letters, and takes two lines where one is not enough", () => {
  expect(nameRoom("Cai")).toEqual({ letters: 4, twoLines: false });
  expect(nameRoom("Bartholomew")).toEqual({ letters: 11, twoLines: false });
  expect(nameRoom("Maximilian-Alexander")).toEqual({ letters: 11, twoLines: true });
});
