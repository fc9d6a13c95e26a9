/**
 * A school day in little: sixty tablets, twelve thousand records, two server processes over one PostgreSQL, each of them restarted once,
 * one by being killed. `SOAK_MINUTES` says how long it takes.
 */
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Draft } from "../../../src/domain/draft.ts";
import { streams } from "../../../src/domain/streams.ts";
import { postgres, type Cluster } from "../../fixtures/postgres.ts";
import { Random } from "../../sim/random.ts";
import { addressIn, builtRoot, serve, type Process } from "../../unit/server/processes.ts";
import { joined } from "../../unit/server/people.ts";
import { says, setUp, temporaryFolder, testServer, type TestServer } from "../../unit/server/server.ts";
import { roundRobin } from "./roundRobin.ts";
import { Tablet, type Who } from "./aTablet.ts";
import { residentMb, slopeOf, type Sample } from "./memory.ts";

const minutes = Number(process.env.SOAK_MINUTES ?? 12);
const [classes, adultsEach, pupilsEach, recordsEach] = [20, 3, 9, 200];
const day = "2026-09-01";
const year = "2026-27";
/** Between a tablet's exchanges, about: a minute and a half of a school day. */
const betweenMs = 4_000;

let cluster: Cluster;
beforeAll(async () => {
  cluster = await postgres();
}, 60_000);
afterAll(() => cluster.stop());

const collecting = fileURLToPath(new URL("./aCollectingServer.ts", import.meta.url));

interface Running {
  process: Process;
  address: string;
  samples: Sample[];
}

async function started(environment: NodeJS.ProcessEnv, root: string): Promise<Running> {
  const process = serve({ PORT: "0", ...environment }, root, collecting);
  return { process, address: await addressIn(process.said), samples: [] };
}

