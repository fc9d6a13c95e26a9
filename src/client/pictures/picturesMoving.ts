import type { Instant } from "../../domain/time.ts";

/** How the sending of pictures stands, between one exchange and the next. */
export interface PicturesMoving {
  sending: boolean;
  failures: number;
  /** The school, or a bad line, is left alone until then. */
  notBefore: Instant;
}
