/**
 * What a stranger can see, hear or feel a pupil do, as a step says it: third person, without a machine's guess at endings
 * ("Makes sense of" would pass a rule about grammar). A verb missed here is added here.
 */
export const observableVerbs: ReadonlySet<string> = new Set(
  `accepts alerts answers arches arranges asks bangs bends bites blinks blows breathes brightens brings builds calls calms cancels
   carries catches changes chews chooses claps climbs closes collects comes copies counts covers crawls crosses cuts dips directs
   does draws drinks drops eats empties fastens feels fetches fills finds finishes fits follows gathers gets gives goes grasps
   greets hands helps hits holds hugs joins jumps keeps kicks kneels laughs lays leads leans leaves lets licks lifts lights listens
   looks loosens makes matches mouths moves names nods offers opens paints passes pats pauses picks places plays points pokes pours
   presses pulls pushes puts quiets rakes reaches reads refuses relaxes releases removes repeats rests returns rights rings rolls
   rubs runs says scoops sends settles shakes shares shifts shows shuffles signals signs sings sits smells smiles softens sorts
   speaks spreads squeezes stacks stands starts stays steers steps stiffens stills stirs stops strokes sucks swallows sweeps swings
   switches takes tells tenses threads throws tips touches tracks transfers tries turns uncovers undoes unfastens uses vocalises
   waits wakes walks washes watches waves wheels wipes works wriggles writes`.split(/\s+/),
);
