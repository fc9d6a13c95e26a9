/** What was agreed about pictures, said by the class's teacher: it stands in the child's file, and what it comes to on the card. */
import { describe, expect, it } from "vitest";
import type { ConsentSetUp } from "../../../src/client/views/setUp.ts";
import { school } from "./aSchool.ts";
import { tabletOf } from "./aTablet.ts";

const says = (scope: ConsentSetUp["scope"], given: boolean, until: string | null = null): ConsentSetUp => ({
  ...{ scope, given, until },
  who: "Mum, by letter",
});

async function aTeacherAndAnAssistant() {
  const made = await school();
  const [priya, tom] = [tabletOf(made.server), tabletOf(made.server)];
  await made.join("Priya Kaur", "priya", "teacher", priya);
  await made.join("Tom Brennan", "tom", "ta", tom);
  const onTomsCard = async () => {
    await tom.do("syncNow", {});
    const { cards } = await tom.sees("class", { class: made.named });
    return cards.find(({ id }) => id === made.amara)?.pictures;
  };
  return { ...made, priya, tom, onTomsCard };
}

describe("consents for pictures", () => {
  it("let the camera out on the assistant's iPad, which holds no file, as far as they reach", async () => {
    const { priya, tom, amara, onTomsCard } = await aTeacherAndAnAssistant();
    expect(await onTomsCard()).toBe("no");
    await priya.do("sayConsents", { pupil: amara, consents: [says("inside", true), says("public", true)] });
    // In public needs the parents first: nobody has asked about them.
    expect(await onTomsCard()).toBe("school");
    await priya.do("sayConsents", { pupil: amara, consents: [says("parents", true)] });
    expect(await onTomsCard()).toBe("public");
    expect((await tom.sees("pupilSetUp", { pupil: amara })).consents).toBeNull();
    expect((await priya.sees("pupilSetUp", { pupil: amara })).consents).toEqual([
      says("inside", true),
      says("parents", true),
      says("public", true),
    ]);
  });

  it("end on their last day, and at once when they are taken back", async () => {
    const { server, priya, amara, onTomsCard } = await aTeacherAndAnAssistant();
    await priya.do("sayConsents", { pupil: amara, consents: [says("inside", true, "2026-09-22")] });
    expect(await onTomsCard()).toBe("school");
    server.clock.now += 2 * 86_400_000;
    expect(await onTomsCard()).toBe("no");
    await priya.do("sayConsents", { pupil: amara, consents: [says("inside", true)] });
    expect(await onTomsCard()).toBe("school");
    await priya.do("sayConsents", { pupil: amara, consents: [says("inside", false)] });
    expect(await onTomsCard()).toBe("no");
  });

  it("are said once: what stands already is not said again", async () => {
    const { priya, amara } = await aTeacherAndAnAssistant();
    await priya.do("sayConsents", { pupil: amara, consents: [says("inside", true)] });
    const store = [...priya.stores.values()].at(-1);
    const file = `file/${amara}`;
    const [before] = (await store?.records(file, "consent")) ?? [];
    await priya.do("sayConsents", { pupil: amara, consents: [says("inside", true)] });
    expect(await store?.records(file, "consent")).toEqual([before]);
  });

  it("are said with the school's server there, so that nobody takes a picture on a word that was never taken", async () => {
    const { priya, amara } = await aTeacherAndAnAssistant();
    priya.network.on = false;
    expect(await priya.tried("sayConsents", { pupil: amara, consents: [says("inside", true)] })).toMatchObject({ ok: false });
    expect((await priya.sees("pupilSetUp", { pupil: amara })).consents?.map(({ given }) => given)).toEqual([null, null, null]);
  });
});
