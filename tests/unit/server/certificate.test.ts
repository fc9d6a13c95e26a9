import { X509Certificate } from "node:crypto";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { get as getPlain } from "node:http";
import { connect, type IncomingHttpHeaders } from "node:http2";
import { get as getSecure } from "node:https";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createLog } from "../../../src/server/log.ts";
import { readSettings } from "../../../src/server/settings.ts";
import { start } from "../../../src/server/start.ts";
import { leafDays, makeAuthority, signServer } from "../../../src/server/tls/authority.ts";
import { expiryWarning, findTls, tlsFiles } from "../../../src/server/tls/files.ts";
import { schoolAddress } from "../../../src/server/tls/address.ts";
import { makeCertificate } from "../../../src/server/tls/makeCertificate.ts";
import { listen } from "../../../src/server/web/listen.ts";
import { aDay, cheap, temporaryFolder, writeBuilt } from "./server.ts";

const now = Date.now();
const hosts = ["steps.local", "localhost", "192.168.1.5", "127.0.0.1", "fd00::5"];

describe("a school's own authority", () => {
  it("signs a server's certificate as Apple asks for it: names, server use, 397 days, P-256", async () => {
    const authority = await makeAuthority("steps.local", now);
    const leaf = new X509Certificate((await signServer(authority, hosts, now)).cert);
    const root = new X509Certificate(authority.cert);
    expect(leaf.verify(root.publicKey)).toBe(true);
    expect(leaf.checkIssued(root)).toBe(true);
    for (const host of ["steps.local", "localhost"]) expect(leaf.checkHost(host)).toBe(host);
    for (const address of ["192.168.1.5", "127.0.0.1", "fd00::5"]) expect(leaf.checkIP(address)).toBe(address);
    expect(leaf.checkHost("other.local")).toBeUndefined();
    expect((Date.parse(leaf.validTo) - Date.parse(leaf.validFrom)) / aDay).toBe(leafDays);
    expect(Date.parse(leaf.validFrom)).toBeLessThan(now);
    expect(leaf.publicKey.asymmetricKeyDetails?.namedCurve).toBe("prime256v1");
    expect(leaf.keyUsage).toEqual(["1.3.6.1.5.5.7.3.1"]);
    expect([leaf.ca, root.ca]).toEqual([false, true]);
  });

  it("is made once, and signs again without tablets having to trust again", async () => {
    const dataDir = temporaryFolder();
    const first = await makeCertificate(dataDir, hosts, now);
    const again = await makeCertificate(dataDir, [...hosts, "other.local"], now + 300 * aDay);
    expect([first.madeAuthority, again.madeAuthority]).toEqual([true, false]);
    expect(again.fingerprint).toBe(first.fingerprint);
    const files = tlsFiles(dataDir);
    for (const file of [files.key, files.authorityKey]) expect(statSync(file).mode & 0o777).toBe(0o600);
    const found = findTls(readSettings({ DATA_DIR: dataDir }), now);
    expect(new X509Certificate(found?.cert ?? "").checkHost("other.local")).toBe("other.local");
  });
});

describe("the certificate to serve with", () => {
  it("is none when none was given or made", () => {
    expect(findTls(readSettings({ DATA_DIR: temporaryFolder() }), now)).toBeUndefined();
  });

  it("stops the start with a sentence when it is missing, not a pair, or has run out", async () => {
    const folder = temporaryFolder();
    const authority = await makeAuthority("x", now);
    const one = await signServer(authority, hosts, now);
    const other = await signServer(authority, hosts, now);
    const old = await signServer(authority, hosts, now - 500 * aDay);
    const files = { TLS_CERT: `${folder}/a.crt`, TLS_KEY: `${folder}/a.key` };
    const find = (cert: string, key: string) => {
      writeFileSync(files.TLS_CERT, cert);
      writeFileSync(files.TLS_KEY, key);
      return () => findTls(readSettings(files), now);
    };
    expect(() => findTls(readSettings(files), now)).toThrow("cannot be read");
    expect(find(one.cert, other.key)).toThrow("belongs to it");
    expect(find("nonsense", one.key)).toThrow("belongs to it");
    expect(find(old.cert, old.key)).toThrow("ran out");
    expect(find(one.cert, one.key)()).toEqual(one);
    expect(() => readSettings({ TLS_CERT: "a.crt" })).toThrow("belong together");
  });
});

