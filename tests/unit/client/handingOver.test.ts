/** One tablet, one person after another, and what the tablet says of itself meanwhile. */
import { describe, expect, it } from "vitest";
import type { EngineDeps } from "../../../src/client/engine/deps.ts";
import { endSessions } from "../../../src/server/identity/accounts.ts";
import { StoreFailure } from "../../../src/store/failure.ts";
import { goodPassword, secretOf, setUp, setUpSecret, testServer, type TestServer } from "../server/server.ts";
import { goodPin, tabletOf, type TestTablet } from "./aTablet.ts";
import { worded } from "./aSchool.ts";

const ruth = { login: "ruth@meadowbank.example", password: goodPassword };

/** Two people of one class on one tablet, Tom in front; `kingfisher` is theirs and Amara is in it. */
async function twoOnOne(more: Partial<EngineDeps> = {}) {
  const server = await testServer();
  await setUp(server);
  const office = tabletOf(server);
  await office.do("signIn", ruth);
  await office.do("syncNow", {});
  const { class: kingfisher } = await office.do("addClass", { name: "Kingfisher", type: "class", phase: null });
  const { pupils } = await office.do("addPupils", { class: kingfisher, names: [{ firstName: "Amara", lastName: "Okoye" }] });
  const ipad = tabletOf(server, new Map(), more);
  const join = async (displayName: string, login: string) => {
    const { link } = await office.do("invite", {
      displayName,
      role: "teacher",
      scopes: [{ type: "class", id: kingfisher }],
      from: null,
      until: null,
    });
    const { person } = await ipad.do("claimInvitation", { secret: secretOf(link), login, password: goodPassword });
    await ipad.do("syncNow", {});
    return person;
  };
  const priya = await join("Priya Kaur", "priya");
  const tom = await join("Tom Brennan", "tom");
  return { server, office, ipad, kingfisher, amara: pupils[0] ?? "", priya, tom };
}

