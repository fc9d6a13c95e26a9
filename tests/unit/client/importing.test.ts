import { describe, expect, it } from "vitest";
import type { ListAnswers, ListKind } from "../../../src/domain/listCodes.ts";
import type { ListGiven, ListView } from "../../../src/client/views/importing.ts";
import { erase } from "../../../src/server/sync/erase.ts";
import { v7 } from "uuid";
import { goodPassword, secretOf } from "../server/server.ts";
import { templateOf } from "../../../src/exchange/list/template.ts";
import { school } from "./aSchool.ts";
import { tabletOf, type TestTablet } from "./aTablet.ts";

const pupils =
  "UPN,First name,Last name,Date of birth,Class\nR674123101121,Ada,Byron,2017-03-09,Kingfisher\nY123456789001,Bo,Ray,2016-02-04,Kingfisher\n";
const given = (text: string, answers: ListAnswers = {}, kind: ListKind = "pupils"): ListGiven => ({
  ...{ kind, answers },
  file: { name: "list.csv", bytes: new TextEncoder().encode(text) },
});
const planned = (view: ListView) => {
  if (view.state !== "planned") throw new Error(`Expected a plan: ${JSON.stringify(view)}`);
  return view;
};
const names = async (tablet: TestTablet, named: string) => (await tablet.sees("class", { class: named })).cards.map(({ name }) => name);

async function bring(tablet: TestTablet, list: ListGiven) {
  const { shown } = planned(await tablet.do("planImport", list));
  return tablet.do("applyImport", { ...list, shown });
}

describe("a list brought in on a leader's tablet", () => {
  it("is shown first and changes nothing, then comes in, and everybody of the class has it", async () => {
    const { server, office, named, join } = await school();
    const priya = tabletOf(server);
    await join("Priya Kaur", "priya", "teacher", priya);
    const view = planned(await office.do("planImport", given(pupils)));
    expect(view.rows.add.map(({ line }) => line)).toEqual([2, 3]);
    expect(view.columns.map(({ heading, field, samples }) => [heading, field, samples[0]])).toContainEqual([
      "First name",
      "firstName",
      "Ada",
    ]);
    expect(await names(office, named)).toEqual(["Amara", "Cai"]);

    expect(await office.do("applyImport", { ...given(pupils), shown: view.shown })).toEqual({ applied: true });
    await priya.do("syncNow", {});
    expect(await names(priya, named)).toEqual(["Ada", "Amara", "Bo", "Cai"]);
    expect((await office.sees("sync", {})).attention).toEqual([]);
    const again = planned(await office.do("planImport", given(pupils)));
    expect([again.nothing, again.rows.skip.map(({ code }) => code)]).toEqual([true, ["alreadyThere", "alreadyThere"]]);
  });

  it("is compared with what another leader has done meanwhile, and is shown anew when that changes it", async () => {
    const { server, office } = await school();
    const other = tabletOf(server);
    await other.do("signIn", { login: "ruth@meadowbank.example", password: goodPassword });
    const { shown } = planned(await office.do("planImport", given(pupils)));
    await bring(other, given(pupils.replace("Bo,Ray", "Bob,Ray")));
    const applied = await office.do("applyImport", { ...given(pupils), shown });
    if (applied.applied) throw new Error("Expected that it was shown anew.");
    expect(planned(applied.now).rows.change).toEqual([{ file: "list.csv", line: 3, columns: ["First name"] }]);
    expect(await bring(office, given(pupils))).toEqual({ applied: true });
  });

  it("asks what it must, and remembers for every leader what its columns hold", async () => {
    const { server, office } = await school();
    const list = (answers: ListAnswers) => given("Vorname,Nachname,Klasse\nAda,Byron,Ash\n", answers);
    const first = await office.do("planImport", list({}));
    expect(first).toMatchObject({ state: "asks", question: { code: "column", field: "firstName", why: "missing" } });
    const columns = { Vorname: "firstName", Nachname: "lastName", Klasse: "class" } as const;
    expect(await office.do("planImport", list({ columns }))).toMatchObject({
      state: "asks",
      question: { code: "newPlaces", places: [{ name: "Ash" }] },
    });
    expect(await bring(office, list({ columns, newPlaces: "make" }))).toEqual({ applied: true });
    const other = tabletOf(server);
    await other.do("signIn", { login: "ruth@meadowbank.example", password: goodPassword });
    const next = planned(await other.do("planImport", list({})));
    expect(next.columns.map(({ how }) => how)).toEqual(["remembered", "remembered", "remembered"]);
    expect(next.nothing).toBe(true);
  });

  it("leaves out rows that cannot be taken, by line and column, and brings the others in", async () => {
    const { office, named } = await school();
    const list = given(`${pupils}A123456789001,Cy,Lee,,Kingfisher\n`);
    const view = planned(await office.do("planImport", list));
    expect(view.rows.refuse).toMatchObject([{ code: "upnLetter", line: 4, column: "UPN" }]);
    await office.do("applyImport", { ...list, shown: view.shown });
    expect(await names(office, named)).toEqual(["Ada", "Amara", "Bo", "Cai"]);
  });

  it("brings back nobody who was erased", async () => {
    const { server, office, named } = await school();
    await bring(office, given(pupils));
    const ada = (await office.sees("class", { class: named })).cards.find(({ name }) => name === "Ada");
    await erase(
      { store: server.assembled.store, now: () => server.clock.now },
      { newUuid: v7, replica: "server0000000000" },
      { pupil: ada?.id ?? "", why: "request", by: "leader" },
    );
    const view = planned(await office.do("planImport", given(pupils)));
    expect(view.rows.skip.map(({ line, code }) => [line, code])).toEqual([
      [2, "erasedHere"],
      [3, "alreadyThere"],
    ]);
  });

  it("may be of targets, of a child who was made by hand, and of consents", async () => {
    const { office, amara } = await school();
    await bring(office, given("Pupil,Class,Target\nAmara Okoye,Kingfisher,Reaches for the bell\n", {}, "targets"));
    expect((await office.sees("pupilSetUp", { pupil: amara })).targets.map(({ wording }) => wording)).toContain("Reaches for the bell");
    expect(await bring(office, given("Pupil,Inside school\nAmara Okoye,yes\n", {}, "consents"))).toEqual({ applied: true });
    expect((await office.sees("sync", {})).attention).toEqual([]);
  });

  it("needs the school there, and is nobody's but a leader's", async () => {
    const { server, office, join } = await school();
    const priya = tabletOf(server);
    await join("Priya Kaur", "priya", "teacher", priya);
    expect(await priya.tried("planImport", given(pupils))).toEqual({ ok: false, code: "forbidden_stream" });
    expect(await priya.tried("applyImport", { ...given(pupils), shown: "" })).toEqual({ ok: false, code: "forbidden_stream" });
    office.network.on = false;
    expect(await office.tried("planImport", given(pupils))).toMatchObject({ ok: false, code: "offline" });
    expect(await office.tried("applyImport", { ...given(pupils), shown: "" })).toMatchObject({ ok: false, code: "offline" });
  });

  it("shows nothing of a column of passwords, and only the beginning of a long cell", async () => {
    const { office } = await school();
    const list = `First name,Last name,Password\n${"A".repeat(50)},Byron,hunter2\n`;
    const { columns } = planned(await office.do("planImport", given(list)));
    expect(columns.map(({ samples }) => samples)).toEqual([[`${"A".repeat(40)}…`], ["Byron"], []]);
    expect(await office.do("importTemplate", { kind: "targets" })).toEqual({ text: templateOf("targets") });
  });
});

