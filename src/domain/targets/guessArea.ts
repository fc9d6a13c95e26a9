/**
 * Which area a target from a list is about, guessed from its words so that a list of seventy lines needs few taps. A guess is
 * shown and can be changed; where the words say too little there is none.
 */

/** Beginnings of words that speak for an area or strand, by its shipped id. A school's own areas are found by their names. */
const beginnings: Record<string, string> = {
  communication:
    "look gaze eye sign symbol voice vocal sound say ask tell choos choice request greet word picture exchang hands-over communicat respond turn-taking more name yes no",
  cognition: "match sort find search remember anticipat object-permanence problem sequence cause stack count colour shape puzzle",
  control: "switch press button remote touchscreen device eye-gaze toggle activat tablet",
  fine: "grasp grip hold finger hand pinch release let-go post spoon pencil scissor thread button-up zip squeez reach",
  gross: "head stand sit walk walker roll crawl step kneel frame balance weight trunk climb pedal swim kick physio hoist transfer",
  wellbeing: "settle calm hydro rest wait trust upset anxious cope feel share join toler sensory regulat enjoy play comfort",
  "personal-care": "toilet wash dress coat shoe teeth brush eat drink spoon cup zip sock hair cook snack tidy bag",
  "personal-feelings": "calm feel angry choose choice upset regulat worry break settle wait zone",
  "social-together": "turn friend share play partner group join circle peer game listen wait greet",
  "social-community": "shop bus road travel money community trip pay park visit safe cafe",
  "physical-moving": "walk run jump balance climb swim stand sit ball catch throw kick pedal bike stairs stretch",
  "physical-handling": "grip hold scissor pencil thread tool cut zip button knife fork pour stir build",
  reading: "read book letter phonic word text story sound-out",
  writing: "write writing sentence letter mark-making spell pencil full-stop capital dot-to-line",
  speaking: "say speak tell ask sentence sign word name explain describe question",
  listening: "listen follow instruction answer attend understand",
  maths: "count number add subtract measure shape money time pattern sort quantity coin clock share-equally",
};

export interface AreaChoice {
  id: string;
  name: string;
}

const plain = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^a-z]+/gu, " ")
    .trim();

interface Scored {
  id: string;
  score: number;
  /** Where the first word for it stands: what a child will do is said early. */
  first: number;
}

function scored(words: string, id: string, begins: readonly string[]): Scored {
  const places = begins.map((begin) => ` ${words}`.indexOf(` ${begin.replaceAll("-", " ")}`)).filter((place) => place >= 0);
  return { id, score: places.length, first: Math.min(...places) };
}

/** The area the words speak for most, or first; null where none does, or two the same. */
export function guessArea(wording: string, areas: readonly AreaChoice[]): string | null {
  const words = plain(wording);
  const found = areas
    .map(({ id, name }) => scored(words, id, (beginnings[id] ?? plain(name)).split(" ")))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || one.first - other.first);
  const [best, next] = found;
  return best && !(next?.score === best.score && next.first === best.first) ? best.id : null;
}
