import { execFileSync } from "node:child_process";

/**
 * The process group of the browser that holds a profile, found by the profile's path on its command line. Playwright starts each browser
 * as the leader of a group of its own, and does not tell which.
 */
export const groupHolding = (profile: string): number => {
  const listing = execFileSync("ps", ["-A", "-ww", "-o", "pgid=,args="], { encoding: "utf8" });
  const line = listing.split("\n").find((line) => line.includes(profile));
  const group = Number(/^\s*(\d+)/.exec(line ?? "")?.[1]);
  if (!Number.isInteger(group) || group <= 1) throw new Error(`no browser holds ${profile}`);
  return group;
};
