/** A child's picture on the card: it comes with the card, is shown while somebody agrees, and goes from everywhere when it is taken away. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { onceReady } from "../../../src/app/pictures/onceReady.ts";
import { lesson } from "./aClass.ts";
import { agreed } from "./aConsent.ts";
import { tabletOf, type TestTablet } from "./aTablet.ts";

/** Bytes that begin as a JPEG does. */
function jpeg(seed: number): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from({ length: 9_000 }, (_none, at) => (at * seed) % 251);
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  return bytes;
}

/** As it rests and travels, all but its ends. */
const lettersOf = (image: Uint8Array): string => Buffer.from(image).toString("base64").slice(20, 4_000);

/** A teacher who sets the card up, and an assistant's iPad of the same class. */
async function twoIPads() {
  const made = await lesson();
  await agreed(made.office, made.amara, { level: "school", until: null });
  const priyas = tabletOf(made.server);
  const priya = await made.join("Priya Kaur", "priya", "teacher", priyas);
  const exchange = async () => {
    for (const tablet of [priyas, made.ipad]) await tablet.do("syncNow", {});
  };
  const face = async (tablet: TestTablet) => {
    const view = await tablet.sees("class", { class: made.named });
    return view.cards.find(({ id }) => id === made.amara)?.face ?? null;
  };
  /** Whether a picture is anywhere: at the school, or on an iPad. */
  const isKept = async (image: Uint8Array) => {
    const files = readdirSync(made.server.dataDir, { withFileTypes: true }).filter((file) => file.isFile());
    const atSchool = files.some((file) => readFileSync(join(made.server.dataDir, file.name)).includes(lettersOf(image)));
    const texts = await Promise.all([priyas.text(priya), made.ipad.text(made.tom)]);
    const onTablets = texts.map((text) => text.includes(lettersOf(image)));
    return { atSchool, onTablets };
  };
  return { ...made, priyas, exchange, face, isKept };
}

it("is on the card of every iPad of the class, and opens there with no network", async () => {
  const { ipad, priyas, amara, exchange, face } = await twoIPads();
  const image = jpeg(7);
  await priyas.do("sayPortrait", { pupil: amara, image });
  await exchange();
  ipad.network.on = false;
  const shown = await face(ipad);
  expect(shown?.pupil).toBe(amara);
  expect((await ipad.sees("portrait", { pupil: amara, portrait: shown?.portrait ?? "" })).bytes).toEqual(image);
});

it("comes after its card, where that was here first, and is shown when it does", async () => {
  const { ipad, priyas, amara, exchange, face } = await twoIPads();
  const image = jpeg(7);
  await priyas.do("sayPortrait", { pupil: amara, image });
  const named = (await face(priyas))?.portrait ?? "";
  const { value, stop } = onceReady(ipad.engine.query("portrait", { pupil: amara, portrait: named }));
  onTestFinished(stop);
  const came = vi.fn<(image: Uint8Array) => void>();
  void value.then(({ bytes }) => came(bytes));
  await ipad.do("syncNow", {});
  expect(came).not.toHaveBeenCalled();
  await exchange();
  expect((await value).bytes).toEqual(image);
});

it("is one and the same on every iPad when two were taken at once, and shown there at once", async () => {
  const { server, office, ipad, priyas, amara, exchange, face } = await twoIPads();
  const [theirs, later] = [jpeg(7), jpeg(11)];
  priyas.network.on = false;
  await priyas.do("sayPortrait", { pupil: amara, image: theirs });
  server.clock.now += 1_000;
  await office.do("sayPortrait", { pupil: amara, image: later });
  await office.do("syncNow", {});
  priyas.network.on = true;
  await exchange();
  await office.do("syncNow", {});
  for (const tablet of [priyas, ipad, office]) {
    const shown = await face(tablet);
    if (!shown) throw new Error("no picture is on the card");
    expect((await tablet.sees("portrait", shown)).bytes).toEqual(later);
  }
});

it("that is taken again leaves nothing of the one before, and taken away nothing at all", async () => {
  const { ipad, priyas, amara, exchange, face, isKept } = await twoIPads();
  const [first, second] = [jpeg(7), jpeg(11)];
  await priyas.do("sayPortrait", { pupil: amara, image: first });
  await exchange();
  expect(await isKept(first)).toEqual({ atSchool: true, onTablets: [true, true] });

  await priyas.do("sayPortrait", { pupil: amara, image: second });
  await exchange();
  expect((await isKept(first)).onTablets).toEqual([false, false]);
  expect(await isKept(second)).toEqual({ atSchool: true, onTablets: [true, true] });

  await priyas.do("sayPortrait", { pupil: amara, image: null });
  await exchange();
  expect((await isKept(second)).onTablets).toEqual([false, false]);
  expect(await face(ipad)).toBeNull();
});

it("that was taken on one iPad and taken away on another can still be taken away: nothing of it stays behind", async () => {
  const { server, office, priyas, amara, exchange, face, isKept } = await twoIPads();
  const image = jpeg(7);
  priyas.network.on = false;
  await priyas.do("sayPortrait", { pupil: amara, image });
  server.clock.now += 1_000;
  await office.do("sayPortrait", { pupil: amara, image: null });
  await office.do("syncNow", {});
  priyas.network.on = true;
  await exchange();
  expect(await face(priyas)).toBeNull();
  expect((await priyas.sees("pupilSetUp", { pupil: amara })).portrait).not.toBeNull();

  await priyas.do("sayPortrait", { pupil: amara, image: null });
  await exchange();
  expect((await isKept(image)).onTablets).toEqual([false, false]);
  expect((await priyas.sees("pupilSetUp", { pupil: amara })).portrait).toBeNull();
});

it("is shown nowhere once nobody agrees any more, and none is kept of a child nobody has agreed for", async () => {
  const { office, ipad, priyas, amara, cai, exchange, face } = await twoIPads();
  await priyas.do("sayPortrait", { pupil: amara, image: jpeg(7) });
  await agreed(office, amara, { level: "no", until: null });
  await exchange();
  await exchange();
  expect(await face(ipad)).toBeNull();
  expect(await priyas.tried("sayPortrait", { pupil: cai, image: jpeg(7) })).toEqual({ ok: false, code: "no_picture" });
});

it("is told once in a child's history, as a picture and not as a change of name", async () => {
  const { priyas, amara } = await twoIPads();
  await priyas.do("sayPortrait", { pupil: amara, image: jpeg(7) });
  const { items } = await priyas.sees("knownHistory", { pupil: amara, group: "card" });
  expect(items.filter(({ kind }) => kind === "portrait")).toMatchObject([{ did: "made", fields: [] }]);
  expect(items.filter(({ kind, who }) => kind === "pupil" && who === "Priya Kaur")).toEqual([]);
});
