import { expect, test } from "vitest";
import { noticesOf } from "../../../src/app/state/notice.ts";
import type { DeviceView } from "../../../src/client/views/people.ts";

const device: DeviceView = {
  ...{ school: "Fernhollow", people: [], farewell: null, current: "priya", arriving: null, problem: null },
  ...{ installed: true, persistent: true, storage: { used: 1, quota: 100, nearlyFull: false }, updateReady: false, revoked: false },
};
const full = { used: 90, quota: 100, nearlyFull: true };

test("a tablet that is well says nothing", () => expect(noticesOf(device, true)).toEqual([]));

test("that it is not on the Home Screen is said for as long as it is not, whatever else there is to say", () => {
  const web = { ...device, installed: false, persistent: false, updateReady: true };
  expect(noticesOf(web, true)).toEqual(["notInstalled", "updateReady"]);
  expect(noticesOf({ ...web, storage: full }, true)).toEqual(["nearlyFull", "notInstalled", "updateReady"]);
});

test("a new version is offered at a calm moment, on a tablet that has not promised to keep things too", () => {
  const promised = { ...device, persistent: false, updateReady: true };
  expect(noticesOf(promised, true)).toEqual(["notPersistent", "updateReady"]);
  expect(noticesOf(promised, false)).toEqual(["notPersistent"]);
});
