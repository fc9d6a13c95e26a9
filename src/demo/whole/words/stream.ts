/** What adults of Stream classes write, by area. */
import type { Strand } from "../../strands.ts";
import type { Lines } from "../../words/template.ts";

export const stream: Readonly<Partial<Record<Strand, Lines>>> = {
  speaking: {
    well: [
      "Handed me the symbol for {toast|juice|the swing}. It was there already but still, no prompt!",
      "Said “{more|bubbles|again|out}” to {adult}, not to the {tub|door|shelf}.",
      "Signed “{finished|help|more}” before getting up. First time without the symbol in front of {him}.",
      "Two symbols on the strip, in order, and waited for me to read them.",
      "Named {n} people in the photo. One of them was me.",
      "Came and fetched {adult} by the sleeve, then pointed. Pointed!",
      "“No {shoes|milk|sing}.” Fair enough, and very clear.",
    ],
    helped: [
      "Looked at the book, then at me. I {tapped the strip|opened it at the page} and {he} did the rest.",
      "{n} of 5 with the symbol held up. On {his} own for the last.",
      "Copied the sign after {adult} did it. Small, but it was there.",
      "Needed “what do you want?” each time. Then it came.",
      "Started the word, I said the end. {n} times.",
    ],
    notYet: [
      "Took the {biscuit|ball|cup} straight off the shelf instead. Needs to be higher.",
      "Threw the book. Meant it, too.",
      "Cried instead of asking, so we stopped and had a cuddle.",
      "Echoed me all through. Will try saying less.",
    ],
  },
  listening: {
    well: [
      "Fetched {his} {shoes|cup|coat} on one word, from the other side of the room.",
      "Turned to {his} name over the noise of {the mixer|painting|outdoor play}.",
      "Did every action {on time|before we did}, even the quick verse.",
      "First and then, both done, no looking at me in between.",
      "Held up the {bear|frog|train} right on the line. Had been waiting for it.",
    ],
    helped: [
      "Needed the first bit said twice, the second was fine.",
      "Followed {adult}’s point more than the word, I think.",
      "With the board in {his} hand, yes. Without, no.",
      "Looked at the {boy|girl} next to {him} to see what to do. Clever.",
    ],
    notYet: [
      "Too loud to hear {his} own name in there.",
      "Went for the {red one|nearest one} each time.",
      "Eyes on the window, {the mower|a digger} was out.",
      "Not one word of it got through, {he} was full of the taxi.",
    ],
  },
  reading: {
    well: [
      "Matched {n} and asked for more cards by holding out {his} hand.",
      "Found {his} name under two others. Rubbed it with {his} finger.",
      "Turned every page, one at a time, and went back for the {cat|digger|baby}.",
      "“{Push|Stop|Toilet}”, pointing at the door. We had walked past it {n} times.",
      "Put the day in order without me and took off what was done.",
    ],
    helped: [
      "{n} of them alone, the last two with only two to choose from.",
      "Turned when I lifted the corner. Looks at pictures on the left most.",
      "Muddled {two faces|P and B}, sorted when we laid them side by side.",
      "Pointed once I had pointed.",
    ],
    notYet: [
      "Posted the cards down the radiator.",
      "Chewed the corner of it.",
      "Wanted the same book {n} times and nothing else.",
      "Cards in a pile and swept off.",
    ],
  },
  writing: {
    well: [
      "Line from dot to dot, all {n}, tongue out.",
      "A circle, closed. Then a face in it, I promise.",
      "Stamped {his} work and stamped mine as well.",
      "Traced the letter the right way round and said the sound.",
      "Marks in the foam on {his} own, rubbed out, did them again.",
    ],
    helped: [
      "My hand under {his} wrist, nothing more.",
      "Copied the first, ran off with the pen for the second.",
      "Better at the easel than sitting.",
      "Short fat chalk, much better than the pen.",
    ],
    notYet: [
      "Wanted the lid on and off, and only that.",
      "Scribbled right across, then gone.",
      "Paint is for arms today.",
      "Snapped {n} crayons. Counting is a target too…",
    ],
  },
  maths: {
    well: [
      "One plate each, went back for {adult}.",
      "Sorted the {buttons|bricks|socks} and told me off for helping.",
      "Held up the right fingers to {three|four|five} before we sang it.",
      "Took the pile with more. Twice. Swapped sides, took it again.",
      "Whole puzzle done while I was finding the pieces.",
    ],
    helped: [
      "Colour yes, size only when I did the first.",
      "{n} in, then needed a nudge for the corner piece.",
      "Counted with me, touching each.",
      "Right when there were two choices, lost with three.",
    ],
    notYet: [
      "Lined them all up instead, very straight.",
      "Ate the counting {raisins|hoops}.",
      "Tipped the tray, twice, looked pleased.",
      "Not today, wanted the trampoline.",
    ],
  },
  "personal-care": {
    well: [
      "{n} spoonfuls before {he} put it down, all in the mouth.",
      "Coat off, on the hook, back to the table. Nobody said a word.",
      "Dried both hands properly, even between the fingers.",
      "Pulled up by {himself} and looked round for the clap.",
      "Drank from the open cup and put it down. Dry table!",
      "Both shoes off and in the box. The right box.",
    ],
    helped: [
      "Loaded the spoon for {him}, {he} did the way up.",
      "Needed the tap turned on, then all {his} own.",
      "Left arm out for {him}, right arm alone.",
      "Trousers as far as the knee, rest with my finger in the loop.",
      "Walked there with {adult}, sat for {secs} seconds.",
    ],
    notYet: [
      "Wouldn’t sit. Cold seat?",
      "Spoon thrown {n} times, fingers after that.",
      "Coat stayed on till dinner. {His} choice.",
      "Hands in, water everywhere, no soap.",
    ],
  },
  "personal-feelings": {
    well: [
      "Timer went, got up. I nearly fell over.",
      "Took the {squeezy ball|feather|lotion} out of the box and went to the corner with it.",
      "Stayed with {adult} the whole time I was out.",
      "Put {his} own defenders on before the hall.",
      "Looked at the board, saw swimming was off, breathed, sat down.",
      "Cried when taken off the swing, stopped when shown “finished” and next (drink). About a min.",
    ],
    helped: [
      "Needed the box brought to {him}, then chose.",
      "One more minute, then came.",
      "I put the timer in {his} hand, that did it.",
      "{adult} hummed, {he} leaned in, over in {n} minutes.",
    ],
    notYet: [
      "Ran. Found {him} in the {library|cloakroom}, quite happy.",
      "Bit {his} sleeve all through.",
      "Too much change in one day, we went outside.",
      "Threw the timer in the bin.",
    ],
  },
  "social-together": {
    well: [
      "Whole song, both hands held, even the spin.",
      "Rolled it back {n} times and looked up each time.",
      "Waited for the trike on the spot. Watched the timer, not the trike.",
      "Gave the next photo to the right child.",
      "Played alongside at the sand for {n} minutes. Passed {him} a spade.",
      "Tapped {adult} to say whose turn it was. Not {his}!",
    ],
    helped: [
      "Needed my knee behind {him}.",
      "Took turns as long as {adult} said whose.",
      "Half the song in the ring, half beside it.",
      "Gave the photo to me, then to the child when I pointed.",
    ],
    notYet: [
      "Took the ball and went.",
      "Under the table for it. Could hear {him} singing, though.",
      "Didn’t want anybody near the sand.",
      "Pushed. Moved {him} to the other side, fine after.",
    ],
  },
  "social-community": {
    well: [
      "Stopped at the kerb before I did.",
      "Carried the bread all the way to the till and put it down.",
      "Held the bag there and back. No hands.",
      "Waited on the spot, whole timer.",
    ],
    helped: [
      "One “stop” at the big road.",
      "Walked next to {adult} until the dog.",
      "Put it on the counter with a point.",
      "Waited half the timer, then rocked.",
    ],
    notYet: [
      "Sat down in the {doorway|car park}. Took {n} minutes.",
      "Shop too bright. Tried the small one after.",
      "Pulled for the ducks all the way.",
    ],
  },
  "physical-moving": {
    well: [
      "Down all {n} steps, one foot each, hand off at the last.",
      "Pedalled the length of the yard. Steered round {adult}.",
      "Two feet together, every spot.",
      "Along the bench and jumped off the end.",
    ],
    helped: ["One finger held.", "Push to start, then off.", "Stepped rather than jumped but got to the end.", "Rail and a hand."],
    notYet: ["Wanted to go up, not down.", "Sat on the trike, feet up.", "Lay on the mat. Hot in there."],
  },
  "physical-handling": {
    well: [
      "Snip, snip, right across. Kept the bits.",
      "{n} beads and held it up.",
      "Opened the box with the {raisins|cars} in. Of course.",
      "Poured and stopped. Stopped!",
    ],
    helped: [
      "Turned the paper for {him}.",
      "Held the string still, {he} threaded.",
      "Loosened the lid first.",
      "My hand on the jug for the stop.",
    ],
    notYet: ["Scissors to cut the tablecloth. Put away.", "Beads in mouth.", "Poured until it was all gone, lovely waterfall."],
  },
};
