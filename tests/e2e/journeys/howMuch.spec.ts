import { expect, test } from "../harness/classroom.ts";
import { exchanges, says, tabletOf } from "../harness/deeds.ts";
import { recordedSince, seenSoFar } from "../harness/momentRecords.ts";

test("how long it was, and with whose hands, is said after the tap, offline, and stands in the record", async ({
  classroom,
  newTablet,
}) => {
  const { school } = classroom;
  const before = seenSoFar(school);
  const tablet = await tabletOf(newTablet, classroom, "ta");
  await tablet.goOffline();
  await says(tablet, "Cai", "A bit of help");
  await tablet.tap({ role: "button", name: "Exact help" });
  await tablet.tap({ role: "button", name: "How long, how far, with what" });
  await tablet.type("How much", "14");
  await tablet.tap({ role: "button", name: "seconds" });
  await tablet.sees(/a bit of help, 14 seconds/);
  await tablet.tap({ role: "button", name: "Two to one" });
  await tablet.type("With what: a frame, a switch, a cup", "standing frame");
  await tablet.tap({ role: "button", name: "Save" });
  await tablet.sees(/a bit of help, 14 seconds, two to one, with standing frame/);

  await tablet.goOnline();
  await exchanges(tablet);
  expect(recordedSince(school, before)).toMatchObject([
    {
      child: "Cai",
      fields: { went: "bitOfHelp", measure: { value: 14, unit: "s" }, hands: "twoToOne", equipment: "standing frame" },
    },
  ]);
});
