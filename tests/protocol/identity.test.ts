import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import * as identityMessages from "../../src/sync/identityMessages.ts";
import { identityCodes } from "../../src/domain/identityCodes.ts";
import { joined, rivers, taOf } from "../unit/server/people.ts";
import { codeOf, setUp, testServer } from "../unit/server/server.ts";

const hashOf = (schema: z.core.$ZodType) =>
  createHash("sha256")
    .update(JSON.stringify(z.toJSONSchema(schema, { io: "input" })))
    .digest("hex")
    .slice(0, 12);

/**
 * A tablet that slept through an update still says these. A change here is a change of the wire: fields may be added to
 * answers, and optional ones to what is asked; nothing is renamed or taken away.
 */
describe("messages about people", () => {
  it("are what they were", () => {
    const schemas = Object.entries(identityMessages).flatMap(([name, schema]) =>
      schema instanceof z.core.$ZodType ? [[name, hashOf(schema)]] : [],
    );
    expect(Object.fromEntries(schemas)).toMatchInlineSnapshot(`
      {
        "addGrant": "49a7130b1594",
        "changePassword": "b9f17aebde49",
        "claimLink": "17710a8d1f2f",
        "claimSetup": "1fb017695bb4",
        "demonstrationSignIn": "94e454879fac",
        "depart": "9d365ea1611e",
        "done": "25c7d85c859a",
        "endGrant": "141073e297f9",
        "endSessions": "48141f686459",
        "grantAsked": "58a9a71e327e",
        "grantHeld": "42108bef2215",
        "grantScope": "0be2bf2702f7",
        "grantTold": "b0348c76b45d",
        "grantsHeld": "fdbd8d665f10",
        "invite": "d5019eac0e68",
        "linkAgain": "48141f686459",
        "linkMade": "865e49d905af",
        "linkOpened": "dd90ea992656",
        "me": "a4a9cfe02b63",
        "openLink": "b93507d071ed",
        "openSetup": "b93507d071ed",
        "refusedIdentity": "8b1e84520f83",
        "signIn": "1bf79e596fcb",
        "signedIn": "fe8937ef9ea1",
        "staffList": "f4c217489f6a",
        "staffMember": "c58cb1ea0c75",
        "withdrawLink": "2dae5c004044",
      }
    `);
  });

  it("refuse with codes that are only ever added", () => {
    expect(identityCodes).toMatchInlineSnapshot(`
      [
        "not_set_up",
        "already_set_up",
        "not_empty",
        "link_unknown",
        "link_used",
        "link_expired",
        "wrong_sign_in",
        "password_short",
        "password_long",
        "password_common",
        "login_taken",
        "login_invalid",
        "may_not_invite",
        "unknown_person",
        "unknown_grant",
        "has_left",
        "last_leader",
        "invalid_request",
        "unknown_address",
        "not_encrypted",
      ]
    `);
  });
});

describe("a request for records", () => {
  it("is refused when its token is another person's than it names, on every such route", async () => {
    const server = testServer();
    const leader = await setUp(server);
    const ta = await joined(server, leader, "jo.bell", [taOf(rivers.class)]);
    const replica = "aaaaaaaaaaaaaaaa";
    for (const { path } of server.assembled.routes.filter((route) => route.path.startsWith("/sync/"))) {
      const said = { version: 1, person: ta.person, replica };
      expect([path, codeOf(await server.post(path, said, leader.token))]).toEqual([path, "wrong_person"]);
      expect([path, codeOf(await server.post(path, said))]).toEqual([path, "unauthenticated"]);
    }
    const pulled = await server.post("/sync/pull", { version: 1, person: ta.person, replica, digest: "" }, ta.token);
    expect(pulled.status).toBe(200);
  });
});
