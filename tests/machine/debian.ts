import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { run } from "./command.ts";

/** What the tests need from Debian's own archive: Chromium, WebKitGTK with its driver and a screen to draw on, PostgreSQL, nginx. */
const packages = [
  "chromium",
  "chromium-headless-shell",
  "webkit2gtk-driver",
  "xvfb",
  "xauth",
  "dbus",
  "python3-gi",
  "gir1.2-webkit2-4.1",
  "postgresql",
  "nginx",
];

const isDebian = (): boolean => {
  try {
    return /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
};

const installed = (name: string): boolean =>
  spawnSync("dpkg-query", ["-W", "-f=${Status}", name], { encoding: "utf8" }).stdout.trim().endsWith("ok installed");

/** Whether this is Debian with nothing left to install, or with the rights to install it. */
export const debianServes = (): boolean => isDebian() && (process.getuid?.() === 0 || packages.every(installed));

/** Installs what is missing, if anything is. Answers what went wrong, or nothing. */
export const installOnDebian = async (): Promise<string | undefined> => {
  const missing = packages.filter((name) => !installed(name));
  if (missing.length === 0) return undefined;
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const update = await run("apt-get", ["update"], { within: 5 * 60_000, env });
  const install = await run("apt-get", ["install", "-y", "--no-install-recommends", ...missing], { within: 10 * 60_000, env });
  if (install.code === 0) return undefined;
  const why = update.code === 0 ? "" : " (the list of packages could not be fetched either: is there a network?)";
  return `could not install ${missing.join(", ")}${why}. Run: apt-get update && apt-get install -y --no-install-recommends ${missing.join(" ")}`;
};
