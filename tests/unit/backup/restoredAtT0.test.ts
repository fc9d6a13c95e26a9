import { v7 } from "uuid";
import { expect, it } from "vitest";
import * as z from "zod";
import { streams } from "../../../src/domain/streams.ts";
import type { NumberedChange } from "../../../src/sync/change.ts";
import { erase } from "../../../src/server/sync/erase.ts";
import { hashOf } from "../../../src/server/sync/hash.ts";
import { mergeChange } from "../../../src/sync/merge.ts";
import type { MergedRecord } from "../../../src/sync/record.ts";
import { moment, school as aSchool } from "../client/aSchool.ts";
import { tabletOf, type TestTablet } from "../client/aTablet.ts";
import { goodPassword, temporaryFolder, testServer, type TestServer } from "../server/server.ts";
import { terminal as school } from "../server/terminal.ts";
import { backUp, inFile, passphrase } from "./backingUp.ts";

const twenty = Array.from({ length: 20 }, (_none, at) => at);
const named = z.array(z.object({ name: z.string() }));
const row = z.object({ name: z.string(), id: z.string(), hash: z.string(), record: z.string() });

/** All that is in the log of a server, by stream. */
async function logOf(server: TestServer): Promise<Map<string, NumberedChange[]>> {
  const { assembled } = server;
  const names = inFile(server, (db) => named.parse(db.prepare("select name from streams where erased = 0").all()));
  const log = new Map<string, NumberedChange[]>();
  for (const { name } of names) log.set(name, (await assembled.store.changesAfter(name, 0, { bytes: 1e9, author: null })).items);
  return log;
}

it(
  "holds what every living tablet made once and no more, though others went on; and the child who was erased stays gone",
  { timeout: 240_000 },
  async () => {
    const folder = temporaryFolder();
    const { server, office, amara, cai, activity, join } = await aSchool({
      settings: { BACKUP_DIR: folder, BACKUP_PASSPHRASE: passphrase },
    });
    const names = ["xavier", "yusra", "zoe"] as const;
    const tablets = { xavier: tabletOf(server), yusra: tabletOf(server), zoe: tabletOf(server) };
    const person: Record<string, string> = {};
    for (const name of names) person[name] = await join(name, name, "teacher", tablets[name]);
    const made: string[] = [];
    let told = 0;
    const writes = async (name: (typeof names)[number], count: readonly number[], pupil = amara) => {
      for (const each of count) {
        server.clock.now += 1_000;
        const { records } = await tablets[name].do("recordNote", {
          notes: [{ pupil, words: `${name} saw something ${(told += 1)}, ${each}` }],
          moment: moment(person[name] ?? "", activity),
        });
        if (pupil === amara) made.push(...records);
      }
    };
    const sync = async (tablet: TestTablet) => expect(await tablet.do("syncNow", {})).toMatchObject({ state: { state: "upToDate" } });

    for (const name of names) await writes(name, [1, 2]);
    await writes("zoe", [1, 2, 3], cai);
    for (const name of names) await sync(tablets[name]);
    await sync(office);
    const file = await backUp(server, folder);

    // X is in a satellite site without Wi-Fi; Y and the office go on; and a child's parents ask that all of it go.
    tablets.xavier.network.on = false;
    await writes("xavier", twenty);
    await writes("yusra", twenty);
    await sync(tablets.yusra);
    await sync(tablets.zoe);
    await erase(
      { store: server.assembled.store, now: () => server.clock.now },
      { newUuid: v7, replica: "ledger0000000000" },
      { pupil: cai, why: "request", by: person.zoe ?? "" },
    );
    await writes("zoe", twenty);
    for (const tablet of [tablets.zoe, tablets.yusra, office]) await sync(tablet);
    const erasures = (of: TestServer) => inFile(of, (db) => db.prepare("select id from log where kind = 'erasure' order by seq").all());
    const ledger = erasures(server);

    // The machine burns. Its folder is gone; the backup is from before, and beside it lies what was erased since.
    const dataDir = temporaryFolder();
    const present = await school(server.dataDir, ["restore", file, "--passphrase", "--replace"], {
      input: passphrase,
      now: server.clock.now,
    });
    expect([present.status, present.err]).toEqual([1, expect.stringContaining("The server is running")]);
    const restored = await school(dataDir, ["restore", file, "--passphrase", "--json"], {
      input: `${passphrase}\n`,
      now: server.clock.now,
    });
    expect([restored.err, restored.status]).toEqual(["", 0]);
    expect(restored.last()).toMatchObject({ erasedAgain: ledger.length });

    const anew = await testServer({ dataDir });
    anew.clock.now = server.clock.now;
    expect(erasures(anew)).toEqual(ledger);
    server.raw = (path, init) => anew.raw(path, init);

    // Y and Z go on before X comes back, and before anybody has signed in again.
    await writes("yusra", twenty);
    const again = async (name: string, tablet: TestTablet) => {
      await tablet.do("signIn", { login: name === "office" ? "ruth@meadowbank.example" : name, password: goodPassword });
      anew.clock.now = server.clock.now;
    };
    await again("zoe", tablets.zoe);
    await writes("zoe", twenty);
    await sync(tablets.zoe);
    await again("yusra", tablets.yusra);
    await sync(tablets.yusra);
    tablets.xavier.network.on = true;
    await again("xavier", tablets.xavier);
    await again("office", office);
    for (const tablet of [tablets.xavier, office, tablets.yusra, tablets.zoe, tablets.xavier, office]) await sync(tablet);

    const log = await logOf(anew);
    const changes = [...log.values()].flat();
    const notes = changes.filter(({ kind, fields }) => kind === "observation" && "words" in fields);
    expect(notes.map(({ record }) => record).sort()).toEqual(made.sort());
    expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
    for (const each of log.values()) expect(each.map(({ seq }) => seq)).toEqual(each.map((_none, index) => index + 1));
    const kept = z
      .array(row)
      .parse(
        inFile(anew, (db) =>
          db.prepare("select s.name, c.id, c.hash, c.record from changes c join streams s on s.number = c.stream").all(),
        ),
      );
    const hashes = new Map(kept.map(({ id, hash }) => [id, hash]));
    for (const change of changes) expect(hashes.get(change.id)).toBe(hashOf(change));

    // Every tablet that may read a stream holds what the log of it comes to.
    const stream = streams.evidence(amara, "2026-27");
    const merged = new Map<string, MergedRecord>();
    for (const change of log.get(stream) ?? []) merged.set(change.record, mergeChange(merged.get(change.record), change).record);
    expect(merged.size).toBe(made.length);
    for (const name of names) {
      const text = await tablets[name].text(person[name] ?? "");
      for (const record of merged.keys()) expect(text).toContain(record);
      expect(text).not.toContain("Cai");
      expect(text).not.toContain(cai);
    }
    expect(log.has(streams.card(cai))).toBe(false);
    expect(JSON.stringify(changes)).not.toContain("Rees");
  },
);
