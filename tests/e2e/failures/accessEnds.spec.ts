import { card, expect, hasToSend, opensTile, signIn, test } from "../harness/classroom.ts";
import { exchangeInTurn, exchanges, says, tabletOf } from "../harness/deeds.ts";
import { pullsAnswered } from "../harness/overheard.ts";
import { changesOnServer, recordsOnServer } from "../harness/schoolFile.ts";
import { endAccess } from "../harness/staffing.ts";
import { opensRows } from "../harness/tabletKeys.ts";
import { rowsOf, type TabletRow } from "../harness/tabletRows.ts";

/** The stream a row is about, by its key. */
const streamOf = ({ key }: TabletRow): string => key.split("|")[0] ?? "";

test("an assistant's access ends while their tablet is away: what they wrote before is taken, and then the class is gone from the tablet", async ({
  classroom,
  newTablet,
}) => {
  const { school, one } = classroom;
  const tom = one("ta");
  const toms = await tabletOf(newTablet, classroom, "ta", opensRows);
  const before = new Set(changesOnServer(school).map(({ id }) => id));
  await toms.goOffline();
  await says(toms, "Amara", "On own");
  await says(toms, "Bilal", "A bit of help");
  await endAccess(school, tom);
  await says(toms, "Cai", "Not yet");
  await hasToSend(toms, 3);

  await toms.goOnline();
  await toms.sees({ role: "heading", name: "You have no class now" });
  await exchanges(toms);
  await toms.sees(/Needs attention: 1/);
  const taken = changesOnServer(school).filter(({ id }) => !before.has(id));
  expect(taken.map(({ by, late }) => ({ by, late }))).toEqual([
    { by: tom.person, late: 1 },
    { by: tom.person, late: 1 },
  ]);

  const rows = await rowsOf(toms, tom.person);
  const about = rows.filter((row) => streamOf(row).includes("/"));
  expect(new Set(about.map(({ table }) => table))).toEqual(new Set(["ownLog"]));
  expect(about.map(({ key }) => key.split("|")[2]).sort()).toEqual(taken.map(({ id }) => id).sort());
  const left = new Set(rows.map(({ table }) => table));
  for (const table of ["records", "cursors", "summaries", "outbox", "losers", "pending"]) expect(left).not.toContain(table);
  expect(rows.filter(({ text }) => /Amara|Nwosu/.test(text))).toEqual([]);

  await toms.sees(/1 thing you wrote was not taken by the school, about pupils or classes that are no longer yours/);
  await toms.tap({ role: "button", name: "Let go" });
  await toms.tap({ role: "button", name: "Yes, let go for good" });
  await toms.sees(/Up to date/);
  await toms.reload();
  await opensTile(toms, tom);
  await toms.sees(/Up to date/);
  await toms.open("/");
  await opensTile(toms, tom);
  await toms.sees({ role: "heading", name: "You have no class now" });
});

test("an assistant's tablet receives no child's file and no child of another class, now or later", async ({ classroom, newTablet }) => {
  const { school, one } = classroom;
  const helens = await tabletOf(newTablet, classroom, "leader", opensRows);
  await helens.tap({ role: "link", name: "School" });
  await helens.tap({ role: "button", name: "Add one" });
  await helens.type("Name", "Heron");
  await helens.tap({ role: "button", name: "Add the class" });
  await helens.tap({ role: "button", name: "Add pupils" });
  await helens.type("Names, one a line", "Zebedee Osterley");
  await helens.tap({ role: "button", name: "Add 1 pupil" });
  await helens.sees({ role: "button", name: /^Zebedee/ });
  const zebedee = recordsOnServer(school, "pupil").find(({ fields }) => fields.firstName === "Zebedee");
  if (zebedee === undefined) throw new Error("the school has no Zebedee");

  const tablets = { toms: await newTablet(school.origin), priyas: await newTablet(school.origin) };
  const heard = Object.values(tablets).map(({ wire }) => wire.overhear(/^\/(sync|identity)/));
  for (const [tablet, adult] of [
    [tablets.toms, one("ta")],
    [tablets.priyas, one("teacher")],
  ] as const) {
    opensRows(tablet);
    await tablet.open("/");
    await signIn(tablet, adult);
  }
  await helens.tap({ role: "button", name: /^Zebedee/ });
  await helens.type("What helps, in a line", "a purple trombone");
  await helens.tap({ role: "button", name: "Save the card" });
  await helens.tap({ role: "button", name: "Close" });
  await exchanges(helens);
  await says(tablets.priyas, "Amara", "On own");
  await exchangeInTurn(tablets.priyas, tablets.toms);

  const [toTom = [], toPriya = []] = heard;
  const streams = (answers: typeof toTom) =>
    pullsAnswered(answers).flatMap(({ pages = [], access, withdrawn = [] }) => [
      ...pages.map(({ stream }) => stream),
      ...Object.keys(access?.streams ?? {}),
      ...withdrawn,
    ]);
  expect(streams(toPriya).some((stream) => stream.startsWith("file/"))).toBe(true);
  expect(streams(toTom).length).toBeGreaterThan(9);
  expect(streams(toTom).filter((stream) => stream.startsWith("file/") || stream.includes(zebedee.id))).toEqual([]);
  const zebedees = new RegExp(`${zebedee.id}|Zebedee|Osterley|a purple trombone`);
  expect(toTom.map(({ answered }) => /"file\//.exec(answered)?.[0] ?? zebedees.exec(answered)?.[0] ?? "")).toEqual(toTom.map(() => ""));

  const onHelens = await rowsOf(helens, one("leader").person);
  expect(onHelens.some(({ text }) => zebedees.test(text))).toBe(true);
  const onToms = await rowsOf(tablets.toms, one("ta").person);
  expect(onToms.some(({ key }) => key.startsWith("card/"))).toBe(true);
  const forbidden = onToms.filter(({ key, text }) => key.startsWith("file/") || text.includes('"file/') || zebedees.test(text));
  expect(forbidden.map(({ table, key }) => `${table} ${key}`)).toEqual([]);
  await tablets.toms.sees({ role: "button", name: card("Amara") });
});
