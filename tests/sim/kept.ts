/** What once failed, shrunk, with what it found. It is run for ever. */
import type { Event } from "./events/event.ts";
import type { Scenario } from "./scenario.ts";

export interface Kept {
  found: string;
  /** The seed of the school it happens in. */
  seed: number;
  /** The steps it came to, each with its dice: a seed alone is another story once there are other events to draw from. */
  steps: readonly (readonly [event: string, dice: number])[];
}

export const kept: readonly Kept[] = [
  {
    found: "who may not take words back put their name to what somebody else had taken back",
    seed: 143,
    steps: [
      ["two move a pupil at once", 973504190],
      ["say how the day goes", 2491807676],
      ["forge a push", 2500549011],
      ["meddle with another's observation", 1537221673],
      ["storage is emptied with work unsent", 4061606268],
      ["act", 3959629662],
      ["judge a level", 3463811549],
      ["old pages again", 1212209625],
      ["die in an exchange", 3255633585],
      ["exchange", 2176097236],
      ["a backup is verified", 3919920174],
      ["two adjust the same target", 368634977],
      ["an old push again", 3195961286],
      ["access ends while a backup is put back", 2464583648],
      ["say how a child was held", 2851346716],
      ["another person's session", 1100666461],
      ["edit a target", 1503981178],
      ["somebody on cover stays as a TA", 3162638569],
      ["meddle with another's observation", 1254330070],
      ["exchange in a storm", 3567853243],
      ["two tabs at once", 2266602842],
      ["an older app is updated", 3822454877],
      ["edit a target", 1582079962],
      ["say how the day goes", 4134112573],
      ["write down a consent", 2270000532],
      ["a month passes", 2891928479],
      ["exchange in a storm", 2563666605],
      ["move a pupil", 4000787648],
      ["exchange", 4284297990],
      ["act", 3471348725],
      ["old pages again", 3360849475],
      ["wrong pupil", 97360866],
      ["add a remark", 1122824346],
      ["two tabs at once", 1252577956],
      ["undo what arrived", 1460554040],
      ["the server is started again", 1316943994],
      ["minutes pass", 2096204205],
      ["forge a push", 1164326575],
      ["exchange", 3956542548],
      ["act", 1449115650],
      ["two tabs at once", 210686177],
      ["say how a child was held", 332117107],
      ["act", 1939219109],
      ["two edit the same group", 3089956949],
      ["an act that reaches too far", 2674781742],
      ["a role begins", 1233237013],
      ["say how the day goes", 615182538],
      ["undo what never left", 1554931351],
      ["undo what is on its way", 3838876414],
      ["undo what never left", 3035090031],
      ["die in an exchange", 680492029],
      ["remove a record", 1897512229],
      ["a month passes after a backup was verified", 302923199],
      ["exchange", 1546946887],
      ["minutes pass", 1576081153],
      ["say how the day goes", 1273454518],
      ["die in an exchange", 484259222],
      ["somebody on cover stays as a TA", 1486231168],
      ["act", 1550288464],
      ["meddle with another's observation", 1921004583],
      ["meddle with another's observation", 1139956822],
      ["two move a pupil at once", 2320357169],
      ["try a refused act again", 4220472516],
    ],
  },
  {
    found: "an own log stayed of a stream that was erased while its author's access had ended, and began again",
    seed: 53,
    steps: [
      ["say how a child was held", 3026748968],
      ["wrong pupil", 492650061],
      ["access ends while a backup is put back", 1721928845],
      ["work arrives after access has ended", 3171770233],
      ["a month passes after a backup was verified", 2237037851],
      ["access ends while a backup is put back", 2524047052],
      ["access ends while a backup is put back", 3115743580],
      ["access ends while a backup is put back", 4232320538],
      ["erase a stream", 87856463],
      ["a role begins", 4124480841],
    ],
  },
  {
    found: "what somebody took back that a restored server did not have, and was not theirs, was gone from every tablet",
    seed: 337,
    steps: [
      ["a backup is made", 1582334380],
      ["act", 1286595394],
      ["two edit the same group", 1739991397],
      ["storage is emptied after everything was sent", 1178504855],
      ["two edit the same group", 2889223330],
      ["access ends while a backup is put back", 1373926693],
      ["a snapshot is on its way while its reader says more", 3643233542],
      ["an older backup is put back", 3506718329],
      ["exchange", 909091410],
      ["meddle with another's observation", 3485774341],
    ],
  },
  {
    found:
      "an act of two streams that were read again in one answer was put back twice, while pages that come together were kept one by one",
    seed: 12,
    steps: [
      ["die in an act", 1796503073],
      ["two edit the same group", 399815337],
      ["write down a consent", 2080838452],
      ["two tabs at once", 3936775586],
      ["access ends while a backup is put back", 1002522968],
      ["two edit the same group", 2699301712],
      ["try a refused act again", 2296216844],
    ],
  },
  {
    found: "what cover had said of a colleague's record was looked for as if they were still told what becomes of it",
    seed: 45,
    steps: [
      ["act", 2531172565],
      ["two adjust the same target", 386284020],
      ["somebody on cover stays as a TA", 539341763],
      ["days pass", 2133921811],
      ["take back words that lie everywhere", 2260303512],
    ],
  },
];

export function scenarioKept({ seed, steps }: Kept, events: readonly Event[]): Scenario {
  return {
    seed,
    steps: steps.map(([name, dice]) => {
      const event = events.find((one) => one.name === name);
      if (!event) throw new Error(`what was kept needs the event "${name}"`);
      return { event, dice };
    }),
  };
}
