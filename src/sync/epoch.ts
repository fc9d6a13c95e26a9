/**
 * Epochs: the lives of a stream on a server. A server gives all of its streams one epoch, and another when it is restored; who
 * reads only their own records of a stream knows it under a name of their own.
 */

const ownOnly = "-own";

/**
 * The epoch of a stream as one reader knows it. Who reads only their own records has another life of the stream than who
 * reads all: when the reading changes the epoch does, and the tablet begins again with what it may hold now.
 */
export function epochFor(epoch: string, reading: "all" | "own" | undefined): string {
  return reading === "own" ? `${epoch}${ownOnly}` : epoch;
}

/** True when an epoch, under either name, is of this life of the server. */
export function isOfLife(epoch: string, life: string): boolean {
  return epoch === life || epoch === epochFor(life, "own");
}
