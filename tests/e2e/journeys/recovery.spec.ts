import type { Tablet } from "../harness/tablet.ts";
import { readRow, shellIsKept, writeRow } from "../harness/shellFacts.ts";
import { expect, test } from "../harness/test.ts";

const kept = (tablet: Tablet) =>
  tablet.evaluate(async () => ({
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    inStorage: localStorage.getItem("last seen by"),
  }));

test("the recovery page clears the app's caches and never data", async ({ shell, newTablet }) => {
  const tablet = await newTablet(shell.origin);
  await tablet.open("/");
  await shellIsKept(tablet);
  await writeRow(tablet, "reaches for a second look");
  await tablet.evaluate(() => {
    localStorage.setItem("last seen by", "me");
  });
  expect(await kept(tablet)).toEqual({ caches: 1, workers: 1, inStorage: "me" });

  await tablet.open("/recover.html");
  await tablet.sees({ role: "heading", name: "Fetch the app again" });
  await tablet.tap({ role: "button", name: "Fetch the app again" });
  await tablet.sees("Done. Open Small Steps: it is fetched afresh, and your records are there.");

  expect(await kept(tablet)).toEqual({ caches: 0, workers: 0, inStorage: "me" });
  expect(await readRow(tablet)).toBe("reaches for a second look");

  await tablet.tap({ role: "link", name: "Open Small Steps" });
  await tablet.arrives("/");
  await shellIsKept(tablet);
  expect(await readRow(tablet)).toBe("reaches for a second look");
});

test("with no server the recovery page says so and removes nothing, since the app could not be fetched again", async ({
  shell,
  newTablet,
}) => {
  const tablet = await newTablet(shell.origin);
  await tablet.open("/");
  await shellIsKept(tablet);
  await shell.stop();

  await tablet.open("/recover.html");
  await tablet.sees({ role: "heading", name: "This page needs the network" });
  expect(await tablet.count({ role: "button", name: "Fetch the app again" })).toBe(0);
  await tablet.tap({ role: "link", name: "Open Small Steps" });
  await tablet.arrives("/");
  await tablet.seesNoMore("This page needs the network");
});
