import { card, choosesPin, expect, givesPassword, hasToSend, opensTile, pinOf, test, tileOf } from "../harness/classroom.ts";
import { coversTheScreen, exchanges, says, tabletOf } from "../harness/deeds.ts";

/** A colleague's six numbers, typed on somebody else's tile. */
const wrong = "905316";

test("ten wrong PINs with no network: nothing opens any more, and nothing is lost; a leader lets them in and they choose another", async ({
  classroom,
  newTablet,
}) => {
  test.setTimeout(240_000);
  const { school, one } = classroom;
  const tom = one("ta");
  const toms = await tabletOf(newTablet, classroom, "ta");
  const helens = await tabletOf(newTablet, classroom, "leader");
  await toms.goOffline();
  await says(toms, "Amara", "On own");
  await coversTheScreen(toms);
  for (let left = 9; left > 0; left -= 1) {
    await opensTile(toms, tom, wrong);
    await toms.sees(new RegExp(`Not that PIN\\. ${left} (try|tries) left\\.`));
  }
  await opensTile(toms, tom, wrong);
  await toms.sees(/Your PIN opens nothing here any more/);
  await opensTile(toms, tom);
  await toms.sees(/Your PIN opens nothing here any more/);
  expect(await toms.count({ role: "button", name: card("Amara") })).toBe(0);

  await toms.goOnline();
  await toms.tap({ role: "button", name: "Someone else" });
  await givesPassword(toms, tom);
  await toms.sees(/1 thing you wrote is on this iPad alone/);
  expect(await toms.count({ role: "button", name: "Start again on this iPad" })).toBe(0);
  await toms.tap({ role: "button", name: "Ask a leader" });
  await toms.sees(/A leader has been asked/);

  await helens.tap({ role: "link", name: "School" });
  await helens.tap({ role: "button", name: `Let them in: ${tom.displayName}` });
  await choosesPin(toms, { login: `${tom.login} again` });
  await toms.sees({ role: "button", name: card("Amara") });
  await hasToSend(toms, 0);

  // The new one opens it from now on, and the old one does not.
  await school.kill();
  await toms.reload();
  await opensTile(toms, tom);
  await toms.sees(/Not that PIN/);
  await opensTile(toms, tom, pinOf({ login: `${tom.login} again` }));
  await toms.sees({ role: "button", name: card("Amara") });
});

test("somebody who has forgotten their PIN, and has nothing waiting, begins anew by themselves", async ({ classroom, newTablet }) => {
  const tom = classroom.one("ta");
  const toms = await tabletOf(newTablet, classroom, "ta");
  await exchanges(toms);
  await coversTheScreen(toms);
  await toms.tap(tileOf(tom));
  await toms.tap({ role: "button", name: "Forgot" });
  await givesPassword(toms, tom);
  await toms.tap({ role: "button", name: "Forgot" });
  await toms.tap({ role: "button", name: "Start again on this iPad" });
  await choosesPin(toms, tom);
  await toms.sees({ role: "button", name: card("Amara") });
});
