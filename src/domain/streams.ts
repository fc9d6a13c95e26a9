/**
 * Streams: the unit of sync, of permission and of retention. A stream's name is its type and the ids behind it,
 * `card/<pupil>`, and tells no more than ids and years.
 */
export const streamTypes = ["school", "class", "card", "evidence", "file", "leadership"] as const;
export type StreamType = (typeof streamTypes)[number];

/** `school` | `class/<id>` | `card/<pupil>` | `evidence/<pupil>/<year>` | `file/<pupil>` | `leadership` */
export type StreamName = string;

/** What a stream's name says. `id` is a class, group or pupil; `year` an academic year such as `2026-27`. */
export interface StreamParts {
  type: StreamType;
  id?: string;
  year?: string;
}

const shapes = {
  school: /^school$/,
  leadership: /^leadership$/,
  class: /^class\/([0-9a-z-]{1,100})$/,
  card: /^card\/([0-9a-z-]{1,100})$/,
  file: /^file\/([0-9a-z-]{1,100})$/,
  evidence: /^evidence\/([0-9a-z-]{1,100})\/(\d{4}-\d{2})$/,
} satisfies Record<StreamType, RegExp>;

/** The parts of a stream's name, or undefined when it is no stream's name. */
export function parseStream(name: StreamName): StreamParts | undefined {
  for (const type of streamTypes) {
    const found = shapes[type].exec(name);
    if (!found) continue;
    const [, id, year] = found;
    return { type, ...(id === undefined ? {} : { id }), ...(year === undefined ? {} : { year }) };
  }
  return undefined;
}

export const streams = {
  school: "school",
  leadership: "leadership",
  class: (id: string): StreamName => `class/${id}`,
  card: (pupil: string): StreamName => `card/${pupil}`,
  file: (pupil: string): StreamName => `file/${pupil}`,
  evidence: (pupil: string, year: string): StreamName => `evidence/${pupil}/${year}`,
};

/** The pupil a stream is about, if it is about one. */
export function pupilOf(name: StreamName): string | undefined {
  const parts = parseStream(name);
  return parts && (parts.type === "card" || parts.type === "evidence" || parts.type === "file") ? parts.id : undefined;
}
