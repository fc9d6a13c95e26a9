import { accessibilityProblems } from "../harness/axe.ts";
import { sizes } from "../harness/tablet.ts";
import { expect, test } from "../harness/test.ts";

/*
 * The tests' own eyes: a tablet that overlooks what a page must not do would let every other test pass.
 */

test("a console error, an uncaught error and content of others are seen", async ({ shell, newTablet }) => {
  const tablet = await newTablet(shell.origin);
  await tablet.open("/");
  expect(await tablet.problems()).toEqual([]);

  await tablet.evaluate(async () => {
    console.error("spilt milk");
    setTimeout(() => {
      throw new Error("dropped cup");
    });
    const style = document.createElement("style");
    style.textContent = "body { color: red }";
    document.head.append(style);
    await fetch("http://elsewhere.test/").catch(() => undefined);
  });

  await expect
    .poll(async () => (await tablet.problems()).map(({ text }) => text).join("\n"))
    .toMatch(/spilt milk[^]*dropped cup|dropped cup[^]*spilt milk/);
  const told = (await tablet.problems()).map(({ text }) => text).join("\n");
  expect(told).toContain("style-src");
  expect(told).toContain("elsewhere.test");
  tablet.forgives(/spilt milk|dropped cup|style-src|elsewhere\.test/);
  expect(await tablet.problems()).toEqual([]);
});

test("a lost answer is one that the server gave and the tablet never heard", async ({ shell, newTablet }) => {
  const tablet = await newTablet(shell.origin);
  await tablet.open("/");
  const ask = () =>
    tablet.evaluate(() =>
      fetch("/sync/anything")
        .then((answer) => answer.text())
        .catch(() => "no answer"),
    );
  expect(await ask()).toBe('{"answers":1}');
  tablet.wire.loseAnswer(/^\/sync/);
  expect(await ask()).toBe("no answer");
  expect(await ask()).toBe('{"answers":3}');
  expect(tablet.wire.requests.filter(({ path }) => path === "/sync/anything")).toHaveLength(3);
});

test("what is pressed is found as a screen reader finds it, and what is not there is told by name", async ({ shell, newTablet }) => {
  const tablet = await newTablet(shell.origin);
  await tablet.open("/");
  await tablet.evaluate(() => {
    const part = (name: string) => {
      const section = document.createElement("section");
      section.setAttribute("aria-label", name);
      const press = document.createElement("button");
      press.textContent = "On own";
      press.addEventListener("click", () => (said.textContent = `${name}: on own, ${field.value}`));
      section.append(press);
      return section;
    };
    const label = document.createElement("label");
    label.textContent = "Words";
    const field = document.createElement("input");
    label.append(field);
    const said = document.createElement("p");
    document.body.replaceChildren(part("Looks to the page"), part("Presses the switch"), label, said);
  });

  await tablet.type("Words", "twice, then smiled");
  await tablet.tap({ role: "button", name: "On own", within: { role: "region", name: "Presses the switch" } });
  await tablet.sees("Presses the switch: on own, twice, then smiled");
  await tablet.seesNoMore(/Looks to the page: on own/);
  expect(await tablet.count({ role: "button", name: "On own" })).toBe(2);
  expect(await tablet.reads({ role: "region", name: "Presses the switch" })).toBe("On own");
  expect(await tablet.count({ role: "button", name: "On" })).toBe(0);
});

for (const size of ["landscape", "portrait", "mini"] as const) {
  test(`a tablet held in ${size} is that size, speaks British English and keeps London time`, async ({ shell, newTablet }) => {
    const tablet = await newTablet(shell.origin, { size, colours: "dark" });
    await tablet.open("/");
    expect(
      await tablet.evaluate(() => ({
        width: innerWidth,
        height: innerHeight,
        language: navigator.language,
        day: new Date(Date.UTC(2024, 6, 5, 23, 30)).toLocaleDateString(),
        dark: matchMedia("(prefers-color-scheme: dark)").matches,
        still: matchMedia("(prefers-reduced-motion: reduce)").matches,
        safe: isSecureContext,
      })),
    ).toEqual({ ...sizes[size], language: "en-GB", day: "06/07/2024", dark: true, still: true, safe: true });
  });
}

for (const page of ["recover.html", "offline.html", "insecure.html"]) {
  for (const colours of ["light", "dark"] as const) {
    test(`${page} is accessible in ${colours} colours`, async ({ shell, newTablet }, info) => {
      const tablet = await newTablet(shell.origin, { colours, size: "mini" });
      await tablet.open(`/${page}`);
      await tablet.screenshot(info.outputPath(`${page}-${colours}.png`));
      expect(await accessibilityProblems(tablet)).toEqual([]);
    });
  }
}
