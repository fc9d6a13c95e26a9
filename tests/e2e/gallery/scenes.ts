import type { FixtureSchool } from "../../fixtures/fixtureSchool.ts";
import type { PupilCard } from "../../../src/client/views/classScreen.ts";
import type { Went } from "../../../src/domain/answer.ts";
import { areas, at, cards, record } from "../../fixtures/kingfisher.ts";
import { bankStrands } from "../../fixtures/plan.ts";
import { asking, columnAsked, noHeadings, planned, plannedBadly } from "../../fixtures/lists.ts";
import type { ListView } from "../../../src/client/views/importing.ts";

export interface Scene {
  path: string;
  /** What is different about the school in this scene. */
  school?: (school: FixtureSchool) => void;
  /** Buttons to press before looking, by how their accessible names begin. */
  press?: string[];
  /** Typed into the first field there is, after that. */
  type?: string;
  /** A file is chosen then, and these are pressed after it. */
  choose?: string;
  then?: string[];
}

const pupils = (count: number) => (school: FixtureSchool) => {
  school.cards = Array.from({ length: count }, (_, index) => {
    const card = cards[index % cards.length];
    if (!card) throw new Error("the fixture has no cards");
    return index < cards.length
      ? card
      : { ...card, id: `${card.id}-${index}`, name: `${card.name} ${String.fromCharCode(65 + index)}`, state: null, away: null };
  });
};

/** What a role may do with each child, as the tablet mirrors it. */
const mayOnly = (school: FixtureSchool, may: PupilCard["may"]) => {
  school.cards = school.cards.map((card) => ({ ...card, may }));
};

const leader = (school: FixtureSchool) => {
  school.session.roles = ["leader"];
  school.session.may = { record: false, invite: true, editSchool: true, seePlans: true, seePhase: true };
  mayOnly(school, { record: false, mark: true, notOffered: true });
};

const phaseLeader = (school: FixtureSchool) => {
  school.session.roles = ["phaseLeader"];
  school.session.may = { record: true, invite: true, editSchool: false, seePlans: true, seePhase: true };
};

/** Who leads the school looks at somebody who leads a phase. */
const withAPhaseLeader = (school: FixtureSchool) => {
  leader(school);
  school.staff = school.staff.map((one) =>
    one.id === "leanne"
      ? { ...one, grants: one.grants.map((grant) => ({ ...grant, role: "phaseLeader", scope: { type: "phase", id: "phase-2" } })) }
      : one,
  );
};

const specialist = (school: FixtureSchool) => {
  school.session.roles = ["specialist"];
  school.session.may = { record: true, invite: false, editSchool: false, seePlans: false, seePhase: false };
  school.may = { didntHappen: false };
  mayOnly(school, { record: true, mark: false, notOffered: true });
};

/** A leader who brings in a list, which comes to these step by step. */
const lists =
  (...views: ListView[]) =>
  (school: FixtureSchool) => {
    leader(school);
    school.lists = views;
  };

const legal =
  "When lifted arms are modelled and the sling shown, raises one arm, touch cue only, in 4 of 5 transfers with two different adults";

/** A child of whom eighty things were written today: a day in hospital school, or a sensory story of forty minutes. */
const eightyRecords = (school: FixtureSchool) => {
  const own = school.records.filter(({ pupil }) => pupil === "cai");
  school.records = Array.from({ length: 80 }, (_, at) => own.map((record) => ({ ...record, id: `${record.id}-${at}` })))
    .flat()
    .slice(0, 80)
    .map((record, at) => ({ ...record, observedAt: record.observedAt - at * 4 * 60_000 }));
};

/** A class of twelve with long names, and long targets of each of them. */
const longNames = (school: FixtureSchool) => {
  pupils(12)(school);
  const names = ["Oluwaseunfunmi", "Maximilian-Alexander", "Anne-Marie Siobhán"];
  school.cards = school.cards.map((card, index) => ({ ...card, name: names[index] ?? card.name }));
};
const longTargets = (school: FixtureSchool) => {
  longNames(school);
  const [first] = school.targets;
  if (first)
    school.targets = school.cards.flatMap(({ id }, index) =>
      [0, 1].map((at) => ({ ...first, id: `${id}-${at}`, pupil: id, wording: index % 2 === at ? legal : first.wording })),
    );
};

const asks = (school: FixtureSchool) => {
  school.now = at("11:12");
  school.asks = true;
};

const afterSchool = (school: FixtureSchool) => {
  school.now = at("15:12");
};

const pastedList = [
  "Cai will look at one of two objects for 3 seconds with an adult waiting.",
  "Cai will press a switch to restart music 3 out of 5 times.",
  "Hold head up in standing frame for one song.",
  "To enjoy hydrotherapy.",
  "Opens his hand for the spoon at snack and lunch.",
].join("\n");

const watches = (school: FixtureSchool) => {
  school.taken = "massage";
  school.now = at("13:40");
  for (const target of school.targets) if (target.id === "target-6") target.activities = ["massage"];
};

/** Two pictures of the record just saved. */
const pictured = (school: FixtureSchool) => {
  const [latest] = school.records;
  if (latest) latest.pictures = ["picture-1", "picture-2"];
};

