/** What this person may write, as the tablet mirrors it: what the school's server would refuse is not offered. */
import type { KindName } from "../../domain/kinds.ts";
import { streams, type StreamName } from "../../domain/streams.ts";
import { academicYearOf, type Day } from "../../domain/time.ts";
import type { OwnAccess } from "../../sync/protocol.ts";
import type { MayWithPupil } from "../views/classScreen.ts";

export function mayWriteHere(access: OwnAccess | undefined, stream: StreamName, kind: KindName): boolean {
  const write = access?.streams[stream]?.write ?? "none";
  return write === "all" || (write !== "none" && write.includes(kind));
}

export function mayWithPupil(access: OwnAccess | undefined, pupil: string, day: Day): MayWithPupil {
  const may = (stream: StreamName, kind: KindName) => mayWriteHere(access, stream, kind);
  const card = streams.card(pupil);
  return {
    record: may(streams.evidence(pupil, academicYearOf(day)), "observation"),
    mark: may(card, "state") && may(card, "away"),
    notOffered: may(card, "notOffered"),
  };
}
