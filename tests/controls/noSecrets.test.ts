/** Nothing that opens anything is in the repository. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** How what opens something looks, wherever it stands. */
const shapes: Readonly<Record<string, RegExp>> = {
  "a private key": /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s+[A-Za-z0-9+/=]{20}/,
  "the secret half of a key of age": /AGE-SECRET-KEY-1[A-Z0-9]{50}/,
  "a token of GitHub": /\bgh[pousr]_[A-Za-z0-9]{36}/,
  "a token of npm": /\bnpm_[A-Za-z0-9]{36}/,
  "a key of a cloud": /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bAIza[A-Za-z0-9_-]{35}\b|\bsk-[A-Za-z0-9-]{32,}/,
  "a password in an address":
    /\b(?:postgres|postgresql|https?):\/\/[^\s:/@"'`]+:(?!password@|secret-word@|\$)[^\s:/@"'`]+@(?!db\.school\.example)/,
};

/** Files that no repository should ever have. */
const names = /(^|\/)(\.env(\.|$)|auth-secret$|rescue\.key$|id_[a-z0-9]+$|.*\.(pem|key|p12|pfx|sqlite|age)$)/;

const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root, encoding: "utf8" })
  .split("\0")
  .filter(Boolean);

it("holds no key, no token and no password", () => {
  expect(files.length).toBeGreaterThan(500);
  const found = files.filter((name) => names.test(name));
  for (const name of files.filter((each) => !/\.(png|webp|jpg|woff2|ico)$/.test(each))) {
    const text = readFileSync(join(root, name), "utf8");
    found.push(...Object.entries(shapes).flatMap(([what, shape]) => (shape.test(text) ? [`${what} in ${name}`] : [])));
  }
  expect(found).toEqual([]);
});
