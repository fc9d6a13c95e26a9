/** How Brook classes write: much of targets and engagement, how the child is on a third of half-days. */
import type { Going } from "./howItWent.ts";
import type { Ways } from "./ways.ts";
import { afterSeizure, anyWay, declined, drowsy, endings, home, notes, unsettled } from "./words/anyTarget.ts";
import { cognition } from "./words/cognition.ts";
import { communication } from "./words/communication.ts";
import { control } from "./words/control.ts";
import { fine } from "./words/fine.ts";
import { gross } from "./words/gross.ts";
import { wellbeing } from "./words/wellbeing.ts";

export const brookWays: Ways = {
  kinds: () => [
    ["target", 63],
    ["engagement", 20],
    ["step", 7],
    ["note", 10],
  ],
  stateSaid: 0.3,
  helps: {
    bitOfHelp: [
      ["touchOrObjectCue", 12],
      ["wordSignOrSymbol", 10],
      ["shown", 14],
    ],
    lotsOfHelp: [
      ["handUnderHand", 26],
      ["fullPhysical", 10],
    ],
  },
  voice: { declined, anyWay, drowsy, unsettled, afterSeizure, endings, notes, home },
  linesOf: { communication, cognition, control, fine, gross, wellbeing },
};

/** What practice can add before the target is met and a harder one takes its place. */
const ceiling = 0.6;

/** A Brook class in September comes to 6, 36, 36 and 18 in a hundred. */
export const brookGoing: Going = {
  buttons: [
    ["onOwn", 1.49],
    ["bitOfHelp", 0.15],
    ["lotsOfHelp", -0.86],
  ],
  declines: 0.04,
  // It begins above nothing by what drowsy mornings, new adults and first days back take away again.
  start: (random) => random.normal(0.2, 0.55),
  perTen(random) {
    const drift = random.weighted([
      ["none", 25],
      ["down", 8],
      ["up", 67],
    ] as const);
    const speed = Math.abs(random.normal(0.25, 0.2));
    return drift === "none" ? 0 : drift === "down" ? -speed / 2 : speed;
  },
  practised: (perTen, opportunities) => Math.sign(perTen) * ceiling * (1 - Math.exp((-Math.abs(perTen) * opportunities) / 10 / ceiling)),
  opportunities: 1,
};
