/** The second step of whoever leads: set up on the way in, taken on another iPad and by a code, and taken away by a colleague when a phone is lost. */
import { z } from "zod";
import { figuresOf } from "../../fixtures/authenticator.ts";
import { card, choosesPin, expect, givesPassword, givesSecondStep, test, type Adult } from "../harness/classroom.ts";
import { opensTheSchool, signedOut } from "../harness/deeds.ts";
import type { Tablet } from "../harness/tablet.ts";

const invited = z.object({ link: z.string() });
const ann = { login: "ann.price", password: "seven-quiet-otters-swim" };

/** An app on a phone: each of its figures is given once, and it may be the next ones that are. */
function phone(secret: string) {
  let given = 0;
  return () => {
    const step = Math.max(Math.floor(Date.now() / 30_000), given + 1);
    given = step;
    return figuresOf(secret, step * 30_000);
  };
}

/** Reads the letters beside the square, types the figures, and puts ten codes away. */
async function setsUp(tablet: Tablet): Promise<{ figures: () => string; codes: string[] }> {
  await tablet.sees({ role: "img", name: "A code for your authenticator app" });
  const secret = await tablet.evaluate(() => document.querySelector(".secret")?.textContent.replace(/\s/g, "") ?? "");
  const figures = phone(secret);
  await tablet.type("The six figures in your authenticator app", figures());
  await tablet.tap({ role: "button", name: "Set it up" });
  await tablet.sees({ role: "heading", name: "Your recovery codes" });
  const codes = await tablet.evaluate(() => [...document.querySelectorAll(".codes li")].map((one) => one.textContent));
  expect(codes).toHaveLength(10);
  await tablet.tap({ role: "button", name: "I have kept them" });
  return { figures, codes };
}

async function isIn(tablet: Tablet): Promise<void> {
  await choosesPin(tablet, ann);
  await tablet.sees({ role: "button", name: card("Amara") });
}

test("a leader sets a second step up, signs in elsewhere with figures and with a code, and sets up another by a colleague's link", async ({
  classroom,
  newTablet,
}) => {
  test.setTimeout(300_000);
  const { school, one } = classroom;
  const { link } = invited.parse(await school.command("staff", "invite", "Ann Price", "--role", "leader"));
  const first = await newTablet(school.origin);
  await first.open(new URL(link).pathname + new URL(link).hash);
  await first.type("E-mail or user name to sign in with", ann.login);
  await first.type("Password", ann.password);
  await first.tap({ role: "button", name: "Join" });
  const { figures, codes } = await setsUp(first);
  await isIn(first);

  const second = await newTablet(school.origin);
  await second.open("/");
  await givesPassword(second, ann);
  await second.sees({ role: "heading", name: "Hello, Ann" });
  await second.type("The six figures in your authenticator app", "000000");
  await second.tap({ role: "button", name: "Go on" });
  await second.sees(/That was not it/);
  await second.type("The six figures in your authenticator app", figures());
  await second.tap({ role: "button", name: "Go on" });
  await isIn(second);

  const third = await newTablet(school.origin);
  await third.open("/");
  await givesPassword(third, ann);
  await third.tap({ role: "button", name: "Use a recovery code" });
  await third.type("One of your recovery codes", codes[0] ?? "");
  await third.tap({ role: "button", name: "Go on" });
  await isIn(third);
  await third.tap({ role: "button", name: /^Signed in:/ });
  await third.tap({ role: "button", name: "My second step" });
  await third.sees(/9 recovery codes left/);
  await third.tap({ role: "button", name: "New recovery codes" });
  await third.type("Six figures from your app, or a recovery code", codes[1] ?? "");
  await third.tap({ role: "button", name: "Go on" });
  await third.sees({ role: "heading", name: "Your recovery codes" });
  await third.tap({ role: "button", name: "I have kept them" });
  await third.sees(/10 recovery codes left/);
  await third.tap({ role: "button", name: "Close" });

  // The phone is lost: Helen, who leads too, gives a link.
  const helens = await newTablet(school.origin);
  await helens.open("/");
  await givesPassword(helens, one("leader"));
  await givesSecondStep(helens, one("leader"));
  await choosesPin(helens, one("leader"));
  await opensTheSchool(helens);
  await helens.tap({ role: "button", name: /^Ann Price/ });
  await helens.tap({ role: "button", name: "Reset their second step" });
  await helens.tap({ role: "button", name: "Make the link" });
  await helens.sees(/with it and their password they set up another second step/);
  const reset = await helens.evaluate(() => document.querySelector(".link")?.textContent ?? "");
  const fourth = await newTablet(school.origin);
  await fourth.open(new URL(reset).pathname + new URL(reset).hash);
  await fourth.sees({ role: "heading", name: "Set up your second step again" });
  await givesPassword(fourth, ann);
  await setsUp(fourth);
  await isIn(fourth);

  // Elsewhere the old step is worth nothing: that iPad asks to be signed in to again.
  second.forgives(signedOut);
  await second.tap({ role: "button", name: /What is saved, and where$/ });
  // It may have asked the school by itself already, and offers nothing else then; a network that comes back has it ask in any case.
  await second.goOffline();
  await expect.poll(() => second.evaluate(() => navigator.onLine)).toBe(false);
  await second.goOnline();
  await second.sees({ role: "button", name: "Sign in to send" });
});

test("whoever was given a role that leads is shown one square, once, when they next sign in", async ({ classroom, newTablet }) => {
  const { school, one } = classroom;
  const tom = one("ta");
  await school.command("staff", "grant", tom.person, "--role", "leader");
  const tablet = await newTablet(school.origin);
  const offers = tablet.wire.overhear(/^\/identity\/second-step\/offer/);
  await tablet.open("/");
  await givesPassword(tablet, tom);
  const { codes } = await setsUp(tablet);
  expect(codes).toHaveLength(10);
  expect(offers).toHaveLength(1);
});

test("whoever teaches is asked for no second step", async ({ classroom, newTablet }) => {
  const { school, one } = classroom;
  const tablet = await newTablet(school.origin);
  await tablet.open("/");
  const teacher: Adult = one("teacher");
  await givesPassword(tablet, teacher);
  await choosesPin(tablet, teacher);
  await tablet.sees({ role: "button", name: card("Amara") });
});
