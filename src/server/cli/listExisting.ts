/** What the school already has, as a list meets it: read from the log, inside whatever transaction is open. */
import { streams } from "../../domain/streams.ts";
import { schoolHere, type GrantHere, type SchoolHere } from "../../exchange/list/here.ts";
import type { SqliteLog } from "../storage/sqlite/sqliteLog.ts";
import { kept } from "./importExisting.ts";

export function listExistingIn(log: SqliteLog): SchoolHere {
  const staff = kept(log, streams.school, "staff");
  const pupils = log.schoolFacts().pupils.map((id) => {
    const [card, file] = [streams.card(id), streams.file(id)];
    return {
      id,
      pupil: kept(log, card, "pupil")[0],
      identity: kept(log, file, "identity")[0],
      memberships: kept(log, card, "membership"),
      analysisGroups: kept(log, file, "analysisGroup"),
      targets: kept(log, card, "target"),
      outcomes: kept(log, card, "outcome"),
      consents: kept(log, file, "consent"),
      pictureConsent: kept(log, card, "pictureConsent")[0],
    };
  });
  const grants = staff.flatMap(({ id: person }) =>
    log.personFacts(person).grants.map(({ id, role, scope, from, until, endedAt }): GrantHere => ({
      ...{ id, person, role, scope, from, until },
      ended: endedAt !== null,
    })),
  );
  return schoolHere(
    {
      ...{ staff, pupils, classes: kept(log, streams.school, "class") },
      frameworks: kept(log, streams.school, "frameworkVersion"),
      policies: kept(log, streams.school, "policy"),
    },
    (pupil) => log.heads([streams.card(pupil)]).erased.has(streams.card(pupil)),
    { grants, hasLeft: (person) => log.personFacts(person).leftOn !== null },
  );
}
