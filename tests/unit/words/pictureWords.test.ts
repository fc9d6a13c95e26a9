import { expect, test } from "vitest";
import { mayGoWords, noPictureWords } from "../../../src/words/pictureWords.ts";
import { roomWords, waitingWords } from "../../../src/words/roomWords.ts";
import { sentWords, syncNow } from "../../../src/words/syncWords.ts";

const today = "2026-11-24";
const agreed = { level: "parents", until: null, ended: null, off: null } as const;

test("consents and the activity say, before the shutter, whether there is one", () => {
  expect(noPictureWords(agreed, "Ada", today)).toBeNull();
  expect(noPictureWords({ ...agreed, level: "no" }, "Ada", today)).toBe("No pictures of Ada: nobody has agreed to them.");
  expect(noPictureWords({ ...agreed, level: "no", ended: "2026-11-23" }, "Ada", today)).toMatch(
    /^What was agreed about pictures of Ada ended on/,
  );
  expect(noPictureWords({ ...agreed, off: "Hydro" }, "Ada", today)).toBe("The camera stays away in Hydro.");
});

test("how far a picture may go is said beside the camera", () => {
  expect(mayGoWords({ ...agreed, level: "school" }, today)).toBe("Agreed: inside the school only");
  expect(mayGoWords({ ...agreed, level: "public" }, today)).toBe("Agreed: inside the school, for home, and in public");
  expect(mayGoWords({ ...agreed, until: "2027-07-20" }, today)).toMatch(/^Agreed: inside the school, and for home, until /);
});

test("pictures are counted apart from records, and the room they take is told as people say it", () => {
  expect(waitingWords(3, 2)).toBe("3 and 2 pictures");
  expect(waitingWords(0, 1)).toBe("1 picture");
  expect(roomWords(4_100_000)).toBe("4.1 MB");
  expect(roomWords(9_400)).toBe("10 kB");
  expect(roomWords(2_000_000_000)).toBe("2.0 GB");
  const upToDate = { state: "upToDate", waiting: 0, oldest: null, at: null, lately: true } as const;
  expect(sentWords(upToDate, null, 2)).toBe("Sent. 2 pictures follow by themselves.");
  expect(sentWords(upToDate, null)).toBe("Sent. Everything is at the school.");
  expect(syncNow(upToDate, 0, 2)).toEqual({
    says: "Everything is saved on this iPad",
    todo: "2 pictures are waiting to be sent. They can wait all week: nothing is lost if the battery dies.",
  });
});
