/** Mutations of the bytes of a body, and of what stands around it: headers, method, address. */
import { gzipSync } from "node:zlib";
import type { Random } from "../../sim/random.ts";
import { echo } from "./requests.ts";

export interface Wire {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer<ArrayBuffer> | undefined;
}

type Mutation = (wire: Wire, dice: Random, others: readonly string[]) => Wire;

const withBody = (wire: Wire, change: (body: Buffer<ArrayBuffer>) => Buffer): Wire =>
  wire.body ? { ...wire, body: Buffer.from(change(wire.body)) } : wire;
const withHeader = (wire: Wire, name: string, value: string): Wire => ({ ...wire, headers: { ...wire.headers, [name]: value } });
const without = ({ headers, ...wire }: Wire, name: string): Wire => ({
  ...wire,
  headers: Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name)),
});
const text = (each: string) => Buffer.from(each);

export const inBytes: Readonly<Record<string, Mutation>> = {
  cut: (wire, dice) => withBody(wire, (body) => body.subarray(0, dice.int(body.length + 1))),
  flipped: (wire, dice) =>
    withBody(wire, (body) => {
      const flipped = Buffer.from(body);
      for (let times = 1 + dice.int(4); times > 0 && flipped.length > 0; times -= 1) flipped[dice.int(flipped.length)] = dice.int(256);
      return flipped;
    }),
  notUtf8: (wire, dice) =>
    withBody(wire, (body) =>
      Buffer.from(body.toString("latin1").replace(/[a-z]/, dice.pick(["\xff", "\xc0\xaf", "\xed\xa0\x80", "\xf8"])), "latin1"),
    ),
  around: (wire, dice) =>
    withBody(wire, (body) =>
      Buffer.concat([text(dice.pick(["\ufeff", " \n", "//x\n", "[", ")]}',\n"])), body, text(dice.pick(["", "]", "}", " x", "\u0000"]))]),
    ),
  empty: (wire) => withBody(wire, () => Buffer.alloc(0)),
  zipped: (wire) =>
    withHeader(
      withBody(wire, (body) => gzipSync(body)),
      "content-encoding",
      "gzip",
    ),
  huge: (wire, dice) => withBody(wire, (body) => Buffer.concat([body, Buffer.alloc(dice.pick([20_000, 1_200_000]), " ")])),
  otherType: (wire, dice) =>
    withHeader(
      wire,
      "content-type",
      dice.pick([
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "application/jsonx",
        "",
        "application/xml",
      ]),
    ),
  noType: (wire) => without(wire, "content-type"),
  otherLength: (wire, dice) => withHeader(wire, "content-length", dice.pick(["0", "1", "99999999999", "-1", "abc", "1e3"])),
  encoding: (wire, dice) => withHeader(wire, "content-encoding", dice.pick(["gzip", "br", "deflate", "identity", "x"])),
  noToken: (wire) => without(wire, "authorization"),
  othersToken: (wire, dice, others) => withHeader(wire, "authorization", `Bearer ${dice.pick(others)}`),
  oddToken: (wire, dice) =>
    withHeader(
      wire,
      "authorization",
      dice.pick([
        "Bearer",
        "Bearer ",
        `bearer ${"x".repeat(43)}`,
        `Basic ${"x".repeat(43)}`,
        `Bearer ${"x".repeat(43)}`,
        `Bearer ${"x".repeat(5_000)}`,
        `Bearer ${echo}`,
      ]),
    ),
  cookie: (wire, dice, others) => withHeader(without(wire, "authorization"), "cookie", `better-auth.session_token=${dice.pick(others)}`),
  inside: (wire, dice, others) => withHeader(wire, "x-small-steps-token", dice.pick(others)),
  forwarded: (wire, dice) =>
    withHeader(
      wire,
      dice.pick(["x-forwarded-for", "forwarded", "x-real-ip", "x-forwarded-proto", "x-forwarded-host"]),
      dice.pick(["127.0.0.1", "for=127.0.0.1", "http", "https", echo, "::1, ::1"]),
    ),
  range: (wire, dice) => withHeader(wire, "range", dice.pick(["bytes=0-0", "bytes=5-2", "bytes=-1", "lines=1-2", "bytes=0-,0-,0-"])),
  asked: (wire, dice) =>
    withHeader(
      wire,
      dice.pick(["accept", "accept-encoding", "if-none-match", "origin", "x-http-method-override", "expect", "referer"]),
      dice.pick(["*/*", "gzip;q=9", '"x"', "https://evil.example", "DELETE", echo]),
    ),
  method: (wire, dice) => {
    const method = dice.pick(["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "POST", "PROPFIND"]);
    return { ...wire, method, body: method === "GET" || method === "HEAD" ? undefined : wire.body };
  },
  path: (wire, dice) => {
    const { path } = wire;
    const odd = [
      `${path}/`,
      `/${path}`,
      `${path}/../me`,
      `/assets/..%2f..%2f..%2fdata%2fschool.sqlite`,
      `/..%2fschool.sqlite`,
      `/%2e%2e/%2e%2e/rescue.key`,
      path.replace("/sync", "/sync%2f"),
      path.toUpperCase(),
      `${path}%00`,
      `${path}.json`,
      `/${echo}${path}`,
      `${path}/${echo}`,
      `/pictures/${echo}`,
      `/library/sign-up/email`,
      `/api/auth/get-session`,
      `${path};a=b`,
      `/%ff%fe`,
      `/%`,
      `${path}/${"a/".repeat(2_000)}`,
      `/assets/${"%2e%2e%2f".repeat(20)}etc/passwd`,
    ];
    return { ...wire, path: dice.pick(odd) };
  },
  query: (wire, dice) => ({
    ...wire,
    path: `${wire.path}?${dice.pick([`token=${echo}`, "__proto__[x]=1", "a=%ff", "a[]=1&a[]=2", "a=1&".repeat(3_000), "%"])}`,
  }),
};
