import { describe, expect, it } from "vitest";
import { runExample } from "./run-example.fixture.js";

describe("serve-a-customer.ts", () => {
  it("should print a conversation to its reward, with what changes in the database", async () => {
    const output = await runExample("serve-a-customer.ts");
    expect(output).toMatch(/^user: My user id is \w+_\d+\.$/m);
    expect(output).toMatch(/^tool: \{"reservation_id": /m);
    expect(output).toMatch(/^ {2}(add|replace|remove) reservations\/\w{6}/m);
    expect(output).toMatch(/^ {2}\(had the agent refused: user: .+\)$/m);
    expect(output).toMatch(/ {2}reward 1\n$/);
  });
});
