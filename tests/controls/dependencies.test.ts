/** What is shipped beside our own code. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import * as z from "zod";

const root = fileURLToPath(new URL("../..", import.meta.url));

const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string().optional(),
      dev: z.boolean().optional(),
      license: z.string().optional(),
      integrity: z.string().optional(),
      resolved: z.string().optional(),
    }),
  ),
});

/** Licences that let a school run it and pass it on, the notice kept. MPL-2.0 binds only changes to its own files. */
const licences = [
  "MIT",
  "ISC",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "MPL-2.0",
  "(MIT OR WTFPL)",
  "(BSD-2-Clause OR MIT OR Apache-2.0)",
];

/** Named by us in package.json; what those bring along is counted apart. */
const mostNamed = 30;
const mostInAll = 300;

const registry = "https://registry.npmjs.org/";

const atRunTime = Object.entries(lockfile.parse(JSON.parse(readFileSync(`${root}/package-lock.json`, "utf8"))).packages).filter(
  ([name, { dev }]) => name !== "" && dev !== true,
);

describe("dependencies at run time", () => {
  it("are few, each pinned by its hash and under a licence that we may pass on", () => {
    const odd = atRunTime.filter(
      ([, { license, integrity, resolved }]) =>
        !licences.includes(license ?? "") || !integrity?.startsWith("sha512-") || !(resolved ?? registry).startsWith(registry),
    );
    expect(odd.map(([name, { license }]) => `${name} ${license ?? "no licence"}`)).toEqual([]);
    const { dependencies } = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(`${root}/package.json`, "utf8")));
    expect(Object.keys(dependencies).length).toBeLessThanOrEqual(mostNamed);
    expect(atRunTime.length).toBeLessThanOrEqual(mostInAll);
  });

  // Not with `--omit dev`: npm then leaves out what a tool of ours needs too, Kysely and Zod among it.
  it("can be listed as a bill of materials, all of them", () => {
    const args = ["sbom", "--package-lock-only", "--sbom-format", "cyclonedx"];
    const told: unknown = JSON.parse(execFileSync("npm", args, { cwd: root, encoding: "utf8", maxBuffer: 50e6 }));
    const { bomFormat, components } = z
      .looseObject({ bomFormat: z.string(), components: z.array(z.looseObject({ purl: z.string(), version: z.string() })) })
      .parse(told);
    expect(bomFormat).toBe("CycloneDX");
    const listed = new Set(
      components.map(
        ({ purl, version }) =>
          `${
            decodeURIComponent(purl)
              .replace(/^pkg:npm\//, "")
              .split("?")[0]
              ?.replace(/@[^@]+$/, "") ?? ""
          } ${version}`,
      ),
    );
    const shipped = atRunTime.map(([name, { version }]) => `${name.replace(/^.*node_modules\//, "")} ${version ?? ""}`);
    expect(shipped.filter((each) => !listed.has(each))).toEqual([]);
  });
});
