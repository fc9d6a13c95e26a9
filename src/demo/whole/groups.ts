/** Groups across classes, on Friday afternoons: who is in them changes every September. */
import { at, on } from "../kingfisher/classroom.ts";
import type { ActivityProfile } from "../profile.ts";
import type { PathwayName, PhaseName } from "./pathways.ts";

export interface Group {
  key: string;
  name: string;
  of: readonly (readonly [PathwayName, PhaseName])[];
  activity: ActivityProfile;
}

const group = (key: string, name: string, place: string, of: Group["of"], camera = true): Group => ({
  ...{ key, name, of },
  activity: { key, name, place, camera, areas: [], slots: on([5], at(13, 15), at(13, 50)), group: key },
});

export const groups: readonly Group[] = [
  group(
    "hydro-young",
    "Hydro",
    "Hydro pool",
    [
      ["brook", "phase-1"],
      ["brook", "phase-2"],
    ],
    false,
  ),
  group(
    "hydro-older",
    "Hydro, older",
    "Hydro pool",
    [
      ["brook", "phase-3"],
      ["brook", "phase-4"],
    ],
    false,
  ),
  group("drumming", "Drumming", "Hall", [
    ["stream", "phase-3"],
    ["river", "phase-2"],
  ]),
  group("forest", "Forest school", "Woods", [
    ["stream", "phase-1"],
    ["stream", "phase-2"],
  ]),
  group("phonics", "Phonics", "Library", [["river", "phase-1"]]),
  group("football", "Football", "Field", [["river", "phase-3"]]),
  group("allotment", "Allotment", "Garden", [
    ["waterfall", "phase-1"],
    ["waterfall", "phase-2"],
    ["waterfall", "phase-3"],
  ]),
  group("cafe", "Café", "Café", [
    ["stream", "phase-4"],
    ["river", "phase-4"],
    ["waterfall", "phase-4"],
  ]),
];

/** Share of the children of these classes who are in it. */
export const shareInGroup = 0.3;
