import { describe, expect, it } from "vitest";
import { runInTest, withHouse } from "../test-context.fixture.js";

describe("rwml list", () => {
  it("should list environments with what they are", async () => {
    const { code, output } = await runInTest(["list", ...withHouse]);
    expect(code).toBe(0);
    expect(output).toMatch(/^demo\/house\s+A mug, a key and a locked door$/m);
  });

  it("should print JSON for programs", async () => {
    const { output } = await runInTest(["list", "--json", ...withHouse]);
    expect(JSON.parse(output)).toContainEqual({
      id: "demo/house",
      summary: "A mug, a key and a locked door",
    });
  });
});

describe("rwml show", () => {
  it("should describe rules, tasks, policies and actions", async () => {
    const { code, output } = await runInTest(["show", "demo/house", ...withHouse]);
    expect(code).toBe(0);
    expect(output).toContain("demo/house: A mug, a key and a locked door");
    expect(output).toMatch(/rules +demo\/house@1/);
    expect(output).toMatch(/tasks +3/);
    expect(output).toMatch(/such as +mug-on-desk\n +mug-in-drawer\n +key-on-shelf\n/);
    expect(output).toMatch(/steps +at most 40/);
    expect(output).toMatch(/policies +random, solver/);
    expect(output).not.toContain("baselines");
  });

  it("should print JSON for programs", async () => {
    const { output } = await runInTest(["show", "demo/house", "--json", ...withHouse]);
    expect(JSON.parse(output)).toMatchObject({
      rules: "demo/house@1",
      tasks: 3,
      maxSteps: 40,
      predictors: [],
      actions: { type: "object" },
    });
  });
});
