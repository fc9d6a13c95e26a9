import { shellIsKept } from "./harness/shellFacts.ts";
import { expect, test } from "./harness/test.ts";

test("a server that lost its power serves the same school at the same address again", async ({ school, newTablet }) => {
  const tablet = await newTablet(school.origin);
  const healthy = () =>
    tablet.evaluate(() =>
      fetch("/health").then(
        ({ ok }) => ok,
        () => false,
      ),
    );
  const before = await school.said(/(http:\S+#\S+)/);
  expect(before.startsWith(school.origin)).toBe(true);
  await tablet.open("/");
  await shellIsKept(tablet);
  expect(await healthy()).toBe(true);

  await school.kill();
  expect(await healthy()).toBe(false);

  await school.start();
  expect(await healthy()).toBe(true);
  expect((await school.said(/(http:\S+#\S+)/)).startsWith(school.origin)).toBe(true);
});
