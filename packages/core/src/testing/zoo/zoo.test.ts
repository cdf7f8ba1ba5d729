import { describe, expect, it } from "vitest";
import { checkLaw, checkLaws } from "../check-laws.js";
import { laws } from "../laws.js";
import { dial, dialCodec, dialRules } from "./dial.fixture.js";
import { house } from "./house.fixture.js";
import { cages, keepers } from "./zoo.fixture.js";

describe.each(cages)("the zoo's $kind", ({ kind, inhabitants }) => {
  it.each(inhabitants)("should be found in: $what", ({ subject }) => {
    const law = keepers[kind]!;
    expect(checkLaw(law, subject()).failure ?? "").toContain(`should ${law.title}, but`);
  });
});

describe("the zoo", () => {
  it("should be made of sound worlds", () => {
    for (const subject of [dial(), house()]) {
      expect(checkLaws(subject).filter(({ held }) => !held)).toEqual([]);
    }
  });

  it("should have nothing against a world in which something is really called constructor", () => {
    const { parse, print } = dialRules.actions;
    const subject = dialCodec({
      parse: (text, state) => parse(text === "constructor" ? "press" : text === "press" ? "" : text, state),
      print: (action, state) => (action.type === "press" ? "constructor" : print(action, state)),
    });
    expect(checkLaws(subject).filter(({ held }) => !held)).toEqual([]);
  });

  it("should have a kind for every law, and a law for every kind", () => {
    expect(
      laws.filter((law) => cages.every(({ kind }) => keepers[kind] !== law)).map(({ title }) => title),
    ).toEqual([]);
    expect(Object.keys(keepers).sort()).toEqual(cages.map(({ kind }) => kind).sort());
  });
});
