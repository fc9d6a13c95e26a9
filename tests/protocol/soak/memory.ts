/** How large processes are, looked at once a second, and whether they grow. Between collections a process grows: see aCollectingServer.ts. */
import { readFileSync } from "node:fs";

export interface Sample {
  /** Minutes since the soak began. */
  at: number;
  mb: number;
}

/** What a process holds of the machine's memory; undefined once it is gone. Linux tells it. */
export function residentMb(pid: number): number | undefined {
  try {
    const kb = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kb === undefined ? undefined : Number(kb) / 1_024;
  } catch {
    return undefined;
  }
}

/** By how much it grows a minute: the slope of the line nearest to all samples, by least squares. */
export function slopeOf(samples: readonly Sample[]): number {
  const mean = (of: (sample: Sample) => number) => samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  const [at, mb] = [mean((sample) => sample.at), mean((sample) => sample.mb)];
  const along = samples.reduce((sum, sample) => sum + (sample.at - at) * (sample.mb - mb), 0);
  return along / samples.reduce((sum, sample) => sum + (sample.at - at) ** 2, 0);
}
