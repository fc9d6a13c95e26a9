/**
 * Old apps and old servers: kinds and fields are only ever added, so an older one is the same code knowing fewer of them. The
 * table of kinds is one for the whole process; it is made small while an old one is at work, and whole again after.
 */
import { defineKind } from "../../../src/domain/kind.ts";
import { kinds } from "../../../src/domain/kinds.ts";
import type { Tablet } from "./seat.ts";

const { hands: _hands, equipment: _equipment, ...olderShape } = kinds.observation.shape;

/** Observations before somebody could say how a child was held. */
const olderObservation = defineKind({
  stream: "evidence",
  fixed: ["pupil", "kind", "target", "areas", "step", "copyOf"],
  groups: {
    how: ["went", "help", "tally", "measure", "waited"],
    response: ["chips", "stimulus"],
    when: ["observedAt", "precision", "correction"],
    seen: ["seenBy"],
    where: ["activity", "place", "materials"],
  },
  shape: olderShape,
});

/** Kinds that came with the last update. */
const newKinds = ["remark", "support", "programme", "programmeReview"] as const;

const present = { ...kinds };

function become(older: boolean): void {
  if (!older) {
    for (const [name, kind] of Object.entries(present)) Reflect.set(kinds, name, kind);
    return;
  }
  for (const name of newKinds) Reflect.deleteProperty(kinds, name);
  Reflect.set(kinds, "observation", olderObservation);
}

export class Ages {
  /** The server has not been updated yet. */
  oldServer = false;
  #older = false;

  async atServer<T>(work: () => Promise<T>): Promise<T> {
    return this.#as(this.oldServer, work);
  }

  async on<T>(tablet: Tablet, work: () => Promise<T>): Promise<T> {
    return this.#as(tablet.older, work);
  }

  async #as<T>(older: boolean, work: () => Promise<T>): Promise<T> {
    const before = this.#older;
    if (older === before) return work();
    this.#older = older;
    become(older);
    try {
      return await work();
    } finally {
      this.#older = before;
      become(before);
    }
  }
}
