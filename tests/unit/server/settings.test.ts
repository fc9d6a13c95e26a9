import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { authSecret } from "../../../src/server/authSecret.ts";
import { readSettings } from "../../../src/server/settings.ts";
import { temporaryFolder } from "./server.ts";

const recipient = "age1q7xqr8c4vfju7vm84ejxgvy3q7hqdje6v59ansv7dt4pgfwz2ygseeep5u";

describe("settings", () => {
  it("may all be left out, or empty", () => {
    const none = {
      ...{ port: 8080, dataDir: "./data", publicUrl: undefined, tls: undefined, trustedProxies: [], authSecret: undefined },
      rescue: { file: join("data", "rescue.key"), passphrase: undefined },
      backup: { folder: undefined, at: 150, keep: 30, lock: undefined },
    };
    expect(readSettings({})).toEqual(none);
    expect(readSettings({ PORT: "", PUBLIC_URL: "", TLS_CERT: "", TLS_KEY: "", TRUSTED_PROXIES: "", AUTH_SECRET: "" })).toEqual(none);
  });

  it("are read as they are meant", () => {
    const read = readSettings({
      PORT: "443",
      PUBLIC_URL: "https://steps.school.example/",
      TRUSTED_PROXIES: "10.0.0.1, 192.168.0.0/16,fd00::/8",
      TLS_CERT: "a.crt",
      TLS_KEY: "a.key",
      RESCUE_KEY_FILE: "/keys/rescue.key",
      RESCUE_PASSPHRASE: "two umbrellas and a kite",
      BACKUP_DIR: "/backups",
      BACKUP_AT: "23:05",
      BACKUP_KEEP: "7",
      BACKUP_RECIPIENT: `${recipient}, ${recipient}`,
    });
    expect(read).toMatchObject({
      port: 443,
      tls: { cert: "a.crt", key: "a.key" },
      trustedProxies: ["10.0.0.1", "192.168.0.0/16", "fd00::/8"],
      rescue: { file: "/keys/rescue.key", passphrase: "two umbrellas and a kite" },
      backup: { folder: "/backups", at: 23 * 60 + 5, keep: 7, lock: { recipients: [recipient, recipient] } },
    });
    expect(readSettings({ BACKUP_PASSPHRASE: "two umbrellas and a kite" }).backup.lock).toEqual({ passphrase: "two umbrellas and a kite" });
    expect(read.publicUrl?.origin).toBe("https://steps.school.example");
  });

  it.each([
    [{ PORT: "eighty" }, "PORT: give a number"],
    [{ PORT: "70000" }, "PORT: give a number up to 65535"],
    [{ BACKUP_AT: "25:00" }, "BACKUP_AT: give a time of day, such as 02:30"],
    [{ BACKUP_KEEP: "0" }, "BACKUP_KEEP: keep at least one"],
    [{ BACKUP_RECIPIENT: "AGE-SECRET-KEY-1" }, "the public half of a key"],
    [{ BACKUP_PASSPHRASE: "short" }, "BACKUP_PASSPHRASE: give at least 12 characters"],
    [{ BACKUP_PASSPHRASE_FILE: "/nowhere" }, "/nowhere cannot be read, or holds fewer than 12 characters"],
    [{ BACKUP_DIR: "/backups" }, "BACKUP_DIR: no backup is made that anybody could read"],
    [{ BACKUP_RECIPIENT: recipient, BACKUP_PASSPHRASE: "two umbrellas" }, "give one of the three"],
    [{ PUBLIC_URL: "steps.school.example" }, "PUBLIC_URL: give the address people use"],
    [{ PUBLIC_URL: "javascript:alert(1)" }, "PUBLIC_URL: give the address people use"],
    [{ TRUSTED_PROXIES: "the proxy" }, "name addresses or ranges"],
    [{ AUTH_SECRET: "short" }, "AUTH_SECRET: give at least 32 characters"],
    [{ RESCUE_PASSPHRASE: "short" }, "RESCUE_PASSPHRASE: give at least 12 characters"],
    [{ DATABASE_URL: "mysql://localhost/school" }, "DATABASE_URL: give the address of a PostgreSQL database"],
  ])("that cannot be meant stop the start and say what to give: %j", (environment, said) => {
    expect(() => readSettings(environment)).toThrow(said);
  });
});

describe("the library's secret", () => {
  it("is made once, and only the server's user may read it", () => {
    const dataDir = temporaryFolder();
    const made = authSecret(undefined, dataDir);
    expect(made.length).toBeGreaterThanOrEqual(64);
    expect(authSecret(undefined, dataDir)).toBe(made);
    expect(statSync(join(dataDir, "auth-secret")).mode & 0o777).toBe(0o600);
    expect(authSecret("given", dataDir)).toBe("given");
  });
});
