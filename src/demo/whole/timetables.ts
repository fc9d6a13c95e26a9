/** The weeks of classes, and which targets have a chance in each activity. Friday afternoon belongs to groups across classes. */
import { activities as brookWeek, at, on } from "../kingfisher/classroom.ts";
import type { ActivityProfile } from "../profile.ts";
import { brookStrands, type Strand } from "../strands.ts";
import type { PathwayName } from "./pathways.ts";

export interface Timetabled {
  activity: ActivityProfile;
  strands: readonly Strand[];
}

const everyDay = [1, 2, 3, 4, 5];
const beforeFriday = [1, 2, 3, 4];

const brookLives: Readonly<Record<string, readonly Strand[]>> = {
  hello: ["communication", "wellbeing", "gross"],
  hydro: ["gross", "wellbeing"],
  phonics: ["communication", "cognition"],
  music: ["control", "fine", "communication"],
  story: ["cognition", "communication", "control"],
  snack: ["communication", "fine", "wellbeing"],
  care: ["gross", "fine", "wellbeing"],
  floor: ["cognition", "gross", "control"],
  art: ["fine", "cognition"],
  outdoors: ["gross", "wellbeing"],
};

const row = (
  key: string,
  name: string,
  place: string,
  strands: readonly Strand[],
  slots: ActivityProfile["slots"],
  { camera = true, areas = [] }: { camera?: boolean; areas?: readonly string[] } = {},
): Timetabled => ({ strands, activity: { key, name, place, camera, areas, slots } });

const streamWeek: readonly Timetabled[] = [
  row("hello", "Hello circle", "Class", ["listening", "social-together", "speaking"], on(everyDay, at(9, 10), at(9, 35)), {
    areas: ["anticipation"],
  }),
  row(
    "work",
    "Work stations",
    "Class",
    ["maths", "reading", "physical-handling", "writing", "personal-feelings"],
    on(everyDay, at(9, 40), at(10, 20)),
  ),
  row("circuits", "Sensory circuits", "Hall", ["physical-moving", "personal-feelings"], on([1, 3, 5], at(10, 20), at(10, 45)), {
    areas: ["persistence"],
  }),
  row("walk", "Out and about", "Around the school", ["social-community", "physical-moving"], on([2, 4], at(10, 20), at(10, 45))),
  row("snack", "Snack", "Class", ["speaking", "personal-care", "maths"], on(everyDay, at(10, 50), at(11, 15))),
  row("story", "Story and signs", "Class", ["listening", "reading", "speaking"], on(everyDay, at(11, 20), at(11, 45)), {
    areas: ["realisation", "anticipation"],
  }),
  row("care", "Washing and toilet", "Class", ["personal-care"], on(everyDay, at(11, 45), at(12, 10)), { camera: false }),
  row(
    "play",
    "Choosing and play",
    "Class",
    ["social-together", "personal-feelings", "speaking"],
    on(beforeFriday, at(13, 15), at(13, 50)),
    {
      areas: ["exploration", "initiation"],
    },
  ),
  row("messy", "Making and messy play", "Art room", ["writing", "physical-handling", "maths"], on(beforeFriday, at(13, 50), at(14, 30)), {
    areas: ["exploration"],
  }),
];

const riverWeek: readonly Timetabled[] = [
  row("tutor", "Tutor time", "Class", ["speaking", "listening", "personal-feelings"], on(everyDay, at(9, 10), at(9, 35))),
  row("english", "English", "Class", ["reading", "writing", "listening"], on(everyDay, at(9, 40), at(10, 30))),
  row("break", "Break", "Playground", ["social-together", "personal-feelings", "personal-care"], on(everyDay, at(10, 30), at(10, 50))),
  row("maths", "Maths", "Class", ["maths"], on(everyDay, at(10, 50), at(11, 35))),
  row("reading", "Reading", "Library", ["reading", "speaking"], on(everyDay, at(11, 35), at(12, 10))),
  row("pe", "PE", "Hall", ["physical-moving", "social-together", "personal-care"], on([1, 3], at(13, 15), at(14, 30)), { camera: false }),
  row("cooking", "Cooking and life skills", "Kitchen", ["personal-care", "physical-handling", "maths"], on([2], at(13, 15), at(14, 30))),
  row("out", "Out and about", "In town", ["social-community", "speaking"], on([4], at(13, 15), at(14, 30))),
];

export const timetables: Readonly<Record<PathwayName, readonly Timetabled[]>> = {
  brook: brookWeek
    .filter(({ group }) => group === undefined)
    .map((activity) => ({ activity, strands: brookLives[activity.key] ?? brookStrands })),
  stream: streamWeek,
  river: riverWeek,
  waterfall: riverWeek,
};