/** Twenty classes of nine children, and who works in them. */
async function school(office: TestServer): Promise<Who[]> {
  // Before the day: people join one after another, so that nobody's link waits for another's.
  office.clock.now = Date.now() - 10 * 60_000;
  const leader = await setUp(office);
  const people: Who[] = [];
  for (let number = 0; number < classes; number += 1) {
    const place = `class-${number}`;
    const pupils = Array.from({ length: pupilsEach }, (_, pupil) => `pupil-${number}-${pupil}`);
    await says(
      office,
      leader.person,
      { stream: streams.school, kind: "class", record: place, fields: { name: place, type: "class", phase: "1", from: day, until: null } },
      ...pupils.flatMap((pupil): Draft[] => {
        const stream = streams.card(pupil);
        const fields = { pupil, of: "class", value: place, from: day, until: null } as const;
        return [
          { stream, kind: "pupil", record: pupil, fields: { firstName: "A", lastName: "Child" } },
          { stream, kind: "membership", record: `${pupil}-here`, fields },
        ];
      }),
    );
    for (let adult = 0; adult < adultsEach; adult += 1) {
      const role = adult === 0 ? "teacher" : "ta";
      const grants = [{ role, scope: { type: "class", id: place }, from: day, until: null }] as const;
      office.clock.now += 2_000;
      const { person, token } = await joined(office, leader, `adult.${number}.${adult}`, [...grants]);
      people.push({ person, token, streams: pupils.map((pupil) => streams.evidence(pupil, year)) });
    }
  }
  return people;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A day of one tablet: records in bursts, exchanges when there is a network, and stretches without one. */
async function aDay(tablet: Tablet, dice: Random, began: number): Promise<void> {
  const ends = began + minutes * 60_000;
  await pause(dice.int(betweenMs));
  let offlineUntil = 0;
  while (tablet.said.size < recordsEach || Date.now() < ends) {
    const share = Math.min(1, (Date.now() - began) / (ends - began));
    while (tablet.said.size < Math.floor(share * recordsEach)) tablet.says(tablet.said.size);
    if (Date.now() > offlineUntil) {
      await tablet.exchange();
      if (dice.chance(0.03)) offlineUntil = Date.now() + dice.int(60_000);
    }
    await pause(betweenMs / 2 + dice.int(betweenMs));
  }
  await drained(tablet);
}

async function drained(tablet: Tablet): Promise<void> {
  while (!(await tablet.exchange())) await pause(200);
}

it(
  "a day of sixty tablets loses nothing, doubles nothing, knows who said what, and grows no server",
  { timeout: (minutes + 10) * 60_000 },
  async () => {
    const dataDir = temporaryFolder();
    const environment = { DATABASE_URL: cluster.fresh(), DATA_DIR: dataDir, AUTH_SECRET: "a secret of the tests, long enough to use" };
    const root = builtRoot();
    const office = await testServer({ dataDir, settings: environment });
    const people = await school(office);
    const running = await Promise.all([0, 1].map(() => started(environment, root)));
    const proxy = await roundRobin(() => running.map(({ address }) => address));
    const tablets = people.map((who, number) => new Tablet(proxy.address, who, number.toString(36).padStart(16, "0")));

    const began = Date.now();
    const now = () => (Date.now() - began) / 60_000;
    const looking = setInterval(() => {
      for (const { process, samples } of running) {
        const mb = residentMb(process.pid);
        if (mb !== undefined) samples.push({ at: now(), mb });
      }
    }, 1_000);
    const restarting = async (place: number, share: number, signal: "SIGTERM" | "SIGKILL") => {
      await pause(share * minutes * 60_000);
      const before = running[place];
      before?.process.kill(signal);
      await before?.process.exit;
      running[place] = await started(environment, root);
    };
    await Promise.all([
      restarting(0, 0.15, "SIGTERM"),
      restarting(1, 0.3, "SIGKILL"),
      ...tablets.map((tablet, number) => aDay(tablet, new Random(number + 1), began)),
    ]);
    clearInterval(looking);
    // The last to send was not the last to ask.
    await Promise.all(tablets.map((tablet) => drained(tablet)));

    const lost: string[] = [];
    const doubled: string[] = [];
    const wrong: string[] = [];
    const seen = new Map<string, { by: string; record: string }>();
    for (const stream of new Set(people.flatMap((who) => who.streams))) {
      const { items } = await office.assembled.store.changesAfter(stream, 0, { bytes: 1e9, author: null });
      expect(items.map(({ seq }) => seq)).toEqual(items.map((_, index) => index + 1));
      for (const { id, by, record } of items) {
        if (seen.has(id)) doubled.push(id);
        seen.set(id, { by, record: `${stream} ${record}` });
      }
    }
    for (const { said, who } of tablets) {
      for (const id of said.keys()) {
        const kept = seen.get(id);
        if (!kept) lost.push(id);
        else if (kept.by !== who.person) wrong.push(id);
      }
    }
    const records = new Set([...seen.values()].map(({ record }) => record));
    const missing = tablets.flatMap(({ held, who }) =>
      [...records].filter((record) => who.streams.includes(record.split(" ")[0] ?? "") && !held.has(record)),
    );
    const grown = running.map(({ samples }) => slopeOf(samples.filter(({ at }) => at > minutes / 2 && at < minutes)));
    const everyMinute = (samples: readonly Sample[]) => samples.filter((_, at) => at % 60 === 0).map(({ mb }) => Math.round(mb));
    const sum = (of: (tablet: Tablet) => number) => tablets.reduce((all, tablet) => all + of(tablet), 0);
    console.log(
      `${seen.size} changes of ${sum(({ said }) => said.size)} said, ${sum(({ requests }) => requests)} requests, ${sum((tablet) => tablet.lost)} without an answer; ` +
        `${lost.length} lost, ${doubled.length} doubled, ${wrong.length} in another's name, ${missing.length} missing on a tablet; ` +
        running
          .map(
            ({ samples }, place) =>
              `server ${place}: ${Math.round(samples.at(0)?.mb ?? 0)} to ${Math.round(samples.at(-1)?.mb ?? 0)} MB, ${grown[place]?.toFixed(2) ?? "?"} MB a minute`,
          )
          .join("; "),
    );
    for (const { samples } of running) console.log(`MB, minute by minute: ${everyMinute(samples).join(" ")}`);
    expect({ lost, doubled, wrong, missing }).toEqual({ lost: [], doubled: [], wrong: [], missing: [] });
    expect(seen.size).toBe(tablets.length * recordsEach);
    for (const slope of grown) expect(slope).toBeLessThan(1);
  },
);