/** A story that watches every area of engagement beside its targets. */
const watchesAll = (school: FixtureSchool) => {
  school.activities = school.activities.map((one) => (one.id === "story" ? { ...one, areas: areas.map(({ id }) => id) } : one));
};

/** Personal, social and physical targets, one or two a child; Cai, Dilys and Maryam have none. */
const withPsp = (school: FixtureSchool) => {
  const said: [pupil: string, area: string, wording: string, last?: Went][] = [
    ["amara", "personal-care", "Puts her bag on the peg and comes in", "bitOfHelp"],
    ["amara", "social-together", "Waits for a friend to finish before she takes the drum"],
    ["bilal", "physical-handling", "Pours his own drink from the small jug", "lotsOfHelp"],
    ["ewan", "personal-feelings", "Goes to the quiet corner when it is loud"],
    ["femi", "physical-moving", "Walks to the minibus with one adult beside him", "onOwn"],
    ["femi", "social-community", "Says hello at the front desk"],
    ["grace", "personal-care", "Zips her coat to the top"],
    ["theo", "social-together", "Passes the snack plate on"],
  ];
  const made = said.map(([pupil, area, wording, last = null], at) => ({
    ...{ id: `psp-${at}`, pupil, wording, area, last },
    ...{ counts: null, doesntCount: null, activities: [] },
  }));
  school.targets = [...school.targets, ...made];
  school.records.unshift(
    record("p1", "bilal", "10:43", {
      target: { id: "psp-2", wording: "Pours his own drink from the small jug" },
      how: { went: "bitOfHelp", tally: { times: 2 } },
      activity: null,
    }),
  );
};

/** Three small steps are watched for in Cai. */
const watched = (school: FixtureSchool) => {
  school.watchFor = bankStrands.slice(0, 3).flatMap(({ levels }) => levels[3]?.steps.slice(0, 1) ?? []);
};

/** A supply adult was named this morning. */
const someoneNew = (school: FixtureSchool) => {
  const jo = { role: "supply", name: "Jo" } as const;
  school.remembered = { ...school.remembered, seenBy: { story: jo }, typed: [jo] };
};

/** One of each thing that a person must decide, and two records that wait. */
const attention = (school: FixtureSchool) => {
  const [first, second] = school.records;
  if (!first || !second) throw new Error("the fixture has no records");
  school.pill = { state: "attention", count: 5, waiting: 2, oldest: at("9:40") };
  school.sync = {
    ...school.sync,
    trouble: "offline",
    shut: 2,
    waiting: [
      { act: "a1", pupilName: "Cai", record: first, kind: "observation", at: at("10:42") },
      { act: "a2", pupilName: "Dilys", record: null, kind: "state", at: at("9:40") },
    ],
    attention: [
      {
        ...{ type: "refused", id: "x1", code: "conflict", kind: "observation", pupilName: "Theo", at: at("10:41") },
        ...{ records: [second], mayKeep: true },
      },
      {
        type: "replaced",
        id: "x2",
        kind: "target",
        group: "statement",
        pupilName: "Cai",
        mine: { type: "texts", texts: ["Looks at one of two objects for 5 seconds"] },
        mineAt: at("10:31"),
        theirs: { type: "texts", texts: ["Looks at one of two objects for 3 seconds"] },
        theirsAt: at("10:36"),
        who: "Tom B.",
      },
      {
        type: "dispute",
        id: "x3",
        target: "target-7",
        pupilName: "Cai",
        wording: "Presses the switch to restart the music",
        choices: [
          {
            transition: "t1",
            who: "Priya K.",
            mine: true,
            at: at("9:50"),
            action: "adjust",
            why: "Too hard while he is tired",
            successor: "Presses the switch, touch cue",
          },
          {
            transition: "t2",
            who: "Tom B.",
            mine: false,
            at: at("9:55"),
            action: "nextStep",
            why: null,
            successor: "Presses the switch twice",
          },
        ],
      },
    ],
  };
};

const home = "/class/kingfisher";
const cai = "/class/kingfisher/cai";

