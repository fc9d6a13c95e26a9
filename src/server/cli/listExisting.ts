/** What the school already has, as a list meets it: read from the log, inside whatever transaction is open. */
import { streams } from "../../domain/streams.ts";
import { schoolHere, type GrantHere, type KeptPupil, type SchoolHere } from "../../exchange/list/here.ts";
import type { OpenLog } from "../storage/schoolDatabase.ts";
import { kept } from "./importExisting.ts";

async function pupilIn(log: OpenLog, id: string): Promise<KeptPupil> {
  const [card, file] = [streams.card(id), streams.file(id)];
  return {
    id,
    pupil: (await kept(log, card, "pupil"))[0],
    identity: (await kept(log, file, "identity"))[0],
    memberships: await kept(log, card, "membership"),
    analysisGroups: await kept(log, file, "analysisGroup"),
    targets: await kept(log, card, "target"),
    outcomes: await kept(log, card, "outcome"),
    consents: await kept(log, file, "consent"),
    pictureConsent: (await kept(log, card, "pictureConsent"))[0],
  };
}

export async function listExistingIn(log: OpenLog): Promise<SchoolHere> {
  const { pupils: ids } = await log.schoolFacts();
  const pupils: KeptPupil[] = [];
  for (const id of ids) pupils.push(await pupilIn(log, id));
  const staff = await kept(log, streams.school, "staff");
  const erased = new Set((await kept(log, streams.leadership, "erasure")).map(({ fields }) => fields.stream));
  const grants: GrantHere[] = [];
  const left = new Set<string>();
  for (const { id: person } of staff) {
    const facts = await log.personFacts(person);
    if (facts.leftOn !== null) left.add(person);
    for (const { id, role, scope, from, until, endedAt } of facts.grants)
      grants.push({ ...{ id, person, role, scope, from, until }, ended: endedAt !== null });
  }
  return schoolHere(
    {
      ...{ staff, pupils, classes: await kept(log, streams.school, "class") },
      frameworks: await kept(log, streams.school, "frameworkVersion"),
      policies: await kept(log, streams.school, "policy"),
    },
    (pupil) => erased.has(streams.card(pupil)),
    { grants, hasLeft: (person) => left.has(person) },
  );
}
