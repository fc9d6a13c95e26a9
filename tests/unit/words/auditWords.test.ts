import { describe, expect, it } from "vitest";
import { auditCodes } from "../../../src/domain/auditCodes.ts";
import { auditSaid, witnessSaid } from "../../../src/words/auditWords.ts";
import { backupSaid } from "../../../src/words/upkeepWords.ts";

const about = { person: "Tom B.", pupil: "Cai Penhallow", role: "teacher", page: "support" } as const;
const nobody = { person: null, pupil: null, role: null, page: null };

describe("the audit in words", () => {
  it("has a sentence for every code, with and without names", () => {
    for (const what of auditCodes)
      for (const named of [about, nobody]) expect(auditSaid("Helen", what, named)).not.toMatch(/null|undefined|“/);
  });

  it("says who did what to whom", () => {
    expect(auditSaid("Helen", "granted", about)).toBe("Helen gave Tom B. the role Teacher");
    expect(auditSaid("Priya", "historyRead", about)).toBe("Priya read who changed what about Cai Penhallow");
    expect(auditSaid("Priya", "recordRead", about)).toBe("Priya read the support records of Cai Penhallow");
    expect(auditSaid(null, "signInRefused", nobody)).toBe("A sign-in was refused");
    expect(auditSaid(null, "setUp", nobody)).toBe("The server set the school up");
  });

  it("names what a newer server tells of as it names it", () => {
    expect(auditSaid("Helen", "reportPublished", nobody)).toBe("Helen did “reportPublished”");
  });

  it("says when the list is not what this iPad remembers", () => {
    expect(witnessSaid({ agree: 3, differ: 0 })).toBe("The list is the one that this iPad remembers.");
    expect(witnessSaid({ agree: 2, differ: 1 })).toMatch(/^The school’s list is not the one that this iPad remembers, in one place/);
  });
});

describe("backups in words", () => {
  const now = Date.UTC(2026, 8, 21, 9, 0);
  const said = (backup: Parameters<typeof backupSaid>[0]["backup"]) => backupSaid({ backup }, now, "Europe/London");

  it("say until when everything is in one, and nothing to do while there is one a day", () => {
    expect(said({ scheduled: true, coversTo: now - 9 * 3_600_000, failedAt: null })).toEqual({
      says: "Everything written until today 1:00 is in a backup.",
      todo: null,
    });
  });

  it("say what to do when one failed, none was made for two days, none is made by itself, or there is none", () => {
    expect(said({ scheduled: true, coversTo: now - 9 * 3_600_000, failedAt: now - 60_000 }).todo).toMatch(/Tell/);
    expect(said({ scheduled: true, coversTo: now - 3 * 86_400_000, failedAt: null }).todo).toMatch(/one a day/);
    expect(said({ scheduled: false, coversTo: null, failedAt: null })).toEqual({
      says: "There is no backup yet.",
      todo: "None is made by itself: ask whoever keeps the server to set it up.",
    });
  });
});
