import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { authSecret } from "../../../src/server/authSecret.ts";
import { readSettings } from "../../../src/server/settings.ts";
import { temporaryFolder } from "./server.ts";

describe("settings", () => {
  it("may all be left out, or empty", () => {
    const none = { port: 8080, dataDir: "./data", publicUrl: undefined, tls: undefined, trustedProxies: [], authSecret: undefined };
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
    });
    expect(read).toMatchObject({
      port: 443,
      tls: { cert: "a.crt", key: "a.key" },
      trustedProxies: ["10.0.0.1", "192.168.0.0/16", "fd00::/8"],
    });
    expect(read.publicUrl?.origin).toBe("https://steps.school.example");
  });

  it.each([
    [{ PORT: "eighty" }, "PORT: give a number"],
    [{ PORT: "70000" }, "PORT: give a number up to 65535"],
    [{ PUBLIC_URL: "steps.school.example" }, "PUBLIC_URL: give the address people use"],
    [{ PUBLIC_URL: "javascript:alert(1)" }, "PUBLIC_URL: give the address people use"],
    [{ TRUSTED_PROXIES: "the proxy" }, "name addresses or ranges"],
    [{ AUTH_SECRET: "short" }, "AUTH_SECRET: give at least 32 characters"],
    [{ DATABASE_URL: "postgres://localhost/school" }, "DATABASE_URL: PostgreSQL is not supported yet"],
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
