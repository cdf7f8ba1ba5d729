import { describe, expect, it } from "vitest";
import { runExample } from "./run-example.fixture.js";

describe("search-by-forking.ts", () => {
  it("should find a shortest plan and replay it to the end", async () => {
    const lines = (await runExample("search-by-forking.ts")).trimEnd().split("\n");
    expect(lines[0]).toMatch(/^\d+ forks, and a plan of 7 actions$/);
    expect(lines.at(-1)).toMatch(/with the wolf and the goat and the cabbage\.$/);
  });
});
