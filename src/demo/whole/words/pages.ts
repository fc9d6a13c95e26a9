/** What stands on a child's page, by pathway: lines with slots, from which one of each is taken. */
import type { PathwayName } from "../pathways.ts";

export interface PageLines {
  communicates: readonly string[];
  movementsMean: readonly string[];
  helps: readonly string[];
  notToDo: readonly string[];
  helpsLine: readonly string[];
  chips: readonly string[];
  strategies: readonly string[];
  liked: readonly string[];
}

const brook: PageLines = {
  communicates: [
    "With my eyes. A long look is yes, {closing my eyes|looking down|turning away} is no.",
    "With my {whole body|hands|feet}. I go still when I am listening and kick when I want more.",
    "I make {three|four|five} sounds you can learn: one is hello, one is more, one is enough.",
    "I {reach|lean|turn} for what I want and push away what I don’t. Give me {20|30} seconds.",
    "I press my switch for “{more|again|come here}”. Ask once, then wait and say nothing.",
    "By {smiling and looking back|holding your hand|vocalising}. Tired and thirsty look nearly the same: try both.",
    "I use {objects|two photos|my objects of reference}. The {towel|spoon|bell} tells me what comes next.",
  ],
  movementsMean: [
    "Arms up: excited. Back arched: {my seat is wrong|something hurts}, look at my hips.",
    "Hand at my mouth: {hungry|thirsty|thinking}. Both hands: too much going on.",
    "Rubbing my {ear|eye|nose}: tired. Pulling my {ear|sleeve}: it hurts, tell someone.",
    "Legs kicking: more. Legs still and straight: I am {cold|unsure|frightened}.",
    "Head down is a rest, not a no. Look for {my eyes|my left hand} coming up again.",
    "Humming: happy by myself. Louder humming: please come.",
  ],
  helps: [
    "Sit on my {left|right}, at my height. Say my name, then wait.",
    "{Low|Bright} light, one voice, one thing at a time.",
    "My hands warm before we start: {warm flannel|a minute in yours}.",
    "Tell me what you are going to do and touch my {shoulder|hand|elbow} first.",
    "The same song every time, and the pause before the last word.",
    "Feet flat, tray on, head support {up|level}. Then I can use my hands.",
  ],
  notToDo: [
    "Don’t talk {over|behind} me. Don’t move me without a word.",
    "Don’t take my hand to make me do it. Offer yours {underneath|palm up}.",
    "Don’t fill the silence. I am still thinking.",
    "Don’t put {two|several} sounds on at once.",
    "Don’t wipe my face from the {front|side} without showing me the cloth.",
  ],
  helpsLine: [
    "{Left|Right} side · wait {20|30} seconds",
    "Objects first · {warm hands|low light}",
    "Yes is a {long look|smile|still body} · no is turning away",
    "One voice · {feet flat|tray on|head level}",
    "Sing it, stop, wait",
  ],
  chips:
    "Stilled,Turned to it,Reached,Mouthed,Smiled,Vocalised,Looked back,Pushed away,Kicked,Opened hand,Looked down,Laughed,Leaned in,Eyes widened,Held on,Tapped,Turned away,Arms up,Swallowed,Frowned".split(
      ",",
    ),
  strategies: [
    "Wait {20|30} seconds, silently, before any help",
    "Same cue, same words, from {everybody|both sides}",
    "Switch mounted at the {left|right} hand before every session",
    "Object of reference {one minute|just} before each change",
    "Rest on {his} side after lunch before table work",
    "Two symbols at most, sides swapped each time",
  ],
  liked:
    "the fan,the low drum,warm water,the ribbon,the foil,the bubble tube,the rain sheet,the lemon smell,the deep bell,the mirror,the vibrating cushion,the parachute,the feather,the swing".split(
      ",",
    ),
};

