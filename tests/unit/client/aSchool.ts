/** A school of the tests, set up by hand on its leader's tablet, and the people who join it. */
import type { Moment } from "../../../src/client/client.ts";
import { goodPassword, secretOf, setUp, testServer, type Asked } from "../server/server.ts";
import { tabletOf, type TestTablet } from "./aTablet.ts";

/** Targets as a pasted list says them: nobody has filed them yet. */
export const worded = (...wordings: string[]) => wordings.map((wording) => ({ wording, area: null }));

/** A school with one class, two children with targets, a teacher and an assistant; the leader's tablet set it up by hand. */
export async function school(asked: Asked = {}) {
  const server = await testServer(asked);
  await setUp(server);
  const office = tabletOf(server);
  await office.do("signIn", { login: "ruth@meadowbank.example", password: goodPassword });
  await office.do("syncNow", {});
  const { class: named } = await office.do("addClass", { name: "Kingfisher", type: "class", phase: null });
  const { pupils } = await office.do("addPupils", {
    class: named,
    names: [
      { firstName: "Amara", lastName: "Okoye" },
      { firstName: "Cai", lastName: "Rees" },
    ],
  });
  const [amara = "", cai = ""] = pupils;
  const { targets } = await office.do("addTargets", { pupil: amara, targets: worded("Looks at one of two objects", "Presses the switch") });
  await office.do("editCard", {
    ...{ seen: await office.sees("pupilSetUp", { pupil: amara }), helpsLine: "Wait 25 s", chips: ["Stilled", "Turned to it"] },
  });
  const story = { name: "Sensory story", place: null, camera: true, areas: [], usualAdults: [], slots: [], targets: {} };
  const { activity } = await office.do("setUpActivity", { class: named, seen: null, now: story });
  await office.do("syncNow", {});
  const join = async (displayName: string, login: string, role: "ta" | "teacher" | "specialist", tablet: TestTablet) => {
    const { link } = await office.do("invite", { displayName, role, scopes: [{ type: "class", id: named }], from: null, until: null });
    const { person } = await tablet.do("claimInvitation", { secret: secretOf(link), login, password: goodPassword });
    await tablet.do("syncNow", {});
    return person;
  };
  return { server, office, named, amara, cai, targets, activity, join };
}

export function moment(person: string, activity: string | null = null, when: Moment["when"] = { type: "now" }): Moment {
  return { activity, seenBy: { staff: person }, when };
}