describe("a list of staff", () => {
  const staff = "Name,Email,Role,Class\nPriya Kaur,priya@school.example,Teacher,Kingfisher\nTom Brennan,,TA,Kingfisher\n";
  const list = given(staff, {}, "staff");
  const known = async (tablet: TestTablet, name: string) => {
    const found = (await tablet.do("readStaff", {})).find(({ displayName }) => displayName === name);
    if (!found) throw new Error(`${name} is not on the staff`);
    return found;
  };

  it("gives each their role and nobody a sign-in: a leader makes their links, one by one", async () => {
    const { server, office, named } = await school();
    const view = planned(await office.do("planImport", list));
    expect([view.nothing, view.rows.add.length]).toEqual([false, 2]);
    expect(await office.do("applyImport", { ...list, shown: view.shown })).toEqual({ applied: true });
    const priya = await known(office, "Priya Kaur");
    expect(priya).toMatchObject({ hasAccount: false, link: null, grants: [{ role: "teacher", scope: { type: "class", id: named } }] });
    const { link } = await office.do("inviteAgain", { person: priya.id });
    const hers = tabletOf(server);
    await hers.do("claimInvitation", { secret: secretOf(link), login: "priya", password: goodPassword });
    await hers.do("syncNow", {});
    expect(await names(hers, named)).toEqual(["Amara", "Cai"]);
    expect((await office.sees("sync", {})).attention).toEqual([]);
  });

  it("brought in again changes nothing, and gives no role again that a leader has ended", async () => {
    const { office } = await school();
    await bring(office, list);
    expect(planned(await office.do("planImport", list))).toMatchObject({ nothing: true, rows: { add: [], change: [] } });
    const [teaches] = (await known(office, "Priya Kaur")).grants;
    await office.do("endGrant", { grant: teaches?.id ?? "" });
    const again = planned(await office.do("planImport", list));
    expect([again.nothing, again.rows.skip.map(({ code }) => code)]).toEqual([true, ["endedHere", "alreadyThere"]]);
    expect((await known(office, "Priya Kaur")).grants).toEqual([]);
  });

  it("that was cut off half-way gives the rest when it is brought in again", async () => {
    const { office } = await school();
    const { shown } = planned(await office.do("planImport", list));
    const tomsRole = (path: string, init: RequestInit | undefined) =>
      path === "/identity/grants" && typeof init?.body === "string" && init.body.includes('"ta"');
    office.network.between = (path, init) => (tomsRole(path, init) ? Promise.reject(new TypeError("cut off")) : null);
    expect(await office.tried("applyImport", { ...list, shown })).toMatchObject({ ok: false, code: "unreachable" });
    office.network.between = null;
    expect((await known(office, "Priya Kaur")).grants).toHaveLength(1);
    expect(planned(await office.do("planImport", list)).rows.change.map(({ line }) => line)).toEqual([3]);
    await bring(office, list);
    expect((await known(office, "Tom Brennan")).grants.map(({ role }) => role)).toEqual(["ta"]);
    expect((await known(office, "Priya Kaur")).grants).toHaveLength(1);
  });

  it("makes the class it names, and gives the role in it", async () => {
    const { office } = await school();
    const heron = given(staff.replaceAll("Kingfisher", "Heron"), { newPlaces: "make" }, "staff");
    await bring(office, heron);
    const [grant] = (await known(office, "Tom Brennan")).grants;
    expect((await office.sees("places", {})).find(({ name }) => name === "Heron")?.id).toBe(
      grant?.scope.type === "class" ? grant.scope.id : "",
    );
  });
});