describe("a certificate that will run out", () => {
  it("is told of a month before, with what to do, and not before that", async () => {
    const { cert } = await signServer(await makeAuthority("x", now), hosts, now);
    const end = Date.parse(new X509Certificate(cert).validTo);
    expect(expiryWarning({ cert }, end - 31 * aDay)).toBeUndefined();
    expect(expiryWarning({ cert }, end - 30 * aDay)).toContain("runs out in 30 days");
    expect(expiryWarning({ cert }, end - 1)).toContain("runs out today");
    expect(expiryWarning({ cert }, end - 3 * aDay)).toMatch(/on 20\d\d-\d\d-\d\d, .*npm run school -- certificate/);
    expect(expiryWarning({ cert }, end + aDay)).toContain("has run out");
  });

  it("is told of on the terminal when the server starts, and each day that it goes on", async () => {
    const dataDir = temporaryFolder();
    await makeCertificate(dataDir, hosts, now - 370 * aDay);
    const root = temporaryFolder();
    writeBuilt(join(root, "dist/app"));
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    onTestFinished(() => void vi.useRealTimers());
    const said: string[] = [];
    const log = createLog(() => undefined);
    const started = await start(readSettings({ DATA_DIR: dataDir, PORT: "0" }), {
      root,
      say: (line) => said.push(line),
      log,
      now: () => now,
    });
    try {
      expect(started.greeting.join("\n")).toMatch(/runs out in 2[56] days/);
      expect(said).toEqual([]);
      vi.advanceTimersByTime(2 * aDay);
      expect(said).toHaveLength(2);
    } finally {
      await started.stop();
    }
    vi.advanceTimersByTime(2 * aDay);
    expect(said).toHaveLength(2);
  });
});

describe("the address that links begin with", () => {
  const at = (cert: string | undefined, publicUrl?: string) =>
    schoolAddress(
      { port: 8443, publicUrl: publicUrl === undefined ? undefined : new URL(publicUrl) },
      cert === undefined ? undefined : { cert },
    );
  const certFor = async (names: readonly string[]) => (await signServer(await makeAuthority("steps", now), names, now)).cert;

  it("is what PUBLIC_URL says, else the first name in the certificate that an iPad can reach, a name before an address", async () => {
    const named = await certFor(["192.168.1.5", "localhost", "steps.school.example", "127.0.0.1"]);
    expect(at(named, "https://steps.example.org/")).toEqual({ origin: "https://steps.example.org", isHereOnly: false });
    expect(at(named)).toEqual({ origin: "https://steps.school.example:8443", isHereOnly: false });
    expect(at(await certFor(["localhost", "192.168.1.5"])).origin).toBe("https://192.168.1.5:8443");
    expect(at(await certFor(["::1", "fd00::5"])).origin).toBe("https://[fd00::5]:8443");
  });

  it("is this machine alone where nothing else is known, and says so", async () => {
    expect(at(undefined)).toEqual({ origin: "http://localhost:8443", isHereOnly: true });
    expect(at(await certFor(["localhost", "127.0.0.1", "::1"]))).toEqual({ origin: "https://localhost:8443", isHereOnly: true });
  });
});

describe("a server under TLS", () => {
  it("is what npm start makes of a certificate that was made for it, and is asked for by TLS from then on", async () => {
    const dataDir = temporaryFolder();
    const { authorityFile } = await makeCertificate(dataDir, hosts, now);
    const root = temporaryFolder();
    writeBuilt(join(root, "dist/app"));
    const started = await start(readSettings({ DATA_DIR: dataDir, PORT: "0" }), {
      root,
      say: () => undefined,
      log: createLog(() => undefined),
      now: () => now,
      cost: cheap,
    });
    try {
      expect(started.greeting.join()).toContain(`https://steps.local:${started.port}/setup#`);
      const headers = await new Promise<IncomingHttpHeaders>((resolve, reject) => {
        const session = connect(`https://localhost:${started.port}`, { ca: readFileSync(authorityFile) }).once("error", reject);
        session
          .request({ ":path": "/class/x" })
          .once("response", (answer) => session.close(() => resolve(answer)))
          .resume();
      });
      expect(headers[":status"]).toBe(200);
      expect(headers["strict-transport-security"]).toBe("max-age=31536000");
    } finally {
      await started.stop();
    }
  });

  it("speaks HTTP/2 and HTTP/1.1, and sends a plain request on to the same place", async () => {
    const authority = await makeAuthority("localhost", now);
    const pair = await signServer(authority, hosts, now);
    const listening = await listen((request) => new Response(`at ${new URL(request.url).pathname}`), 0, pair);
    const origin = `https://localhost:${listening.port}`;
    try {
      const one = await new Promise<string>((resolve, reject) => {
        getSecure(`${origin}/one`, { ca: authority.cert, agent: false }, (answer) => {
          answer.setEncoding("utf8").once("data", resolve);
        }).once("error", reject);
      });
      expect(one).toBe("at /one");

      const two = await new Promise<string>((resolve, reject) => {
        const session = connect(origin, { ca: authority.cert }).once("error", reject);
        session
          .request({ ":path": "/two" })
          .setEncoding("utf8")
          .once("data", (text: string) => session.close(() => resolve(text)));
      });
      expect(two).toBe("at /two");

      const sentOn = await new Promise<string | undefined>((resolve, reject) => {
        getPlain(`http://localhost:${listening.port}/class/x?y=1`, { agent: false }, (answer) => {
          answer.resume();
          resolve(answer.headers.location);
        }).once("error", reject);
      });
      expect(sentOn).toBe(`${origin}/class/x?y=1`);
    } finally {
      await listening.stop(1_000);
    }
  });
});
