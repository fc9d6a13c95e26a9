/** A picture from the lesson to a colleague's iPad: after its record, whole, without the place it was taken, and gone when it was the wrong child's. */
import { picturesOnServer, place, takesPicture } from "../harness/camera.ts";
import { card, expect, signIn, test } from "../harness/classroom.ts";
import { exchanges, opens, opensTheClass } from "../harness/deeds.ts";
import { recordsOnServer } from "../harness/schoolFile.ts";
import type { Tablet } from "../harness/tablet.ts";
import { rowsOnTablet } from "../harness/tabletRows.ts";

const picturesHere = async (tablet: Tablet) => (await rowsOnTablet(tablet)).filter(({ table }) => table === "blobBytes").length;

async function opensPicture(tablet: Tablet, child: string): Promise<void> {
  await opens(tablet, child);
  await tablet.tap({ role: "button", name: "Picture", within: { role: "group", name: "What to record" } });
}

async function opensEvidence(tablet: Tablet, child: string): Promise<void> {
  await tablet.tap({ role: "link", name: "Plans" });
  await tablet.tap({ role: "link", name: new RegExp(`^${child}`) });
  await tablet.tap({ role: "link", name: "Evidence" });
}

async function takesActivity(tablet: Tablet, name: RegExp): Promise<void> {
  await tablet.tap({ role: "button", name: /^Activity/ });
  await tablet.tap({ role: "button", name, within: { role: "dialog", name: "What is it now?" } });
}

test("a picture taken with no network follows its record, survives a dead server, and is seen on a colleague's iPad until it was the wrong child", async ({
  classroom,
  newTablet,
}) => {
  const { school, one } = classroom;
  const [toms, priyas] = [await newTablet(school.origin), await newTablet(school.origin)];
  for (const [tablet, role] of [
    [toms, "ta"],
    [priyas, "teacher"],
  ] as const) {
    await tablet.open("/");
    await signIn(tablet, one(role));
  }
  await takesActivity(toms, /^No activity/);

  await toms.goOffline();
  await opensPicture(toms, "Amara");
  await toms.sees(/Agreed: inside the school only/);
  const size = await takesPicture(toms, "Take a picture");
  expect(size).toBeGreaterThan(1_000_000);
  await toms.sees(/Amara, a picture\s+Saved here/);
  expect(await picturesHere(toms)).toBe(2);

  // The line breaks once the thumbnail and a part have gone: the record is there already.
  toms.wire.cutAfter(2, /^\/sync\/blobs\/put/);
  await toms.goOnline();
  await expect.poll(() => recordsOnServer(school, "picture").length).toBe(1);
  const asked = () => toms.wire.requests.filter(({ path }) => path === "/sync/blobs/put").length;
  await expect.poll(asked).toBeGreaterThanOrEqual(3);
  await school.kill();
  await school.start();
  await toms.wire.mend();
  await exchanges(toms);
  await toms.sees(/Nothing waits/);
  const kept = picturesOnServer(school);
  expect(kept).toHaveLength(2);
  for (const bytes of kept) {
    expect(bytes.includes(place)).toBe(false);
    expect(bytes.includes("Exif")).toBe(false);
  }

  await exchanges(priyas);
  await opensEvidence(priyas, "Amara");
  await priyas.tap({ role: "button", name: /^Picture 1: A picture of Amara/ });
  await priyas.sees({ role: "img", name: /^Picture: A picture of Amara/ });
  // In the page before its bytes are read: seen is when both have a size.
  const widths = () => priyas.evaluate(() => [...document.querySelectorAll("img")].map(({ naturalWidth }) => naturalWidth));
  await expect.poll(async () => (await widths()).toSorted((one, other) => other - one)).toEqual([2048, 320]);
  await priyas.tap({ role: "button", name: "Close" });

  await opensTheClass(toms);
  await opens(toms, "Amara");
  await toms.tap({ role: "button", name: "Wrong pupil" });
  await toms.tap({ role: "button", name: "Bilal", within: { role: "region", name: "Wrong pupil" } });
  await toms.sees(/Bilal, a note/);
  await exchanges(toms);
  await exchanges(priyas);
  expect(picturesOnServer(school)).toEqual([]);
  for (const tablet of [toms, priyas]) expect(await picturesHere(tablet)).toBe(0);
});

test("the camera stays away where the activity or the child's consents say so, and comes out for the record just saved", async ({
  classroom,
  newTablet,
}) => {
  const { school, one } = classroom;
  const tablet = await newTablet(school.origin);
  await tablet.open("/");
  await signIn(tablet, one("ta"));
  const ways = () => tablet.evaluate(() => document.querySelectorAll("input[type=file]").length);

  await takesActivity(tablet, /^No activity/);
  await opensPicture(tablet, "Dilys");
  await tablet.sees(/No pictures of Dilys: nobody has agreed to them/);
  expect(await ways()).toBe(0);

  await takesActivity(tablet, /^Hydro/);
  await opensPicture(tablet, "Amara");
  await tablet.sees(/The camera stays away in Hydro/);
  expect(await ways()).toBe(0);

  await takesActivity(tablet, /^No activity/);
  await tablet.tap({ role: "button", name: card("Bilal") });
  await tablet.tap({ role: "button", name: "Note", within: { role: "group", name: "What to record" } });
  await tablet.type("Note about Bilal", "Carried his strip to the hall");
  await tablet.tap({ role: "button", name: "Save the note" });
  await tablet.sees(/Bilal, a note: Carried his strip/);
  await tablet.tap({ role: "button", name: "Picture", within: { role: "region", name: "Last record" } });
  await tablet.sees(/Agreed: inside the school, and for home/);
  await takesPicture(tablet, "From the library");
  // Drawn anew, and gone by itself.
  await expect.poll(() => recordsOnServer(school, "picture").length).toBe(1);
  const [hung] = recordsOnServer(school, "picture");
  const [note] = recordsOnServer(school, "observation").filter(({ fields }) => fields.words === "Carried his strip to the hall");
  expect(hung?.fields).toMatchObject({ observation: note?.id, width: 2048, height: 1536 });
});
