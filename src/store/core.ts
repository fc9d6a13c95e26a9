/** What every operation of a person's store is made of: units of work over its database, who is writing, and the clock and ids it is given. */
import type { Instant } from "../domain/time.ts";
import { Units, type UnitsDeps } from "./units.ts";

export interface StoreDeps extends UnitsDeps {
  /** Whose database this is: the author of everything written here. */
  person: string;
  /** The school's time zone. */
  zone: string;
  /** This tablet's clock, right or wrong. */
  now: () => Instant;
  /** A new UUIDv7. */
  newId: () => string;
  /** 16 random characters of [0-9a-z]. */
  newReplica: () => string;
}

export class Core extends Units {
  readonly person: string;
  readonly zone: string;
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly newReplica: () => string;

  constructor(deps: StoreDeps) {
    super(deps, deps.zone);
    this.person = deps.person;
    this.zone = deps.zone;
    this.now = deps.now;
    this.newId = deps.newId;
    this.newReplica = deps.newReplica;
  }
}
