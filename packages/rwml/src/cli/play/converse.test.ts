import { describe, expect, it } from "vitest";
import { inTest } from "../test-context.fixture.js";
import { converse } from "./converse.js";
import type { Session } from "./session.js";

/** A bell that can be rung so many times. */
function bell(times: number): Session {
  let rung = 0;
  return {
    opening: ["A bell.", ""],
    commands: { ":count": { about: "how often it was rung", run: () => String(rung) } },
    hint: "Ring it.",
    over: () => (rung < times ? null : "The bell is broken."),
    completions: () => ["ring"],
    async act(line) {
      rung++;
      return `${line}: ding`;
    },
    closing: () => (rung === 0 ? "" : `Rung ${rung} times.`),
  };
}

const hold = (lines: readonly string[], times = 9) =>
  inTest((context) => converse(bell(times), context), { lines });

describe("converse", () => {
  it("should open with the commands, those included that every session has", async () => {
    const { code, output } = await hold([]);
    expect({ code, output }).toEqual({ code: 0, output: "A bell.\n\n(:count, :help, :quit)\n" });
  });

  it("should answer actions, commands and empty lines, and close", async () => {
    const { output } = await hold(["ring", "", "  :count  "]);
    expect(output).toMatch(/> ring\nring: ding\n\n> \nRing it\.\n\n> {3}:count {2}\n1\n\nRung 1 times\.\n$/);
  });

  it("should explain every command, and name the nearest to an unknown one", async () => {
    const { output } = await hold([":help", ":cuont", ":"]);
    expect(output).toContain(
      ":count       how often it was rung\n:help        these commands\n:quit        leave",
    );
    expect(output).toContain("There is no command :cuont. Did you mean :count?");
    expect(output).toContain("There is no command :. :count, :help, :quit");
  });

  it("should take no action once it is over, and still commands", async () => {
    const { output } = await hold(["ring", "ring", ":count"], 1);
    expect(output).toMatch(/> ring\nThe bell is broken\.\n\n> :count\n1\n\nRung 1 times\.\n$/);
  });

  it("should leave at :quit, and close then too", async () => {
    const { output } = await hold(["ring", ":quit", "ring"]);
    expect(output).toMatch(/ding\n\n> :quit\nRung 1 times\.\n$/);
  });
});