const stream: PageLines = {
  communicates: [
    "With {symbols|photos|objects} and by taking you there. Keep my {book|board} where I can reach it.",
    "Some words, more signs. I sign “{more|stop|finished}” small and quick, look at my hands.",
    "I {echo what you said|say a line from a film}: it usually means {yes|I need help|I am worried}.",
    "I hand you a symbol. If I throw it, I mean it even more.",
    "On my tablet: {two|three} presses. Wait until I have finished.",
  ],
  movementsMean: [
    "{Flapping|Jumping}: happy. Hands over ears: too loud, go out with me.",
    "{Running to the door|Taking my shoes off}: I need to move. Ten minutes outside and I am back.",
    "Biting my {sleeve|hand}: I don’t understand what is next. Show me.",
    "Lying on the floor: finished. Give me {two|five} minutes and the timer.",
    "Covering my eyes: a new person. Say hello and carry on.",
  ],
  helps: [
    "First and next board, and the timer where I can see it.",
    "Few words. Show me, {point|give me the object}, wait {5|10} seconds.",
    "{Ear defenders|My chewy|A heavy cushion} within reach.",
    "A job to carry on the way from room to room.",
    "Tell me {two|five} minutes before, then one, then “finished”.",
  ],
  notToDo: [
    "Don’t block the door. Stand to the side and show the symbol.",
    "Don’t touch my {head|back|food}.",
    "Don’t ask twice, I start again from the beginning.",
    "Don’t say “no”: say what to do instead.",
    "Don’t change the {seat|route|cup} without the symbol.",
  ],
  helpsLine: [
    "First, next, timer",
    "Few words · wait {5|10} seconds",
    "{Ear defenders|Chewy} in the blue bag",
    "Show, don’t tell",
    "Move first, then sit",
  ],
  chips:
    "Looked,Came over,Smiled,Vocalised,Handed it over,Pointed,Took my hand,Copied,Laughed,Stayed,Moved away,Pushed away,Repeated a word,Jumped".split(
      ",",
    ),
  strategies: [
    "First and next board at every change",
    "Movement break {before|after} table work, {5|10} minutes",
    "Same {three|four} signs from all adults",
    "Choice of two, shown, with “neither” as a third",
    "Symbol for help always on the {table|lanyard}",
    "Timer set by {him}, not for {him}",
  ],
  liked:
    "the trampoline,the blue ball,the spinner,the sand,the water tray,the train,the shaving foam,the swing,the drum,the bubbles,the torch,the tunnel,the rice tray,the marble run".split(
      ",",
    ),
};

const river: PageLines = {
  communicates: [
    "In {short|two-word} sentences. Ask one thing at a time and give me a moment.",
    "I talk, but not about {feelings|what happened}. A drawing or the scale helps.",
    "Words when I am calm, {my card|a thumb up or down} when I am not.",
    "I say yes to everything. Ask me to show you.",
  ],
  movementsMean: [
    "{Pacing|Tapping}: thinking. Leave me to it.",
    "Hood up: too many people. I can still hear you.",
    "Silly voices: I don’t know the answer.",
    "Going quiet: something happened at {break|lunch|home}. Ask later.",
    "Asking the time again and again: I am worried about {home time|lunch}.",
  ],
  helps: [
    "A list of what we do, to tick off.",
    "Sit {near the door|at the end of the table|with my back to the wall}.",
    "Let me say it to you before I write it.",
    "Tell me what changes, the day before if you can.",
    "A job: {register|fruit|letters}. I am good at jobs.",
  ],
  notToDo: [
    "Don’t joke about mistakes, I believe it.",
    "Don’t read my work out.",
    "Don’t stand over me. {Come back in two minutes|Sit down next to me}.",
    "Don’t say “in a minute” if it is ten.",
  ],
  helpsLine: ["List to tick off", "One thing at a time", "{Two|Five} minutes out, then back", "Say it, then write it", "A job first"],
  chips: "Joined in,Asked,Answered,Smiled,Tried again,Helped,Looked,Walked away,Waited,Laughed".split(","),
  strategies: [
    "Task list with boxes, {three|four} lines at most",
    "Talk partner before writing",
    "Help card on the table, praised when used",
    "Number line and {counters|ten frame} within reach",
    "Check-in with {an adult he chose|a chosen adult} after break",
  ],
  liked: "football,trains,the hamster,drawing,the garden,dinosaurs,cooking,the big atlas,building,the computer".split(","),
};

const waterfall: PageLines = {
  communicates: [
    "I talk a lot. When I am stuck I talk about {football|games|buses} instead.",
    "Clearly, to people I know. With others I look at the floor.",
    "In writing, if it is about something hard. {A note|A message} is fine.",
    "Straight out. I don’t mean to be rude.",
  ],
  movementsMean: [
    "Head on the table: {tired|stuck}. Offer the first line.",
    "Pen down: I think it’s wrong already.",
    "Leaving the room: I’m using my card. Back in five.",
    "Laughing at nothing: embarrassed.",
  ],
  helps: [
    "A checklist, and tell me which bit is worth doing well.",
    "{Headphones|A quiet table} for writing.",
    "Start it with me, then go.",
    "Let me practise what to say before {a call|the shop|work experience}.",
  ],
  notToDo: [
    "Don’t tell everybody.",
    "Don’t do it for me.",
    "Don’t ask in front of the others.",
    "Don’t change the plan by message, tell me.",
  ],
  helpsLine: [
    "Checklist · first line together",
    "{Headphones|Quiet table} for writing",
    "Time out card, five minutes",
    "Practise it first",
  ],
  chips: "Joined in,Asked,Explained,Helped,Tried again,Planned,Walked away,Laughed".split(","),
  strategies: [
    "Checklist for every longer task",
    "Time out card, no questions asked",
    "Sentence starters, taken away one by one",
    "Travel practice on the same route {twice|three times} before a new one",
    "Feedback in private, one thing at a time",
  ],
  liked: "football,gaming,the gym,baking,bikes,drawing,music,the allotment,coding,swimming".split(","),
};

export const pageLines: Readonly<Record<PathwayName, PageLines>> = { brook, stream, river, waterfall };
