/** Kingfisher: a Brook class of nine, its week and its adults. Invented, all of it. */
import type { ActivityProfile, ClassProfile, SlotProfile, StaffProfile } from "../profile.ts";
import { brookWays } from "../brookWays.ts";
import { amara } from "./amara.ts";
import { bilal } from "./bilal.ts";
import { cai } from "./cai.ts";
import { dilys } from "./dilys.ts";
import { ewan } from "./ewan.ts";
import { femi } from "./femi.ts";
import { hana } from "./hana.ts";
import { maryam } from "./maryam.ts";
import { theo } from "./theo.ts";

export const at = (hours: number, minutes: number) => hours * 60 + minutes;

/** The same time on several weekdays, 1 Monday to 5 Friday. */
export const on = (weekdays: readonly number[], start: number, end: number): SlotProfile[] =>
  weekdays.map((weekday) => [weekday, start, end]);

const everyDay = [1, 2, 3, 4, 5];

/** A Brook class's week. */
export const activities: readonly ActivityProfile[] = [
  { key: "hello", name: "Hello song", place: "Class", camera: true, areas: ["anticipation"], slots: on(everyDay, at(9, 10), at(9, 30)) },
  { key: "hydro", name: "Hydro", place: "Hydro pool", camera: false, areas: [], slots: on([2, 4], at(9, 30), at(10, 30)) },
  { key: "phonics", name: "Phonics", place: "Class", camera: true, areas: [], slots: on([1, 3, 5], at(9, 35), at(10, 0)) },
  {
    key: "music",
    name: "Music and switches",
    place: "Class",
    camera: true,
    areas: ["realisation", "initiation"],
    slots: on([1, 3, 5], at(10, 0), at(10, 35)),
  },
  {
    key: "story",
    name: "Sensory story",
    place: "Class",
    camera: true,
    areas: ["exploration", "realisation", "anticipation", "persistence", "initiation"],
    slots: on(everyDay, at(10, 40), at(11, 10)),
  },
  { key: "snack", name: "Snack", place: "Class", camera: true, areas: [], slots: on(everyDay, at(11, 10), at(11, 35)) },
  {
    key: "care",
    name: "Personal care and moving",
    place: "Care room",
    camera: false,
    areas: [],
    slots: on(everyDay, at(11, 35), at(12, 10)),
  },
  {
    key: "floor",
    name: "Floor time",
    place: "Class",
    camera: true,
    areas: ["exploration", "persistence"],
    slots: on([1, 2, 3, 4], at(13, 15), at(13, 50)),
  },
  {
    key: "art",
    name: "Art and textures",
    place: "Art room",
    camera: true,
    areas: ["exploration"],
    slots: on([1, 3], at(13, 50), at(14, 30)),
  },
  { key: "outdoors", name: "Outdoors", place: "Garden", camera: true, areas: [], slots: on([2, 4, 5], at(13, 50), at(14, 30)) },
  {
    key: "hydro-group",
    name: "Hydro",
    place: "Hydro pool",
    camera: false,
    areas: [],
    slots: on([5], at(13, 15), at(13, 50)),
    group: "hydro-group",
  },
];

/** The teacher and two of the assistants type most of it; the rest see as much, and say so. */
const staff: readonly StaffProfile[] = [
  {
    key: "priya",
    displayName: "Priya Kaur",
    firstName: "Priya",
    login: "priya.kaur",
    role: "teacher",
    writes: 42,
    groups: ["hydro-group"],
  },
  { key: "tom", displayName: "Tom Brennan", firstName: "Tom", login: "tom.brennan", role: "ta", writes: 28, groups: [] },
  { key: "leanne", displayName: "Leanne O.", firstName: "Leanne", login: "leanne.o", role: "ta", writes: 18, groups: ["hydro-group"] },
  { key: "gethin", displayName: "Gethin P.", firstName: "Gethin", login: "gethin.p", role: "ta", writes: 10, groups: ["hydro-group"] },
  { key: "sue", displayName: "Sue D.", firstName: "Sue", login: "sue.d", role: "ta", writes: 2, groups: [] },
  { key: "marcia", displayName: "Marcia A.", firstName: "Marcia", login: "marcia.a", role: "phaseLeader", writes: 0, groups: [] },
  { key: "helen", displayName: "Helen W.", firstName: "Helen", login: "helen.w", role: "leader", writes: 0, groups: [] },
  { key: "ruth", displayName: "Ruth M.", firstName: "Ruth", login: "ruth.m", role: "specialist", writes: 0, groups: ["hydro-group"] },
];

export const kingfisher: ClassProfile = {
  key: "kingfisher",
  name: "Kingfisher",
  ways: brookWays,
  groups: [{ key: "hydro-group", name: "Hydro" }],
  pupils: [amara, bilal, cai, dilys, ewan, femi, hana, maryam, theo],
  staff,
  activities,
};
