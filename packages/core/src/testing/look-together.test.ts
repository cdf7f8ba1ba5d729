import { describe, expect, it } from "vitest";
import { checkLaw } from "./check-laws.js";
import { LawCheck } from "./law-check.js";
import { neverThrows } from "./laws/never-throws.js";
import { statesFrozen } from "./laws/states-frozen.js";
import { statesJson } from "./laws/states-json.js";
import { laws } from "./laws.js";
import { lookTogether } from "./look-together.js";
import { defineLookingLaw, type LookingLaw } from "./looking-law.js";
import { dial } from "./zoo/dial.fixture.js";
import { house } from "./zoo/house.fixture.js";
import { cages, keepers } from "./zoo/zoo.fixture.js";

const looking = laws.filter((law): law is LookingLaw => "lookOn" in law);
const kept = cages.filter(({ kind }) => looking.some((law) => law === keepers[kind]));

describe.each(kept)("$kind", ({ kind, inhabitants }) => {
  it.each(inhabitants)("should not pass where all look on together: $what", ({ subject }) => {
    const law = keepers[kind]!;
    expect(new LawCheck(subject(), {}, laws).sharedVerdict(law)).toBeNull();
  });
});

describe("lookTogether", () => {
  it("should find that all laws hold for sound worlds, on every walk", () => {
    for (const subject of [dial(), house()]) {
      const check = new LawCheck(subject, { walks: 10 }, laws);
      const { held, walks } = lookTogether(check, looking);
      expect([...held].map(({ title }) => title)).toEqual(looking.map(({ title }) => title));
      expect(walks).toHaveLength(10);
      expect(check.sharedVerdict(neverThrows)).toEqual({
        ...{ walks: 10, stopped: 0, outOfTime: false, failure: null },
      });
    }
  });

  it("should take the walks that a law takes alone, and each of them once", () => {
    const taken: string[][] = [];
    const noting = defineLookingLaw("be noted", ({ journey }) => ({
      step: () => null,
      end: () => {
        taken.push([...journey.texts]);
        return null;
      },
    }));
    expect(checkLaw(noting, dial(), { walks: 10 }).held).toBe(true);
    const alone = taken.splice(0);
    const check = new LawCheck(dial(), { walks: 10 });
    const { walks } = lookTogether(check, [noting, statesJson, statesFrozen, neverThrows]);
    expect(taken).toEqual(alone);
    expect(walks?.map(({ journey }) => journey.texts)).toEqual(alone);
    expect(check.watch.times.find(({ member }) => member === "start")?.calls).toBe(10);
  });

  it("should doubt a law alone where one look breaks it or throws", () => {
    const broken = defineLookingLaw("look well", () => ({ step: () => "it does not" }));
    const throwing = defineLookingLaw("look well", () => ({
      start() {
        throw new Error("Nothing to see.");
      },
    }));
    const all = [broken, throwing, statesJson];
    expect([...lookTogether(new LawCheck(dial(), { walks: 5 }), all).held]).toEqual([statesJson]);
  });

  it("should leave all laws to themselves where a walk throws, or the time runs out", () => {
    const failing = dial({
      observe() {
        throw new Error("It is dark.");
      },
    });
    for (const check of [new LawCheck(failing), new LawCheck(dial(), { seconds: 0 })]) {
      expect(lookTogether(check, looking)).toMatchObject({ held: new Set(), walks: null });
    }
  });
});
