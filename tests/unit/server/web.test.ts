import { describe, expect, it } from "vitest";
import * as z from "zod";
import { postRoute, type Route } from "../../../src/server/web/route.ts";
import { maxDepth } from "../../../src/server/web/readBody.ts";
import { refusedIdentity } from "../../../src/sync/identityMessages.ts";
import { codeOf, goodPassword, setUp, testServer } from "./server.ts";

const echo: Route = postRoute("/sync/echo", "nothing", z.looseObject({}), ({ body }) => ({ body }), {
  maxBytes: 2_000,
  invalid: "invalid_change",
});
const broken: Route = postRoute("/sync/broken", "nothing", z.unknown(), () => {
  throw new Error("Ada was seen looking");
});

const json = { "content-type": "application/json" };
const post = (body: BodyInit, headers: Record<string, string> = json): RequestInit => ({ method: "POST", headers, body });

describe("every answer", () => {
  it("carries the strict headers, whatever it is", async () => {
    const server = await testServer({ routes: [broken] });
    for (const response of [
      await server.raw("/"),
      await server.raw("/sw.js"),
      await server.raw("/health"),
      await server.raw("/identity/me"),
      await server.raw("/sync/broken", post("{}")),
      await server.raw("/no/such.file"),
    ]) {
      expect(response.headers.get("content-security-policy")).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; img-src 'self' blob:; " +
          "media-src 'self' blob:; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
          "require-trusted-types-for 'script'; trusted-types svelte-trusted-html default",
      );
      expect(Object.fromEntries(response.headers)).toMatchObject({
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
      });
      expect(response.headers.get("permissions-policy")).toContain("camera=(self), microphone=(self), geolocation=()");
      expect(response.headers.has("strict-transport-security")).toBe(false);
      expect(response.headers.has("set-cookie")).toBe(false);
    }
  });

  it("asks for TLS for good only where there is TLS", async () => {
    const server = await testServer();
    const secure = { incoming: { socket: { remoteAddress: "192.0.2.7", encrypted: true } } };
    const answer = await server.raw("https://steps.school.example/", undefined, secure);
    expect(answer.headers.get("strict-transport-security")).toBe("max-age=31536000");
    expect(answer.status).toBe(200);
  });

  it("that fails says a code and an id, found in the log without a word of what was written", async () => {
    const server = await testServer({ routes: [broken] });
    const answer = await server.post("/sync/broken", {});
    expect(answer.status).toBe(500);
    expect(answer.body).toEqual({ code: "server_error", id: "request-1" });
    const log = server.lines.join("");
    expect(log).toContain('"id":"request-1","name":"Error","at":["at ');
    expect(log).not.toContain("Ada");
  });

  it("is logged by its route and not by its address", async () => {
    const server = await testServer();
    await server.get("/class/class-otter/pupil/pupil-ada?name=Ada");
    await server.get("/identity/me");
    const [file, refused] = server.lines.map((line) => z.looseObject({}).parse(JSON.parse(line)));
    expect(file).toMatchObject({ method: "GET", route: "files", status: 200, ms: 0 });
    expect(refused).toMatchObject({ route: "/identity/me", status: 409, code: "not_set_up" });
    expect(server.lines.join("")).not.toMatch(/ada|otter/i);
  });
});

