/** Mutations of a message: of any value in it, wherever it stands. */
import type { Random } from "../../sim/random.ts";
import { hills, rivers } from "../../unit/server/people.ts";
import { ownOfTa, pictureOf, seen, type Made } from "./fixture.ts";
import { echo } from "./requests.ts";

/** What JSON.stringify cannot say is put in as text between these, and taken out of it afterwards (`asText`). */
const raw = (text: string) => `@@raw:${text}@@`;
const twice = "@@twice:";
const proto = "@@proto@@";

export function asText(message: unknown): string {
  const text = message === undefined ? "" : JSON.stringify(message);
  return text
    .replaceAll(proto, "__proto__")
    .replaceAll(/"@@twice:\d*/g, '"')
    .replaceAll(/"@@raw:([^@]*)@@"/g, (_all, token: string) => (token === "deep" ? `${"[".repeat(3_000)}${"]".repeat(3_000)}` : token));
}

type Path = readonly (string | number)[];

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...path, Array.isArray(value) ? Number(key) : key]))];
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined), value);
}

/** The message with one value in it made another; `undefined` takes it out. */
function withValue(message: unknown, path: Path, change: (value: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(message);
  if (Array.isArray(message)) {
    const items: unknown[] = message;
    return items.map((inner, index) => (index === key ? withValue(inner, rest, change) : inner));
  }
  if (typeof message !== "object" || message === null) return message;
  return { ...message, [key]: withValue(Reflect.get(message, key), rest, change) };
}

const nested = (depth: number): unknown => (depth === 0 ? "end" : { in: nested(depth - 1) });

/** Values of every type, the odd ones of each. */
const odd: readonly unknown[] = [
  ...[null, true, false, 0, -0, -1, 0.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, 1e-320],
  ...[raw("NaN"), raw("Infinity"), raw("1e999"), raw("-1e999"), raw("0x10"), raw("01"), raw("undefined"), raw("deep")],
  ...[
    "",
    " ",
    "\u0000",
    "\ud800",
    "a\u202eb",
    "x".repeat(5_000),
    "9999-99-99",
    "-0001-01-01",
    "2026-02-30",
    "NaN",
    "null",
    "[object Object]",
  ],
  ...[
    "../../etc/passwd",
    "' or 1=1 --",
    "%00",
    "${7*7}",
    "<script>alert(1)</script>",
    "=cmd()",
    "ffffffffffff-ffff-aaaaaaaaaaaaaaaa",
    "000000000000-0000-aaaaaaaaaaaaaaaa",
  ],
  ...[
    "0199fffffffffffff",
    "00000000-0000-7000-8000-000000000000",
    "school",
    "leadership",
    "card/",
    "card//",
    "evidence/pupil-ada/0000-00",
    "toString",
    "__proto__",
  ],
  ...[[], [[]], {}, [null], { "": "" }, nested(5), nested(31), nested(40), Array.from({ length: 300 }, (_, index) => index)],
];

/** Names and ids that mean something here, and mostly are somebody else's. */
function othersOf({ who, own, foreign, rescue }: Made): readonly string[] {
  const people = (["ta", "teacher", "leader", "otherTeacher", "leaver"] as const).map((actor) => who(actor).person);
  const places = [rivers, hills].flatMap(({ phase, class: id, pupil }) => [
    phase,
    id,
    pupil,
    `card/${pupil}`,
    `file/${pupil}`,
    `evidence/${pupil}/2026-27`,
    `class/${id}`,
  ]);
  const records = [rivers, hills].flatMap(({ pupil }) => [
    `${seen}${pupil}`,
    `${pictureOf}${pupil}`,
    `target-${pupil}`,
    `identity-${pupil}`,
    `page-${pupil}`,
  ]);
  const others = [own.staff, own.grant, own.invitation, foreign.staff, foreign.grant, foreign.invitation, rescue, ownOfTa];
  const kinds = ["observation", "redaction", "membership", "pupil", "erasure", "staff", "policy", "notYetKnown", "leader", "technician"];
  return [...people, ...places, ...records, ...others, ...kinds, "b".repeat(16), "server0000000000"];
}

type Mutation = (message: unknown, dice: Random, school: Made) => unknown;

const anywhere = (message: unknown, dice: Random) => dice.pick(pathsIn(message));
const where = (message: unknown, dice: Random, fits: (value: unknown) => boolean) => {
  const paths = pathsIn(message).filter((path) => fits(at(message, path)));
  return paths.length === 0 ? [] : dice.pick(paths);
};
const isText = (value: unknown) => typeof value === "string";
const isStamp = (value: unknown) => typeof value === "string" && /^[0-9a-f]{12}-[0-9a-f]{4}-/.test(value);
const isList = (value: unknown) => Array.isArray(value) && value.length > 0;
const isObject = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value);
const into = (message: unknown, dice: Random, key: string, value: unknown) =>
  withValue(message, where(message, dice, isObject), (inside) => (isObject(inside) ? { ...inside, [key]: value } : inside));

export const inJson: Readonly<Record<string, Mutation>> = {
  drop: (message, dice) => withValue(message, anywhere(message, dice), () => undefined),
  odd: (message, dice) => {
    const value = dice.pick(odd);
    return withValue(message, anywhere(message, dice), () => value);
  },
  swap: (message, dice) => {
    const [one, other] = [anywhere(message, dice), anywhere(message, dice)];
    const [first, second] = [at(message, one), at(message, other)];
    return withValue(
      withValue(message, one, () => second),
      other,
      () => first,
    );
  },
  others: (message, dice, school) => {
    const value = dice.pick(othersOf(school));
    return withValue(message, where(message, dice, isText), () => value);
  },
  stamp: (message, dice) => {
    const shift = dice.pick([-90_000, 90_000, 6 * 60_000, 400 * 86_400_000, -40 * 86_400_000, -(10 ** 12)]);
    return withValue(message, where(message, dice, isStamp), (value) => {
      if (typeof value !== "string") return value;
      const [ms = "0", ...rest] = value.split("-");
      return [
        Math.max(0, Number.parseInt(ms, 16) + shift)
          .toString(16)
          .padStart(12, "0"),
        ...rest,
      ].join("-");
    });
  },
  again: (message, dice) =>
    withValue(message, where(message, dice, isList), (list) => {
      if (!Array.isArray(list)) return list;
      const items: unknown[] = list;
      const item = items[dice.int(items.length)];
      return dice.chance(0.2) ? Array.from({ length: 260 }, () => item) : [...items, item];
    }),
  unknownKey: (message, dice) =>
    into(message, dice, dice.pick(["newer", "a b", "", "x".repeat(60), "\ud800", echo]), dice.pick([1, echo, null])),
  prototypeKey: (message, dice) =>
    into(message, dice, dice.pick([proto, "constructor", "prototype", "toString", "hasOwnProperty"]), { polluted: true }),
  keyTwice: (message, dice) => {
    const path = where(message, dice, isObject);
    const inside = at(message, path);
    const keys = isObject(inside) ? Object.keys(inside) : [];
    return keys.length === 0
      ? message
      : withValue(message, path, () => ({ ...(isObject(inside) ? inside : {}), [`${twice}1${dice.pick(keys)}`]: dice.pick(odd) }));
  },
  wrapped: (message, dice) => withValue(message, anywhere(message, dice), (value) => (dice.chance(0.5) ? [value] : { value })),
  longText: (message, dice) =>
    withValue(message, where(message, dice, isText), (value) =>
      typeof value === "string" ? value.repeat(dice.pick([2, 50, 4_000])) : value,
    ),
};
