import { describe, expect, it } from "vitest";
import { invited, rivers, taOf } from "./people.ts";
import { codeOf, goodPassword, secretOf, setUp, setUpSecret, testServer } from "./server.ts";

describe("a copy of a school that was put back", () => {
  it("lets nobody in by what was handed out before: sessions and links ended since would come alive in it again", async () => {
    const server = await testServer();
    const leader = await setUp(server);
    const { path } = await invited(server, leader, "Jo Bell", [taOf(rivers.class)]);
    const { epoch } = await server.assembled.store.life();
    await server.assembled.store.renewEpochs(server.clock.now);
    expect((await server.assembled.store.life()).epoch).not.toBe(epoch);
    expect(codeOf(await server.get("/identity/me", leader.token))).toBe("unauthenticated");
    expect(codeOf(await server.post("/identity/links/open", { secret: secretOf(path) }))).toBe("link_unknown");
    const again = { login: "ruth@meadowbank.example", password: goodPassword };
    expect((await server.post("/identity/sign-in", again)).status).toBe(200);
  });

  it("nor sets it up by a link of its first life", async () => {
    const server = await testServer();
    const secret = await setUpSecret(server);
    await server.assembled.store.renewEpochs(server.clock.now);
    expect(codeOf(await server.post("/setup/open", { secret }))).toBe("link_unknown");
  });
});
