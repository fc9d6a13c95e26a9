/** A child's picture on their card: taken under School, seen by the adults of the class with no network, and gone when it is taken away. */
import { place, takesPicture } from "../harness/camera.ts";
import { expect, opensTile, test } from "../harness/classroom.ts";
import { exchangeInTurn, opensTheClass, opensTheSchool, tabletOf } from "../harness/deeds.ts";
import { recordsOnServer } from "../harness/schoolFile.ts";
import type { Tablet } from "../harness/tablet.ts";

/** The edges of the pictures on the screen that have come. */
const widths = (tablet: Tablet) => tablet.evaluate(() => [...document.querySelectorAll("img")].map(({ naturalWidth }) => naturalWidth));

test("a picture of Amara is on her card on an assistant's iPad that has no network, and nowhere once it is taken away", async ({
  classroom,
  newTablet,
}) => {
  const { school, one } = classroom;
  const [priyas, toms] = [await tabletOf(newTablet, classroom, "teacher"), await tabletOf(newTablet, classroom, "ta")];
  const opensAmara = async () => {
    await opensTheSchool(priyas);
    await priyas.tap({ role: "button", name: /^Amara\s*targets and card/ });
  };
  await opensAmara();
  await takesPicture(priyas, "From the library");
  await priyas.sees(/Amara’s picture is on the card/);
  await expect.poll(() => widths(priyas)).toContain(192);
  await priyas.tap({ role: "button", name: "Close" });
  await exchangeInTurn(priyas, toms);

  const images = () => recordsOnServer(school, "portrait").map(({ fields: { image } }) => (typeof image === "string" ? image : null));
  const bytes = Buffer.from(images()[0] ?? "", "base64");
  expect(bytes.length).toBeGreaterThan(500);
  expect(bytes.includes(place)).toBe(false);
  expect(bytes.includes("Exif")).toBe(false);

  await school.stop();
  await toms.reopen();
  await opensTile(toms, one("ta"));
  await opensTheClass(toms);
  await expect.poll(() => widths(toms)).toEqual([192]);

  await school.start();
  await opensAmara();
  await priyas.tap({ role: "button", name: "Take Amara’s picture away" });
  await priyas.sees(/Amara’s picture was taken away/);
  await priyas.tap({ role: "button", name: "Close" });
  await exchangeInTurn(priyas, toms);
  await expect.poll(() => widths(toms)).toEqual([]);
  expect(images()).toEqual([null]);
});
