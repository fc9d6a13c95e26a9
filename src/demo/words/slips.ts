/** Slips of the thumb, as tablets in busy rooms make them. */
import type { Random } from "../random.ts";

const usual: readonly (readonly [RegExp, string])[] = [
  [/\bbecause\b/, "becuase"],
  [/\bstraight\b/, "straght"],
  [/\breally\b/, "realy"],
  [/\bwatching\b/, "wacthing"],
  [/\bpressed\b/, "presed"],
  [/\btomorrow\b/, "tommorow"],
  [/\bwhole\b/, "hole"],
  [/\bagain\b/, "agian"],
  [/\bminutes\b/, "mintues"],
  [/\bfriend\b/, "freind"],
  [/\bwouldn’t\b/, "woudnt"],
  [/\bdidn’t\b/, "didnt"],
  [/\bthe\b/, "teh"],
  [/\band\b/, "adn"],
];

/** One slip: a usual one where a word invites it, otherwise two letters that changed places. */
export function withSlip(words: string, random: Random): string {
  const inviting = usual.filter(([word]) => word.test(words));
  if (inviting.length > 0 && random.chance(0.8)) {
    const [word, slip] = random.pick(inviting);
    return words.replace(word, slip);
  }
  const long = words.split(" ").filter((word) => /^[a-z]{5,}$/.test(word));
  if (long.length === 0) return words;
  const word = random.pick(long);
  const at = random.whole(1, word.length - 3);
  return words.replace(word, word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2));
}

/** A sentence somebody never came back to. */
export function cutShort(words: string, random: Random): string {
  const parts = words.split(" ");
  return parts.slice(0, Math.max(2, Math.floor(parts.length * (0.5 + random.next() * 0.35)))).join(" ");
}
