import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import * as identityMessages from "../../src/sync/identityMessages.ts";
import * as tabletMessages from "../../src/sync/tabletMessages.ts";
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
    const schemas = Object.entries({ ...identityMessages, ...tabletMessages }).flatMap(([name, schema]) =>
      schema instanceof z.core.$ZodType ? [[name, hashOf(schema)]] : [],
    );
    expect(Object.fromEntries(schemas)).toMatchInlineSnapshot(`
      {
        "addGrant": "49a7130b1594",
        "askRescue": "0a7dbddd5958",
        "changePassword": "b9f17aebde49",
        "claimLink": "d7d86244dd4d",
        "claimSetup": "0475aa4eed4e",
        "decideRescue": "c50488b1e9ff",
        "demonstrationSignIn": "94e454879fac",
        "depart": "9d365ea1611e",
        "done": "25c7d85c859a",
        "endGrant": "141073e297f9",
        "endOnTablet": "7949057ed521",
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
        "nameTablet": "247d0a5b5a27",
        "offerSecondStep": "481b7a58d7ee",
        "openLink": "b93507d071ed",
        "openSetup": "b93507d071ed",
        "ownSecondStep": "e6121e4d6287",
        "recoveryCodes": "c8b756dcd8d8",
        "refusedIdentity": "855ffee38e4e",
        "rescueAnswer": "9e8cb96c414a",
        "rescueList": "7e4bdc8c5dd1",
        "rescueWaiting": "3672e6df8417",
        "resetSecondStep": "48141f686459",
        "sayTabletLost": "51001d966c66",
        "secondStepHolders": "ce8ae677386f",
        "secondStepOffered": "acbc7474ba16",
        "signIn": "d4d8200ab2e5",
        "signedIn": "80f032779c1a",
        "staffList": "f4c217489f6a",
        "staffMember": "c58cb1ea0c75",
        "stepLinkMade": "03bc615064f4",
        "tabletId": "4784328d0003",
        "tabletList": "b179969afe0d",
        "tabletNamed": "79e8cb896c45",
        "tabletReport": "692b9b671d7b",
        "tabletStanding": "a61cc0124579",
        "tabletTold": "dbc996c1ac71",
        "takeSecondStep": "6deac2b977c0",
        "useStepLink": "b93507d071ed",
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
        "unknown_tablet",
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
    const server = await testServer();
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