export const scenes: Record<string, Scene> = {
  class: { path: home },
  "class-first": { path: "/" },
  "class-start": { path: cai, school: (school) => void school.records.splice(0, 1) },
  targets: { path: cai },
  "targets-watches-all": { path: cai, school: watchesAll },
  "watch-for": { path: cai, school: watched, press: ["Watch for"] },
  "watch-for-beside": {
    path: cai,
    school: (school) => {
      watched(school);
      watchesAll(school);
    },
  },
  "targets-new-adult": { path: cai, school: someoneNew },
  "targets-new-adult-watches-all": {
    path: cai,
    school: (school) => {
      someoneNew(school);
      watchesAll(school);
    },
  },
  engagement: { path: cai, press: ["Engagement", "Anticipation", "Stilled"] },
  others: { path: cai, press: ["Other targets"] },
  note: { path: cai, press: ["Note", "Femi"] },
  tally: { path: cai, press: ["Tally: Looks at one of two objects for 3 seconds", "Worked", "Worked", "Didn’t", "Worked", "Worked"] },
  exact: { path: cai, press: ["Exact help"] },
  "how-much": { path: cai, press: ["Exact help", "How long, how far", "metres", "Two to one"] },
  "how-much-said": {
    path: cai,
    school: (school) => {
      const [first] = school.records;
      if (first)
        first.how = {
          ...first.how,
          measure: { value: 12.5, unit: "m" },
          hands: "walker",
          equipment: "the blue walker with the tray",
          waited: 30,
        };
    },
    press: ["Exact help", "How long, how far"],
  },
  words: { path: cai, press: ["Words"] },
  picture: { path: cai, press: ["Picture"] },
  "picture-none": { path: "/class/kingfisher/femi", press: ["Picture"] },
  "picture-off": { path: cai, school: (school) => void (school.taken = "hydro"), press: ["Picture"] },
  wrongPupil: { path: cai, press: ["Wrong pupil"] },
  didntJoin: { path: cai, press: ["Didn’t join in"] },
  lastFive: { path: home, press: ["Last five"] },
  activity: { path: home, school: asks },
  "activity-offline": {
    path: home,
    school: (school) => {
      asks(school);
      school.sync.trouble = "offline";
    },
  },
  "activity-missed": { path: home, school: asks, press: ["It didn’t happen"] },
  "engagement-watched": { path: cai, school: watches, press: ["Anticipation"] },
  "targets-watched": { path: cai, school: watches },
  "note-waits": {
    path: home,
    school: (school) => {
      school.remembered.notes = { "1": { class: "kingfisher", pupils: ["cai", "femi"], words: "Second time this week" } };
    },
  },
  "wrongPupil-name": {
    path: cai,
    school: (school) => {
      const [first] = school.records;
      if (first) first.words = "Cai held on.";
    },
    press: ["Wrong pupil"],
  },
  "specialist-class": { path: home, school: specialist },
  "leader-class": { path: home, school: leader },
  caseload: {
    path: "/class/caseload",
    school: (school) => {
      school.session = { ...school.session, roles: ["specialist"], classes: [], caseload: true, lastClass: null };
    },
  },
  "group-leader": { path: "/group/kingfisher", school: leader },
  "group-empty": {
    path: "/group/kingfisher",
    school: (school) => {
      school.taken = "care";
    },
  },
  "full-line": {
    path: home,
    school: (school) => {
      school.refuses = "quota";
      school.device = { ...school.device, updateReady: true };
    },
    press: ["+1"],
  },
  seenByOthers: { path: home, press: ["Seen by: Me. Change", "Others of the school"] },
  offline: {
    path: home,
    school: (school) => {
      school.pill = { state: "saved", waiting: 12, oldest: at("8:40") };
      school.sync.trouble = "offline";
    },
  },
  empty: {
    path: "/class/goldcrest",
    school: (school) => {
      school.pill = { state: "upToDate", waiting: 0, oldest: null, at: at("10:38"), lately: true };
      school.sync.trouble = null;
    },
  },
  loading: { path: home, school: (school) => void school.stuck.push("class") },
  receiving: {
    path: home,
    school: (school) => {
      school.cards.splice(6);
      school.pill = { state: "receiving", waiting: 0, oldest: null, done: 6, of: 10 };
      school.sync.trouble = null;
    },
  },
  failed: { path: home, school: (school) => void school.failing.push("class") },
  full: { path: cai, school: (school) => void (school.refuses = "quota"), press: ["A bit of help"] },
  one: { path: home, school: pupils(1) },
  twelve: { path: home, school: pupils(12) },
  fourteen: { path: home, school: pupils(14) },
  "fourteen-open": { path: cai, school: pupils(14) },
  long: {
    path: home,
    school: (school) => {
      school.cards = school.cards.map((card, index) => ({
        ...card,
        name: ["Oluwaseunfunmi", "Maximilian-Alexander", "Anne-Marie Siobhán", "Bartholomew", "Xóchitl"][index % 5] ?? card.name,
        helpsLine: `${card.helpsLine ?? ""} · waits for the count of five · prefers the left side and a quiet voice`,
      }));
      const [first] = school.records;
      if (first?.target)
        first.target.wording =
          "When the page is about to turn and the adult waits 20 s, looks towards the book, on own, 3 of 5 pages, with two adults, by M4";
    },
  },
  "long-targets": {
    path: cai,
    school: (school) => {
      for (const target of school.targets)
        if (target.pupil === "cai")
          target.wording =
            "When lifted arms are modelled and the sling shown, raises one arm, touch cue only, in 4 of 5 transfers with two different adults";
    },
  },
  group: { path: "/group/kingfisher" },
  swim: {
    path: "/group/kingfisher",
    school: (school) => {
      school.taken = "hydro";
      school.now = at("11:34");
      school.records.unshift(
        record("r6", "cai", "11:34", {
          target: { id: "target-9", wording: "Kicks to start the jets" },
          how: { went: "notYet" },
          activity: "Hydro",
          precision: "session",
          observedAt: at("9:30"),
          seenBy: { me: false, name: "Tom" },
        }),
      );
    },
  },
  psp: {
    path: "/group/kingfisher",
    school: (school) => {
      withPsp(school);
      school.taken = null;
    },
  },
  "psp-long": {
    path: "/group/kingfisher",
    school: (school) => {
      withPsp(school);
      school.taken = null;
      school.cards = school.cards.map((card, at) => ({
        ...card,
        name: `${["Oluwaseunfunmi", "Maximilian-Alexander", "Anne-Marie Siobhán"][at % 3] ?? ""} ${card.name}`,
      }));
      school.targets = school.targets.map((target) => ({
        ...target,
        wording: `${target.wording}, when the bell has gone and one adult waits beside the door, in 4 of 5 mornings`,
      }));
    },
  },
  "psp-asked": { path: "/group/kingfisher", school: withPsp, press: ["PSP today"] },
  "psp-stands-in": {
    path: "/group/kingfisher",
    school: (school) => {
      withPsp(school);
      school.takesPart = ["dilys", "femi"];
    },
  },
  "psp-afterwards": {
    path: "/group/kingfisher",
    school: (school) => {
      withPsp(school);
      school.taken = null;
    },
    press: ["When: Now. Change", "This morning"],
  },
  "group-none": { path: "/group/kingfisher", school: (school) => void (school.taken = null) },
  pickActivity: { path: home, press: ["Activity now: Sensory story 10:40. Change activity"] },
  pickSeenBy: { path: home, press: ["Seen by: Me. Change"] },
  pickCover: { path: home, press: ["Seen by: Me. Change", "Cover, or someone else"] },
  pickWhen: { path: home, press: ["When: Now. Change"] },
  pickClass: { path: home, press: ["Class: Kingfisher. Change class"] },
  state: { path: home, press: ["Cai, State: not said. Change"] },
  "state-away-until": { path: home, press: ["Cai, State: not said. Change", "Away until…"], type: "2025-12-12" },
  person: { path: home, press: ["Signed in: Priya"] },
  "person-pin": { path: home, press: ["Signed in: Priya", "Change my PIN"] },
  signin: { path: "/", school: (school) => void (school.device.current = null), press: ["Tom B."] },
  "signin-refused": {
    path: "/",
    school: (school) => {
      school.device.current = null;
      school.refuses = "pin_gone";
    },
    ...{ press: ["Tom B."], type: "905316" },
  },
  "signin-wrong": { path: "/", school: (school) => void (school.device.current = null), press: ["Tom B."], type: "905316" },
  "signin-choose": {
    path: "/",
    school: (school) => {
      school.device.current = null;
      school.device.arriving = { person: "tom", name: "Tom B.", next: "choosePin", why: null, unsent: 0 };
    },
  },
  "signin-forgot": {
    path: "/",
    school: (school) => {
      school.device.current = null;
      school.device.arriving = { person: "tom", name: "Tom B.", next: "pinGone", why: null, unsent: 3 };
    },
  },
  "signin-forgot-asked": {
    path: "/",
    school: (school) => {
      school.device.current = null;
      school.device.arriving = { person: "tom", name: "Tom B.", next: "pinGone", why: null, unsent: 0 };
    },
    press: ["Ask a leader"],
  },
  "signin-second-step": {
    path: "/",
    school: (school) => {
      school.device.current = null;
      school.device.arriving = { person: "marcia", name: "Marcia A.", next: "secondStep", why: null, unsent: 0 };
    },
  },
  "signin-second-step-wrong": {
    path: "/",
    school: (school) => {
      school.device.current = null;
      school.device.arriving = { person: "marcia", name: "Marcia A.", next: "secondStep", why: null, unsent: 0 };
    },
    press: ["Use a recovery code"],
    type: "kp7w-m3nd",
    then: ["Go on"],
  },
  "signin-second-step-new": {
    path: "/",
    school: (school) => {
      school.device.current = null;
      school.device.arriving = { person: "marcia", name: "Marcia A.", next: "setUpStep", why: null, unsent: 0 };
    },
  },
  "signin-second-step-codes": {
    path: "/",
    school: (school) => {
      school.device.current = null;
      school.device.arriving = { person: "marcia", name: "Marcia A.", next: "setUpStep", why: null, unsent: 0 };
    },
    type: "123456",
    then: ["Set it up"],
  },
  "second-step-link": {
    path: "/join#step-Qp7vT0q8mR4nB6wC1zK9sY3dF5gH7aLx",
    school: (school) => {
      school.device.current = null;
    },
  },
  "second-step-own": { path: "/school", school: leader, press: ["Signed in:", "My second step"] },
  "second-step-own-codes": { path: "/school", school: leader, press: ["Signed in:", "My second step", "New recovery codes"] },
  "school-staff-second-step": { path: "/school", school: withAPhaseLeader, press: ["Leanne O.", "Reset their second step"] },
  "school-staff-second-step-link": {
    path: "/school",
    school: withAPhaseLeader,
    press: ["Leanne O.", "Reset their second step", "Make the link"],
  },
  "signin-again": {
    path: "/",
    school: (school) => {
      school.device.current = null;
      school.device.arriving = { person: "tom", name: "Tom B.", next: "signIn", why: "unlock_ran_out", unsent: 3 };
    },
  },
  "signin-first": {
    path: "/",
    school: (school) => {
      school.device.current = null;
      school.device.people = [];
    },
  },
  insecure: { path: "/", school: (school) => void (school.device.problem = "insecure") },
  blockedUpgrade: { path: "/", school: (school) => void (school.device.problem = "blockedUpgrade") },
  notSetUp: { path: "/", school: (school) => void (school.device.problem = "notSetUp") },
  reload: { path: home, school: (school) => void (school.device.problem = "reloadNeeded") },
  setUp: { path: "/setup#Jx2vT0q8mR4nB6wC1zK9sY3dF5gH7aLp", school: (school) => void (school.device.problem = "notSetUp") },
  "setUp-demo": { path: "/setup#Jx2vT0q8mR4nB6wC1zK9sY3dF5gH7aLp", press: ["Load the demonstration school"] },
  join: { path: "/join#Jx2vT0q8mR4nB6wC1zK9sY3dF5gH7aLp", school: (school) => void (school.device.current = null) },
  "join-reset": { path: "/join#reset-0q8mR4nB6wC1zK9sY3dF5gH7aLp", school: (school) => void (school.device.current = null) },
  "join-used": {
    path: "/join#Jx2vT0q8mR4nB6wC1zK9sY3dF5gH7aLp",
    school: (school) => {
      school.device.current = null;
      school.refuses = "link_used";
    },
  },
  "link-cut": { path: "/join", school: (school) => void (school.device.current = null) },
  emptied: {
    path: "/",
    school: (school) => {
      school.device.current = null;
      school.device.problem = "emptied";
      school.device.people = [];
    },
  },
  "signin-cleared": {
    path: "/",
    school: (school) => {
      school.device.current = null;
      school.device.problem = "emptied";
      school.device.people = school.device.people.map((one) => (one.id === "tom" ? { ...one, cleared: true, waiting: 0 } : one));
    },
    press: ["Tom B."],
  },
  "signin-left": {
    path: "/",
    school: (school) => {
      school.device.current = null;
      school.device.people = school.device.people.filter(({ id }) => id !== "tom");
      school.device.farewell = { tileName: "Tom B.", told: false };
    },
  },
  restored: { path: home, school: (school) => void (school.session.emptied = { lost: 3 }) },
  ended: {
    path: home,
    school: (school) => {
      school.session.classes = [];
      school.session.ended = [{ id: "kingfisher", name: "Kingfisher", until: "2025-12-02" }];
    },
  },
  noClass: { path: "/", school: (school) => void (school.session.classes = []) },
  sync: { path: "/saved", school: attention },
  "sync-pictures": {
    path: "/saved",
    school: (school) => {
      attention(school);
      school.sync.pictures = { pictures: 14, bytes: 12_400_000, waiting: { pictures: 2, bytes: 4_100_000 } };
    },
  },
  "sync-receiving": {
    path: "/saved",
    school: (school) => {
      school.pill = { state: "receiving", waiting: 2, oldest: at("10:37"), done: 4_120, of: 28_900 };
      school.sync.trouble = null;
    },
  },
  "sync-done": {
    path: "/saved",
    school: (school) => {
      school.pill = { state: "upToDate", waiting: 0, oldest: null, at: at("10:43"), lately: true };
    },
  },
  "sync-signIn": {
    path: "/saved",
    school: (school) => {
      school.pill = { state: "signIn", waiting: 3, oldest: at("10:37") };
      school.sync.trouble = "unauthenticated";
      school.session.signedIn = false;
    },
    press: ["Sign in to send"],
  },
  unreachable: {
    path: home,
    school: (school) => void (school.pill = { state: "unreachable", since: at("10:15"), waiting: 3, oldest: at("10:37") }),
  },
  "catch-up": { path: "/catch-up/kingfisher", school: afterSchool },
  "catch-up-before": { path: "/catch-up/kingfisher", school: afterSchool, press: ["Wednesday 3 December"] },
  "catch-up-open": { path: "/catch-up/kingfisher", school: afterSchool, press: ["Cai, Snack"] },
  "catch-up-note": { path: "/catch-up/kingfisher", school: afterSchool, press: ["Cai, Snack", "Note"] },
  "catch-up-didnt-join": { path: "/catch-up/kingfisher", school: afterSchool, press: ["Cai, Snack", "Didn’t join in"] },
  "catch-up-early": {
    path: "/catch-up/kingfisher",
    school: (school) => {
      school.now = at("8:10");
    },
  },
  plans: { path: "/plans" },
  phase: { path: "/phase", school: phaseLeader },
  "phase-open": { path: "/phase", school: phaseLeader, press: ["Kingfisher Brook", "Otter Stream"] },
  "phase-no-chance": { path: "/phase/phase-2/any/no-chance", school: phaseLeader },
  "phase-class": { path: "/phase/phase-2/dragonfly/not-agreed", school: phaseLeader },
  "phase-long": {
    path: "/phase/phase-2/kingfisher",
    school: (school) => {
      phaseLeader(school);
      pupils(14)(school);
      school.cards = school.cards.map((card) => ({ ...card, name: `${card.name}-Maximilian Oluwaseunfunmi` }));
    },
  },
  "phase-leader": {
    path: "/phase/phase-2/otter",
    school: (school) => {
      leader(school);
      school.phase = "notHeld";
    },
  },
  "phase-empty": {
    path: "/phase",
    school: (school) => {
      phaseLeader(school);
      school.phase = "empty";
    },
  },
  "phase-loading": {
    path: "/phase",
    school: (school) => {
      phaseLeader(school);
      school.stuck.push("phase");
    },
  },
  "phase-receiving": {
    path: "/phase",
    school: (school) => {
      phaseLeader(school);
      school.pill = { state: "receiving", waiting: 0, oldest: null, done: 6, of: 10 };
    },
  },
  "pupil-plan": { path: "/pupil/cai/plan" },
  "pupil-plan-last-year": { path: "/pupil/cai/plan", press: ["2024-25"] },
  "pupil-plan-next-year": { path: "/pupil/cai/plan", press: ["2026-27"] },
  "pupil-plan-year-agreed": { path: "/pupil/cai/plan", press: ["2024-25"], then: ["Change"] },
  "pupil-plan-empty": {
    path: "/pupil/dilys/plan",
    school: (school) => {
      school.emptyPlan = true;
    },
  },
  "pupil-plan-assistant": {
    path: "/pupil/cai/plan",
    school: (school) => {
      school.mayPlan = { plan: false, outcomes: false, page: true, support: false, programmes: false };
    },
  },
  "pupil-paste": { path: "/pupil/cai/plan", press: ["Paste a list"], type: pastedList },
  "pupil-paste-again": {
    ...{ path: "/pupil/cai/plan", press: ["Paste a list"] },
    type: "Looks at one of two objects for 3 seconds\nWaves to say goodbye",
  },
  "pupil-target": { path: "/pupil/cai/plan", press: ["New target", "Say it in parts"] },
  "pupil-target-edit": { path: "/pupil/cai/plan", press: ["Edit: Looks at one"] },
  "pupil-target-step": { path: "/pupil/cai/plan", press: ["Edit: Looks at one", "Choose another step"] },
  "pupil-next": { path: "/pupil/cai/plan", press: ["Next step: Looks"] },
  "pupil-adjust": { path: "/pupil/cai/plan", press: ["Adjust: Looks"] },
  "pupil-stop": { path: "/pupil/cai/plan", press: ["Stop: Looks"] },
  "pupil-outcome": { path: "/pupil/cai/plan", press: ["Add an outcome"] },
  "pupil-watch-for": { path: "/pupil/cai/plan", school: watched, press: ["Choose what to watch for"] },
  "pupil-strategy": { path: "/pupil/cai/plan", press: ["Same song"] },
  "pupil-year-plan": { path: "/pupil/cai/plan", press: ["Change"] },
  "pupil-my-page": { path: "/pupil/cai/plan", press: ["Edit my page"] },
  "pupil-evidence": { path: "/pupil/cai/evidence" },
  "pupil-evidence-eighty": { path: "/pupil/cai/evidence", school: eightyRecords },
  "pupil-evidence-none": { path: "/pupil/hana/evidence", press: ["Notes"] },
  "pupil-evidence-pictures": { path: "/pupil/cai/evidence", school: pictured, press: ["Pictures"] },
  "pupil-correct": { path: "/pupil/cai/evidence", press: ["Correct: Looks"] },
  "pupil-remark": { path: "/pupil/cai/evidence", press: ["Add a remark"] },
  "pupil-wrong": { path: "/pupil/cai/evidence", press: ["Correct: Looks", "Wrong pupil"] },
  "pupil-pictures": { path: "/pupil/cai/evidence", school: pictured },
  "pupil-picture": { path: "/pupil/cai/evidence", school: pictured, press: ["Picture 1", "Take this picture away"] },
  "pupil-profile": { path: "/pupil/cai/profile" },
  "pupil-profile-table": { path: "/pupil/cai/profile", press: ["Engagement: as a table", "Brook levels by data point: as a table"] },
  "pupil-journey": { path: "/pupil/cai/profile", press: ["Looks at one"] },
  "pupil-journey-table": { path: "/pupil/cai/profile", press: ["Looks at one", "Looks at one of two objects for 3 seconds: as a table"] },
  "pupil-profile-own": { path: "/pupil/cai/profile", school: (school) => void (school.evidenceHeld = "own") },
  "pupil-profile-leader": { path: "/pupil/cai/profile", school: (school) => void (school.evidenceHeld = "none") },
  "pupil-profile-empty": { path: "/pupil/dilys/profile", school: (school) => void (school.emptyPlan = true) },
  "pupil-profile-long-names": {
    path: "/pupil/cai/profile",
    school: (school) => {
      for (const target of school.targets)
        target.wording =
          "When lifted arms are modelled and the sling shown, raises one arm, touch cue only, in 4 of 5 transfers with two different adults";
    },
    press: ["When lifted"],
  },
  "pupil-long": { path: "/pupil/cai/profile", press: ["The long view"] },
  "pupil-long-empty": { path: "/pupil/dilys/profile", school: (school) => void (school.emptyPlan = true), press: ["The long view"] },
  "pupil-record": { path: "/pupil/cai/record" },
  "pupil-record-plan": { path: "/pupil/cai/record", press: ["The plan"] },
  "pupil-record-offline": { path: "/pupil/cai/record", school: (school) => void (school.refuses = "offline") },
  "pupil-record-unreachable": {
    path: "/pupil/dilys/record",
    school: (school) => {
      school.refuses = "unreachable";
      school.emptyPlan = true;
    },
  },
  "pupil-support": { path: "/pupil/cai/support" },
  "pupil-support-new": { path: "/pupil/cai/support", press: ["Add support"] },
  "pupil-support-none": { path: "/pupil/dilys/support", school: (school) => void (school.emptyPlan = true) },
  "pupil-support-assistant": {
    path: "/pupil/cai/support",
    school: (school) => void (school.mayPlan = { plan: false, outcomes: false, page: true, support: false, programmes: false }),
    press: ["Ended (1)"],
  },
  "pupil-programme-new": { path: "/pupil/cai/support", press: ["Add a programme"] },
  "pupil-programme-edit": { path: "/pupil/cai/support", press: ["Edit: Signs for the morning"] },
  "pupil-programme-review": { path: "/pupil/cai/support", press: ["Reviewed: Standing"] },
  "pupil-programme-end": { path: "/pupil/cai/support", press: ["End: Standing"] },
  week: { path: "/paper/week" },
  "week-more": { path: "/paper/week", press: ["More of Cai"] },
  "week-long": { path: "/paper/week", school: longNames },
  "week-cover": { path: "/paper/week", school: (school) => void (school.evidenceHeld = "own") },
  "week-leader": { path: "/paper/week", school: (school) => void (school.evidenceHeld = "none") },
  "week-nothing": { path: "/paper/week", school: (school) => void (school.emptyPlan = true) },
  glance: { path: "/paper/glance" },
  "glance-long": { path: "/paper/glance", school: longTargets },
  "glance-not-chosen": { path: "/paper/glance", school: (school) => void (school.taken = "care") },
  "glance-none": { path: "/paper/glance", school: pupils(0) },
  school: { path: "/school", school: leader },
  "school-year": { path: "/school", school: leader, press: ["Begin 2026–27"] },
  "school-ipads": { path: "/school", school: leader, press: [] },
  "school-ipad": { path: "/school", school: leader, press: ["iPad 2 1 person"] },
  "school-ipad-losing": { path: "/school", school: leader, press: ["iPad 2 1 person", "Lost or stolen"] },
  "school-ipad-lost": { path: "/school", school: leader, press: ["Hall Lost or stolen"] },
  "signin-revoked": {
    path: "/",
    school: (school) => {
      school.device = { ...school.device, current: null, people: [], revoked: true };
    },
  },
  "school-year-late": {
    path: "/school",
    school: (school) => {
      leader(school);
      school.now = Date.parse("2026-06-12T09:00:00Z");
    },
  },
  "school-modules": { path: "/school", school: leader, press: ["Change modules"] },
  "school-closure": { path: "/school", school: leader, press: ["May bank holiday"] },
  "school-closure-new": { path: "/school", school: leader, press: ["Add a closure", "Add the closure"] },
  "school-pupil": { path: "/school", school: leader, press: ["Cai targets and card"] },
  "school-pupil-again": {
    path: "/school",
    school: leader,
    press: ["Cai targets and card"],
    type: "• Looks at one of two objects for 3  seconds\nWaves to say goodbye",
  },
  "school-pupil-leaving": { path: "/school", school: leader, press: ["Cai targets and card", "Has left the school"] },
  "school-pupil-left": {
    path: "/school",
    school: leader,
    press: ["Cai targets and card", "Has left the school", "Cai has left", "Pupils who have left"],
  },
  "school-pupil-erase": {
    path: "/school",
    school: leader,
    press: ["Cai targets and card", "Has left the school", "Cai has left", "Pupils who have left", "Erase… Cai", "Erase for good"],
  },
  "school-ipad-new": { path: "/school", school: leader, press: ["Add an iPad"] },
  "school-audit": { path: "/school", school: leader, press: ["Show who did what"] },
  "school-audit-readings": { path: "/school", school: leader, press: ["Show who read about a child"] },
  "school-audit-differs": {
    path: "/school",
    school: (school) => {
      leader(school);
      school.backup = { scheduled: true, coversTo: school.now - 5 * 86_400_000, failedAt: school.now - 3_600_000 };
      school.witness = { agree: 2, differ: 1 };
    },
    press: ["Show who did what", "Show earlier"],
  },
  "school-pupils": { path: "/school", school: leader, press: ["Add pupils"] },
  "school-choose": { path: "/school", school: leader, press: ["Choose pupils"] },
  "school-group": { path: "/school", school: leader, press: ["Choir", "Choose pupils"] },
  "school-activity": { path: "/school", school: leader, press: ["Add an activity"] },
  "school-class": { path: "/school", school: leader, press: ["Add one"] },
  "school-invite": { path: "/school", school: leader, press: ["Invite somebody"] },
  "school-link": { path: "/school", school: leader, press: ["Gethin P.", "New link"] },
  "school-activity-open": { path: "/school", school: leader, press: ["Hydro", "Add a time"] },
  "school-class-change": { path: "/school", school: leader, press: ["Change Kingfisher"] },
  "school-class-ended": {
    path: "/school",
    school: (school) => {
      leader(school);
      school.lastDays = { choir: "2025-11-28" };
    },
    press: ["Ended", "Change Choir"],
  },
  "school-activity-ending": { path: "/school", school: leader, press: ["Hydro", "No longer happens"] },
  "school-activity-ended": {
    path: "/school",
    school: leader,
    press: ["Hydro", "No longer happens", "It no longer happens", "No longer happen"],
  },
  "school-staff": { path: "/school", school: leader, press: ["Tom B."] },
  "school-staff-ending": { path: "/school", school: leader, press: ["Tom B.", "End access"] },
  "school-staff-access": { path: "/school", school: leader, press: ["Tom B.", "Give access"] },
  "school-staff-left": { path: "/school", school: leader, press: ["Tom B.", "Has left"] },
  "school-rescue": {
    path: "/school",
    school: (school) => {
      leader(school);
      school.rescues = [
        { id: "rescue-leanne", person: "leanne", displayName: "Leanne O.", askedAt: school.now - 12 * 60_000 },
        { id: "rescue-own", person: "priya", displayName: "Priya K.", askedAt: school.now - 26 * 3_600_000 },
      ];
    },
  },
  "school-rescue-decided": {
    path: "/school",
    school: (school) => {
      leader(school);
      school.rescues = [{ id: "rescue-tom", person: "tom", displayName: "Tom B.", askedAt: school.now - 12 * 60_000 }];
    },
    press: ["Let them in: Tom B."],
  },
  "school-offline": {
    path: "/school",
    school: (school) => {
      leader(school);
      school.refuses = "offline";
    },
  },
  import: { path: "/school", school: leader, press: ["Bring in a list"] },
  "import-unreadable": { path: "/school", school: lists(noHeadings), press: ["Bring in a list"], choose: "pupils.csv" },
  "import-columns": { path: "/school", school: lists(planned), press: ["Bring in a list"], choose: "pupils.csv" },
  "import-column-asked": { path: "/school", school: lists(columnAsked), press: ["Bring in a list"], choose: "pupils.csv" },
  "import-asks": { path: "/school", school: lists(asking), press: ["Bring in a list"], choose: "pupils.csv", then: ["Go on"] },
  "import-look": { path: "/school", school: lists(planned), press: ["Bring in a list"], choose: "pupils.csv", then: ["Go on"] },
  "import-bad": { path: "/school", school: lists(plannedBadly), press: ["Bring in a list"], choose: "pupils.csv", then: ["Go on"] },
  "import-done": {
    ...{ path: "/school", school: lists(planned), press: ["Bring in a list"] },
    ...{ choose: "pupils.csv", then: ["Go on", "Bring in 11 rows"] },
  },
  "import-moved": {
    path: "/school",
    school: (school) => {
      lists(planned, planned, plannedBadly)(school);
      school.importMoved = true;
    },
    ...{ press: ["Bring in a list"], choose: "pupils.csv", then: ["Go on", "Bring in 11 rows"] },
  },
  "import-offline": {
    path: "/school",
    school: (school) => {
      leader(school);
      school.refuses = "offline";
    },
    ...{ press: ["Bring in a list"], choose: "pupils.csv" },
  },
  framework: { path: "/school", school: leader, press: ["Brook"] },
  "framework-edit": { path: "/school", school: leader, press: ["Brook", "Edit", "K1", "Add a step to K1"] },
  "framework-list": {
    path: "/school",
    school: leader,
    ...{ press: ["Brook", "Edit", "Bring in a list"], choose: "steps.csv" },
  },
  "framework-give-up": { path: "/school", school: leader, press: ["Brook", "Edit", "Give the draft up"] },
  "framework-add": { path: "/school", school: leader, press: ["Add a framework", "Begin it"] },
  "framework-own": {
    path: "/school",
    school: (school) => {
      leader(school);
      const touch = { id: "communication--touch", name: "Touch", strands: [] };
      const none = { anchors: [], steps: [], sideways: [] };
      const content = {
        name: "Our sensory curriculum",
        pathways: ["brook"],
        areas: [touch],
        scale: [{ id: "first", name: "First" }],
        ...none,
      };
      school.drafts = { own: { basedOn: 0, content } };
    },
    press: ["Our sensory curriculum", "First", "Add an area"],
  },
  "framework-subjects": { path: "/school", school: leader, press: ["English and maths", "Edit"] },
  "framework-teacher": { path: "/school", press: ["Engagement"] },
  "school-teacher": { path: "/school" },
  update: { path: home, school: (school) => void (school.device.updateReady = true) },
  nearlyFull: { path: home, school: (school) => void (school.device.storage = { used: 19e8, quota: 2e9, nearlyFull: true }) },
  starting: { path: home, school: (school) => school.stuck.push("device") },
  notStarted: { path: home, school: (school) => school.failing.push("device") },
  notInstalled: { path: home, school: (school) => void (school.device.installed = false) },
  notPersistent: { path: home, school: (school) => void (school.device.persistent = false) },
};
