/** Lines that go with any target, and with how the child is. */
export const declined: readonly string[] = [
  "Clear no. We left it.",
  "Pushed it away with the back of {his} hand. Offered {stim}, straight in.",
  "Turned right away, twice. That is a no.",
  "Closed {his} eyes until I moved on.",
  "No thank you! Went back to {stim}.",
  "Head down, arms in. Not today, thanks.",
  "Gave it straight back to me.",
];

export const anyWay: readonly string[] = [
  "Same as yesterday.",
  "{adult} saw it too.",
  "On the left again.",
  "Only tried twice, ran out of time.",
  "In the hall as the class was too hot.",
  "Before {his} drink, which is the better time.",
  "After the hoist, so a bit shaken up.",
  "Tried it sitting on the floor instead.",
  "Will try right after hello song tomorrow.",
  "With somebody new to {him}.",
  "Two goes at the start, one at the end.",
  "Before the others came in.",
  "While {adult} had the drum.",
  "In the standing frame for a change.",
  "With the blinds down.",
  "On the mat, not in the chair.",
  "{n} tries altogether.",
  "At the big table, next to a friend.",
  "Forgot to write it down at the time, so from memory.",
  "Not the usual cup, so a bit thrown.",
  "{adult} did the video for home.",
];

export const drowsy: readonly string[] = [
  "Not today. Slept through most of it, we think new meds.",
  "Very sleepy. Only tried once.",
  "Drowsy after a bad night, kept it gentle.",
  "Eyes closing. Left it.",
  "Woke up for the last two minutes of it.",
  "Yawning from the start. Left it at one try.",
  "Slept in the taxi and was still half asleep.",
];

export const unsettled: readonly string[] = [
  "Uncomfortable, needed changing. Better after.",
  "Upset and couldn’t say why. Warm and quiet, no targets.",
  "Grinding teeth, something hurts? Told {adult}.",
  "Not {himself} this morning.",
  "Wriggling all through. Repositioned twice, better on {his} side.",
  "Tears at the start. Settled with {adult}, then it was snack.",
];

export const afterSeizure: readonly string[] = [
  "Post seizure, resting. Nothing expected this pm.",
  "Resting after this morning. Blanket and low music.",
  "Quiet, under the blanket. Hand held mine.",
];

/** How people start, and how they go on. */
export const endings: readonly string[] = [
  "Will do it again tomorrow.",
  "Try it with {adult} next.",
  "Worth showing Mum.",
  "Let’s keep the switch on that side.",
  "{He} was proud of {himself} and so were we.",
  "Lovely to see.",
  "Worth trying after lunch as well.",
  "Quieter room helped, I think.",
  "Please can we all wait that long, I think we jump in too soon.",
  "It was {adult} who noticed, I would have missed it.",
  "Kept the radio off and only one of us talking, and that seemed to make it easier for {him} to hear what was wanted.",
  "Told {him} so.",
  "Doing it the same way tomorrow.",
  "Needs a longer go.",
  "Can somebody else try so it isn’t only me?",
  "Not sure whether it was the light or the song.",
  "Good end to the week.",
  "Left {stim} out for this afternoon.",
  "Have put the card back on {his} tray.",
  "Ask {adult}, who was nearer than me.",
  "I had {him} on my left, which might matter.",
  "Sleeves rolled up from the start next time, we lost two goes to that.",
  "Happened again on the way back to class when I wasn’t ready, so I can’t say how long {he} waited.",
];

export const notes: readonly string[] = [
  "Turned to {adult}’s voice on the left, not to mine. Worth trying right side again, hearing aid?",
  "Vocalised when I stopped pushing the trike. Went quiet when I started again. Did this the whole way round.",
  "Stilled when the drum was played near {his} feet. No change for bells or rainmaker.",
  "Lovely half hour outside. Leaves over {his} feet, looked down at every one.",
  "Pushed spoon away with back of hand, clear no. Offered mango, opened mouth straight away.",
  "Watched a friend for the length of assembly. Didn’t want to leave.",
  "New taxi driver this morning, arrived smiling.",
  "Reached for the paint. Never reached for paint before.",
  "Ate all of snack and looked for more.",
  "Long sleep after lunch, woke up chatty.",
  "Laughed out loud at the fire engine in the story, every single time it came round.",
  "Went in the sensory room with {adult}. Chose {stim}, stayed 10 minutes, came out calm.",
  "Good morning overall. Bit tired by the end.",
  "Found {his} own feet in the mirror.",
  "Held hands with a friend on the mat for a whole song, and it was {him} who started it.",
  "Splints off at 2, hands lovely and loose for painting after.",
  "Wind in {his} hair at break. Arms out, head back, big grin. Stayed out until the bell.",
  "Assembly was too loud, left after the first song. Ear defenders next time.",
  "Chatty this afternoon. Lots of new sounds on the way to the taxi.",
  "Copied {adult} tapping the table. Once, but it was a copy.",
  "Sat with the older class for singing and was no trouble to anybody.",
  "Needs new boots, toes are at the end.",
  "Pointed at the rain. We went out in it.",
  "Three wet changes, otherwise a good day.",
  "Wouldn’t leave the library. Found the drum book again.",
  "Smelled the onions before they were in the pan, looked for the kitchen.",
];

export const home: readonly string[] = [
  "Mum says {he} is doing it at home as well now.",
  "Dad sent word: chose {his} own pyjamas by looking.",
  "From the home book: slept badly, appetite fine, asked for {stim}.",
  "Gran says {he} did it at the table on Sunday, with no prompt from anybody.",
  "Home book: new word? Sounded like “more”.",
  "Mum tried it at bath time. Worked twice.",
];
