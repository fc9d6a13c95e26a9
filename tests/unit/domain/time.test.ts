import { describe, expect, it } from "vitest";
import { grantsStanding } from "../../../src/domain/own.ts";
import { kindOfId, planId } from "../../../src/domain/recordIds.ts";
import * as ids from "../../../src/domain/recordIds.ts";
import { day } from "../../../src/domain/kind.ts";
import { dayOf, isDay, isZone, localTime } from "../../../src/domain/time.ts";

describe("a day", () => {
  it("is one that the calendar has", () => {
    const days = [
      "2026-02-28",
      "2028-02-29",
      "2026-12-31",
      "2026-02-29",
      "2026-02-30",
      "2026-04-31",
      "2100-02-29",
      "2026-13-01",
      "26-01-01",
      "",
    ];
    expect(days.filter(isDay)).toEqual(["2026-02-28", "2028-02-29", "2026-12-31"]);
    expect(days.filter((text) => day.safeParse(text).success)).toEqual(["2026-02-28", "2028-02-29", "2026-12-31"]);
  });
});

describe("a time zone", () => {
  it("is one that there is", () => {
    expect(["Europe/London", "UTC", "Atlantis/Capital", "", "Europe"].filter(isZone)).toEqual(["Europe/London", "UTC"]);
  });

  it("that is none counts as home", () => {
    const noon = Date.UTC(2026, 6, 1, 23, 30);
    expect(dayOf(noon, "Atlantis/Capital")).toBe("2026-07-02");
    expect(localTime(noon, "Atlantis/Capital")).toEqual(localTime(noon, "Europe/London"));
  });
});

describe("grants", () => {
  it("end with the day their holder left, and sooner where they say so", () => {
    const grants = [{ until: null }, { until: "2026-11-20" }, { until: "2026-12-18" }];
    expect(grantsStanding(grants, null)).toEqual(grants);
    expect(grantsStanding(grants, "2026-11-24").map(({ until }) => until)).toEqual(["2026-11-24", "2026-11-20", "2026-11-24"]);
  });
});

describe("an id that can be guessed", () => {
  it("says of which kind it is", () => {
    expect([planId("ada", "2026-27"), ids.stateId("ada"), ids.myPageId("ada"), ids.pictureConsentId("ada")].map(kindOfId)).toEqual([
      "plan",
      "state",
      "myPage",
      "pictureConsent",
    ]);
    expect([ids.identityId("ada"), ids.awayId("ada", "2026-11-24"), ids.notOfferedId("ada", "hydro", "2026-11-24")].map(kindOfId)).toEqual([
      "identity",
      "away",
      "notOffered",
    ]);
    expect([ids.didntHappenId("hydro", "2026-11-24"), ids.activityPupilId("hydro", "ada"), "target-ada"].map(kindOfId)).toEqual([
      "didntHappen",
      "activityPupil",
      undefined,
    ]);
  });
});
