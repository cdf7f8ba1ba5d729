import { describe, expect, it } from "vitest";
import { runExample } from "./run-example.fixture.js";

describe("alfworld-transitions.ts", () => {
  it("should print the way to a reward, with what each action changes", async () => {
    const output = await runExample("alfworld-transitions.ts");
    expect(output).toContain("Your task is to: ");
    expect(output).toMatch(/^> take (\w+ \d+) from (\w+ \d+)\n.+\n {2}\1: \2 -> hand$/m);
    expect(output).toMatch(/^> cool (\w+ \d+) with .+\n.+\n {2}\1: cool$/m);
    expect(output).toMatch(/^> move (\w+ \d+) to (\w+ \d+)\n.+\n {2}\1: hand -> \2\n {2}reward 1\n$/m);
  });
});