/** Waits until a count stands still for a whole turn. */
async function quiet(count: () => number): Promise<void> {
  for (let before = -1; before !== count();) {
    before = count();
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

/** Holds the next request to an address until it is let go, whatever has ended meanwhile. */
function holdsBack(tablet: TestTablet, server: TestServer, path: string) {
  let arrived: () => void = () => undefined;
  let letGo: () => void = () => undefined;
  const there = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  tablet.network.between = (asked, init) => {
    if (asked !== path) return null;
    tablet.network.between = null;
    arrived();
    return released.then(() => server.raw(asked, { ...init, signal: null }));
  };
  return { there, letGo };
}

describe("somebody else takes the tablet while an exchange runs", () => {
  it("and reads nothing of it as hers: not what was sent, not that a session ended", async () => {
    const { server, ipad, amara, priya } = await twoOnOne();
    await ipad.do("setState", { pupil: amara, state: "drowsy" });
    const pushed = holdsBack(ipad, server, "/sync/push");
    void ipad.tried("syncNow", {});
    await pushed.there;
    await ipad.do("openTile", { person: priya, pin: goodPin });
    pushed.letGo();
    await ipad.do("syncNow", {});
    expect(await ipad.sees("sync", {})).toMatchObject({ lastExchange: { sent: 0 }, trouble: null, state: { state: "upToDate" } });
  });

  it("and what the first one wrote is still theirs to send", async () => {
    const { server, ipad, amara, priya, tom } = await twoOnOne();
    await ipad.do("setState", { pupil: amara, state: "drowsy" });
    const pushed = holdsBack(ipad, server, "/sync/push");
    void ipad.tried("syncNow", {});
    await pushed.there;
    await ipad.do("openTile", { person: priya, pin: goodPin });
    pushed.letGo();
    await ipad.do("syncNow", {});
    await ipad.do("openTile", { person: tom, pin: goodPin });
    await ipad.do("syncNow", {});
    expect(await ipad.sees("pill", {})).toMatchObject({ state: "upToDate", waiting: 0 });
  });
});

describe("the pill's number", () => {
  it("is the outbox's at every sample, whatever moves", async () => {
    const { server, office, ipad, amara, tom } = await twoOnOne();
    const samples: { state: string; waiting: number; outbox: number }[] = [];
    const stop = ipad.engine.query("pill", {}).subscribe((snapshot) => {
      if (snapshot.state !== "ready") return;
      const { state, waiting } = snapshot.value;
      samples.push({ state, waiting, outbox: ipad.disks.get(tom)?.get("outbox")?.size ?? 0 });
    });
    ipad.network.on = false;
    for (const state of ["drowsy", "alert", "asleep"] as const) await ipad.do("setState", { pupil: amara, state });
    await office.do("addTargets", { pupil: amara, targets: worded(...Array.from({ length: 40 }, (_, at) => `Small step ${at}`)) });
    ipad.network.on = true;
    const pulled = holdsBack(ipad, server, "/sync/push");
    const sent = ipad.do("syncNow", {});
    await pulled.there;
    expect(await ipad.sees("pill", {})).toMatchObject({ state: "sending", waiting: 3 });
    pulled.letGo();
    await sent;
    expect(await ipad.sees("pill", {})).toMatchObject({ state: "upToDate", waiting: 0 });
    stop();
    expect(samples.length).toBeGreaterThan(3);
    for (const { waiting, outbox } of samples) expect(waiting).toBe(outbox);
  });
});

describe("a session the server has ended", () => {
  it("is forgotten here: the PIN opens the tile, and a sign-in beside the work sends again", async () => {
    const { server, ipad, tom, priya } = await twoOnOne();
    await server.asks(({ db }) => endSessions(db, tom));
    await ipad.do("syncNow", {});
    expect(await ipad.sees("pill", {})).toMatchObject({ state: "signIn" });
    expect(await ipad.sees("session", {})).toMatchObject({ signedIn: false });
    await ipad.do("openTile", { person: priya, pin: goodPin });
    await ipad.do("openTile", { person: tom, pin: goodPin });
    expect(await ipad.sees("session", {})).toMatchObject({ signedIn: false });
    await ipad.do("signIn", { login: "tom", password: goodPassword });
    await ipad.do("syncNow", {});
    expect(await ipad.sees("pill", {})).toMatchObject({ state: "upToDate" });
    expect(await ipad.sees("session", {})).toMatchObject({ signedIn: true });
  });
});

describe("a tablet that is full", () => {
  it("can still be covered: nobody is left signed in for want of room", async () => {
    const { ipad } = await twoOnOne();
    ipad.disk.onCommit = (name) => {
      if (name === "device") throw new StoreFailure("storageFull");
    };
    expect(await ipad.tried("lock", {})).toEqual({ ok: true, value: null });
    expect(await ipad.sees("device", {})).toMatchObject({ current: null });
  });
});

describe("a tablet whose own database an older tab holds", () => {
  it("says so at once though nothing of it can be read, and goes on by itself when the tab is closed", async () => {
    const server = await testServer();
    await setUp(server);
    const ipad = tabletOf(server);
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    ipad.disk.onRead = (name) => (name === "device" ? opened : undefined);
    const problems: (string | null)[] = [];
    ipad.engine.query("device", {}).subscribe((snapshot) => {
      if (snapshot.state === "ready") problems.push(snapshot.value.problem);
    });
    const started = ipad.engine.start();
    ipad.engine.onDatabase("device", "blocked");
    await expect.poll(() => problems).toEqual(["blockedUpgrade"]);
    open();
    ipad.engine.onDatabase("device", "open");
    await started;
    await expect.poll(() => problems).toEqual(["blockedUpgrade", null]);
  });

  it("is not taken for well because another database opened", async () => {
    const ipad = tabletOf(await testServer());
    ipad.engine.onDatabase("device", "superseded");
    ipad.engine.onDatabase("tom", "open");
    expect(await ipad.sees("device", {})).toMatchObject({ problem: "reloadNeeded" });
  });
});

describe("a plain address", () => {
  it("is said to be one, though it can neither be measured nor kept anything on", async () => {
    const ipad = tabletOf(await testServer(), new Map(), {
      secure: false,
      estimate: () => Promise.reject(new TypeError("navigator.storage is undefined")),
    });
    ipad.disk.onRead = () => Promise.reject(new StoreFailure("reloadNeeded"));
    await ipad.engine.start();
    expect(await ipad.sees("device", {})).toMatchObject({ problem: "insecure", people: [], storage: null });
  });
});

describe("the demonstration school", () => {
  it("once loaded is set up: the tablet that loaded it can sign in at once", async () => {
    const server = await testServer({ prepareDemonstration: () => Promise.resolve(() => Promise.resolve([])) });
    const secret = await setUpSecret(server);
    const ipad = tabletOf(server);
    await ipad.engine.start();
    expect(await ipad.sees("device", {})).toMatchObject({ problem: "notSetUp" });
    const blank = { school: "", displayName: "", login: "", password: "" };
    await ipad.do("claimSetUp", { ...blank, secret, demonstration: true });
    expect(await ipad.sees("device", {})).toMatchObject({ problem: null });
  });
});

describe("time on a tablet that nothing reaches", () => {
  it("is looked at now and then while the app is in front, and not while it is away", async () => {
    const timers = new Set<() => void>();
    const { ipad, kingfisher, tom } = await twoOnOne({
      schedule: (run, ms) => {
        if (ms === 15_000) timers.add(run);
        return () => timers.delete(run);
      },
    });
    await ipad.engine.start();
    const ring = () => {
      const [run] = timers;
      if (run) timers.delete(run);
      run?.();
    };
    await ipad.do("syncNow", {});
    ipad.engine.query("class", { class: kingfisher }).subscribe(() => undefined);
    const reads = () => ipad.tallies.get(tom)?.reads ?? 0;
    await quiet(reads);
    const before = reads();
    expect(timers.size).toBe(1);
    ring();
    await expect.poll(reads).toBeGreaterThan(before);
    expect(timers.size).toBe(1);
    ipad.engine.onPage({ visible: false });
    expect(timers.size).toBe(0);
    ipad.engine.onPage({ visible: true });
    expect(timers.size).toBe(1);
  });
});
