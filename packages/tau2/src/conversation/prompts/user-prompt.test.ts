import { describe, expect, it } from "vitest";
import { ownWording } from "../wording/own-wording.js";
import { personaMark } from "../wording/wording.js";
import { scenarioText } from "./scenario-text.js";
import { userPrompt } from "./user-prompt.js";

const wording = {
  guidelines: `Talk.${personaMark}`,
  guidelinesWithTools: `Talk and do.${personaMark}\n`,
  personas: { minimal: "Be brief; say $& and $1." },
};

const scenario = { persona: null, instructions: "Ask." };

describe("scenarioText", () => {
  it("should indent a persona and instructions by a tab, but not their blank lines", () => {
    expect(scenarioText({ persona: "Shy.\n\nTired.", instructions: "Ask.\n \nWait.\n" })).toBe(
      "Persona:\n\tShy.\n\n\tTired.\nInstructions:\n\tAsk.\n \n\tWait.\n",
    );
  });

  it("should indent the bodies of structured instructions twice, and leave out what is not known", () => {
    const instructions = {
      ...{ domain: "retail", reason_for_call: "A broken cup.", known_info: "Ada.\nLondon." },
      ...{ unknown_info: null, task_instructions: "" },
    };
    expect(scenarioText({ persona: null, instructions })).toBe(
      "Instructions:\n\tDomain: retail\n\tReason for call:\n\t\tA broken cup.\n\tKnown info:\n\t\tAda.\n\t\tLondon.\n\tTask instructions:\n",
    );
  });
});

describe("userPrompt", () => {
  it("should put the scenario after the guidelines, the mark for a persona removed", () => {
    expect(userPrompt(scenario, wording, { hasTools: false })).toBe(
      "Talk.\n\n<scenario>\nInstructions:\n\tAsk.\n</scenario>",
    );
    expect(userPrompt(scenario, wording, { hasTools: true })).toMatch(/^Talk and do\.\n\n\n<scenario>/);
  });

  it("should say how a persona speaks where the guidelines have a mark", () => {
    expect(userPrompt(scenario, wording, { hasTools: false, persona: "minimal" })).toMatch(
      /^Talk\.\n\nBe brief; say \$& and \$1\.\n\n\n<scenario>/,
    );
  });

  it("should name the nearest persona for an unknown one", () => {
    expect(() => userPrompt(scenario, wording, { hasTools: false, persona: "minimol" })).toThrow("minimal");
  });

  it("should have a place for a persona in our own words", () => {
    for (const hasTools of [true, false]) {
      const said = userPrompt(scenario, ownWording.user, { hasTools, persona: "minimal" });
      expect(said).toContain(ownWording.user.personas.minimal);
      expect(said).not.toContain(personaMark);
    }
  });
});