describe("the app's files", () => {
  it("are the shell at every deep link, which no browser keeps: Safari would keep the page alive that was left", async () => {
    const server = await testServer();
    for (const path of ["/", "/class/class-otter", "/setup", "/join", "/sign-in", "/index.html"]) {
      const answer = await server.get(path);
      expect([path, answer.status, answer.headers.get("cache-control")]).toEqual([path, 200, "no-store"]);
      expect(answer.body).toContain("the shell");
    }
    const etag = (await server.get("/")).headers.get("etag") ?? "";
    expect((await server.raw("/", { headers: { "if-none-match": etag } })).status).toBe(304);
  });

  it("never grow old when their name has a hash, and are asked about when it has none", async () => {
    const server = await testServer();
    const asset = await server.raw("/assets/main-0a1b2c3d.js", { headers: { "accept-encoding": "gzip" } });
    expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(asset.headers.get("content-encoding")).toBe("gzip");
    const worker = await server.get("/sw.js");
    expect(worker.headers.get("cache-control")).toBe("no-cache");
    expect(worker.headers.get("content-type")).toContain("javascript");
  });

  it("end at their folder", async () => {
    const server = await testServer();
    for (const path of ["/../settings.ts", "/%2e%2e/settings.ts", "/..%2f..%2fetc/passwd.txt", "/assets/none.js", "/%ff.js"]) {
      const answer = await server.get(path);
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });

  it("are not what an unknown address of the server answers", async () => {
    const server = await testServer();
    for (const path of ["/sync/nothing", "/identity", "/identity/nothing", "/health/more", "/setup/nothing", "/admin"]) {
      expect([path, codeOf(await server.get(path))]).toEqual([path, "unknown_address"]);
    }
    for (const method of ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"]) {
      expect((await server.raw("/class/x", { method: method === "TRACE" ? "LINK" : method })).status).toBe(404);
    }
    expect(codeOf(await server.get("/identity/sign-in"))).toBe("unknown_address");
  });
});

describe("an address that is not safe", () => {
  const http = { incoming: { socket: { remoteAddress: "192.168.1.20" } } };
  const page = async (address: string, settings = {}, headers = {}, env: object = http) =>
    (await testServer({ settings })).raw(address, { headers }, env);

  it("gets a page that says so where the app would have been, and the page's own files", async () => {
    for (const address of ["http://192.168.1.5:8080/", "http://steps.school.example/class/x", "http://10.0.0.2/index.html"]) {
      const answer = await page(address);
      expect(answer.status).toBe(426);
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect(await answer.text()).toContain("not secure");
    }
    expect((await page("http://192.168.1.5:8080/pages.css")).status).toBe(200);
  });

  it("is none of this machine's own, nor one under TLS, here or at a proxy that is trusted", async () => {
    for (const address of ["http://localhost:8080/", "http://127.0.0.1:8080/", "http://[::1]:8080/", "http://steps.localhost/"]) {
      expect((await page(address)).status).toBe(200);
    }
    const forwarded = { "x-forwarded-proto": "https", "x-forwarded-for": "198.51.100.4" };
    expect((await page("http://steps.school.example/", {}, forwarded)).status).toBe(426);
    expect((await page("http://steps.school.example/", { TRUSTED_PROXIES: "10.0.0.0/8" }, forwarded)).status).toBe(426);
    expect((await page("http://steps.school.example/", { TRUSTED_PROXIES: "192.168.0.0/16" }, forwarded)).status).toBe(200);
    const publicly = { PUBLIC_URL: "https://steps.school.example" };
    const onThisMachine = { incoming: { socket: { remoteAddress: "::ffff:127.0.0.1" } } };
    expect((await page("http://steps.school.example/", publicly, {}, onThisMachine)).status).toBe(200);
    expect((await page("http://steps.school.example/", { ...publicly, TRUSTED_PROXIES: "192.168.0.0/16" })).status).toBe(200);
    expect((await page("http://other.example/", publicly, {}, onThisMachine)).status).toBe(426);
    const plainly = { "x-forwarded-proto": "http" };
    expect((await page("http://steps.school.example/", publicly, plainly, onThisMachine)).status).toBe(426);
  });

  it("is one whose name alone is that of the public address: who asks says that name, and may have come past the proxy", async () => {
    const publicly = { PUBLIC_URL: "https://steps.school.example" };
    expect((await page("http://steps.school.example/", publicly)).status).toBe(426);
    expect((await page("http://steps.school.example/", { ...publicly, TRUSTED_PROXIES: "10.0.0.0/8" })).status).toBe(426);
  });
});

describe("what is asked over a line that others can read", () => {
  const http = { incoming: { socket: { remoteAddress: "192.168.1.20" } } };
  const secure = { incoming: { socket: { remoteAddress: "192.168.1.20", encrypted: true } } };

  it("is refused by every route, set-up, sign-in and sync alike, before a body is read; health still answers", async () => {
    const server = await testServer();
    const { token } = await setUp(server);
    const ask = async ({ method, path }: Pick<Route, "method" | "path">, env: object) =>
      server.raw(
        `http://192.168.1.5:8080${path}`,
        { method, headers: { ...json, authorization: `Bearer ${token}` }, ...(method === "GET" ? {} : { body: "not even a message" }) },
        env,
      );
    const codes = async (env: object) =>
      Promise.all(
        server.assembled.routes
          .filter(({ needs }) => needs !== "nothing")
          .map(async (route) => refusedIdentity.safeParse(await (await ask(route, env)).json()).data?.code),
      );
    expect(new Set(await codes(http))).toEqual(new Set(["not_encrypted"]));
    expect(await codes(secure)).not.toContain("not_encrypted");
    expect((await ask({ method: "GET", path: "/health" }, http)).status).toBe(200);
  });

  it("is taken where a trusted proxy says that it came by TLS, and not where anybody else says so", async () => {
    const forwarded = { ...json, "x-forwarded-proto": "https", "x-forwarded-for": "198.51.100.4" };
    const signIn = async (settings: object) => {
      const server = await testServer({ settings: { ...settings } });
      await setUp(server);
      const asked = { login: "ruth@meadowbank.example", password: goodPassword };
      return server.raw("http://steps.school.example/identity/sign-in", post(JSON.stringify(asked), forwarded), http);
    };
    expect((await signIn({})).status).toBe(403);
    expect((await signIn({ TRUSTED_PROXIES: "10.0.0.0/8" })).status).toBe(403);
    expect((await signIn({ TRUSTED_PROXIES: "192.168.0.0/16" })).status).toBe(200);
  });
});

describe("a body", () => {
  const server = () => testServer({ routes: [echo] });
  const code = async (init: RequestInit) =>
    z.looseObject({ code: z.string() }).parse(await (await (await server()).raw("/sync/echo", init)).json()).code;

  it("is taken as it was sent", async () => {
    const body = { words: "Stilled. 🫖 “Twice”", list: [1, 2.5, null, true] };
    expect((await (await server()).post("/sync/echo", body)).body).toEqual(body);
  });

  it("that is too large is refused by its announced and by its real length", async () => {
    const large = JSON.stringify({ words: "x".repeat(2_000) });
    expect(await code(post(large))).toBe("too_large");
    expect(await code(post(large, { ...json, "content-length": "10" }))).toBe("too_large");
    expect(await code(post("{}", { ...json, "content-length": "2001" }))).toBe("too_large");
  });

  it.each([
    ["nothing", ""],
    ["half a message", '{"a":'],
    ["text that is not text", new Uint8Array([0x22, 0xff, 0xfe, 0x22])],
    ["half a character", '{"a":"\\ud800"}'],
    ["half a character in a key", '{"\\udc00":1}'],
    ["a key that reaches for the prototype", '{"__proto__":{"role":"leader"}}'],
    ["the same, disguised and deep", '{"a":[{"\\u005f_proto__":{}}]}'],
    ["a constructor", '{"constructor":{"prototype":{}}}'],
    ["too many levels", "[".repeat(maxDepth + 1) + "]".repeat(maxDepth + 1)],
    ["as many levels as fit", "[".repeat(999) + "]".repeat(999)],
    ["a list where an object belongs", "[]"],
  ])("that is %s is refused by code", async (_what, body) => expect(await code(post(body))).toBe("invalid_change"));

  it("of another type is refused, so that no form of another site can post one", async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]) {
      expect(await code(post("{}", { "content-type": type }))).toBe("invalid_change");
    }
  });

  it("with a field of the wrong shape, or one field more, is refused with the field's name and never its value", async () => {
    const asked = await testServer();
    await setUp(asked);
    const answer = await asked.post("/identity/sign-in", { login: "Ada", password: 7 });
    expect(refusedIdentity.parse(answer.body)).toMatchObject({ code: "invalid_request", field: "password" });
    expect(JSON.stringify(answer.body)).not.toContain("Ada");
    expect(codeOf(await asked.post("/identity/sign-in", { login: "a", password: "b", by: "c" }))).toBe("invalid_request");
  });
});
