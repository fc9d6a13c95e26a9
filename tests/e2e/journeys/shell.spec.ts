import { ownShell, readRow, shellIsKept, shellShown, writeRow } from "../harness/shellFacts.ts";
import { expect, test } from "../harness/test.ts";

test("a deep link opens with no server, after the tablet was killed, and what was written is there", async ({ shell, newTablet }) => {
  const tablet = await newTablet(shell.origin);
  await tablet.open("/");
  await shellIsKept(tablet);
  await writeRow(tablet, "looks to the page before it turns");
  tablet.kill();
  await shell.stop();

  await tablet.reopen("/class/kingfisher?from=today");

  expect(await shellShown(tablet)).toBe(ownShell);
  expect(await readRow(tablet)).toBe("looks to the page before it turns");
});

test("the app reloads with no network, and comes back to it", async ({ shell, newTablet }) => {
  const tablet = await newTablet(shell.origin);
  await tablet.open("/");
  await shellIsKept(tablet);
  const reachesServer = () =>
    tablet.evaluate(() =>
      fetch("/health").then(
        () => true,
        () => false,
      ),
    );

  await tablet.goOffline();
  await tablet.reload();
  expect(await shellShown(tablet)).toBe(ownShell);
  expect(await reachesServer()).toBe(false);
  expect(await tablet.evaluate(() => navigator.onLine)).toBe(false);

  await tablet.goOnline();
  expect(await reachesServer()).toBe(true);
  expect(await tablet.evaluate(() => navigator.onLine)).toBe(true);
});

test("a browser that cannot read the app says which one can, in place of an empty page", async ({ shell, newTablet }) => {
  const tablet = await newTablet(shell.origin);
  tablet.forgives(/SyntaxError|Unexpected/);
  tablet.wire.prepend("a word of a newer language;", /^\/assets\/.*\.js/);
  await tablet.open("/");
  await tablet.sees(/It needs iPadOS 16\.4 or later/);
});
