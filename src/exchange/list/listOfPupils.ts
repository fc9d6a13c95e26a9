/** A list of pupils, from its rows to what they come to. */
import type { ImportNotice } from "../../domain/importCodes.ts";
import type { ListQuestion } from "../../domain/listCodes.ts";
import type { ListGiven } from "./given.ts";
import type { ListPart } from "./part.ts";
import { perhapsHere, planPupilRows } from "./planPupils.ts";
import { readPupil, type PupilRow } from "./pupilRows.ts";
import { Reading } from "./rows.ts";
import { WhoIs } from "./whoIs.ts";

export function listOfPupils({ rows, here, ids, places, order, today, samePupils }: ListGiven, part: ListPart): ListQuestion | undefined {
  const read = rows.flatMap((row): PupilRow[] => {
    const reading = new Reading(row);
    const pupil = readPupil(reading, { places, order, today, notices: part.notices });
    part.refuse.push(...reading.refused);
    return pupil ? [pupil] : [];
  });
  if (places.missing.length > 0) return { code: "newPlaces", places: places.missing };
  const who = new WhoIs(here, ids);
  const spots = perhapsHere(read, who);
  if (spots.length > 0 && !samePupils) return { code: "samePupils", spots };
  planPupilRows(read, { here, who, ids, today, samePupils }, part);
  part.notices.push(...counts(read, here.pupils, part));
  return undefined;
}

/** What a data manager should know of the list as a whole. */
function counts(rows: readonly PupilRow[], here: ListGiven["here"]["pupils"], { add, skip, change }: ListPart): ImportNotice[] {
  const added = new Set(add.map(({ line }) => line));
  const fresh = rows.filter(({ row }) => added.has(row.line));
  const taken = fresh.length + change.length + skip.filter(({ code }) => code === "alreadyThere").length;
  const present = here.filter(({ left, removed }) => !left && !removed).length;
  const notices = [
    { code: "newWithoutClass", pupils: fresh.filter(({ places }) => !places.some(({ of }) => of === "class")).length },
    { code: "withoutUpn", pupils: fresh.filter(({ upn }) => !upn).length },
    { code: "temporaryUpns", pupils: fresh.filter(({ upn }) => upn?.temporary).length },
    { code: "notInList", pupils: present - (taken - fresh.length) },
  ] as const;
  return notices.filter(({ pupils }) => pupils > 0);
}
