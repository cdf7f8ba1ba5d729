import { hash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { databaseHash } from "../../world/database-hash.js";
import { telecomGenerated } from "./telecom-generated.js";

// Datasets name generated problems by their numbers: what a number stands for must never change.
describe("telecom-generated, frozen", () => {
  it("should make the same company of a seed for ever", () => {
    const { agent, user } = telecomGenerated.databases(1);
    expect([databaseHash(agent), databaseHash(user)].map((text) => text.slice(0, 16))).toEqual([
      ...["f23e9f56349f71e3", "9f881a2cde3fab06"],
    ]);
  });

  it("should make the same problems of numbers for ever", () => {
    const databases = telecomGenerated.databases(1);
    const texts = [0, 1, 2, 9_999].map((number) =>
      JSON.stringify(telecomGenerated.problem(databases, number)),
    );
    expect(texts.map((text) => hash("sha256", text, "hex").slice(0, 16))).toEqual([
      ...["11ec6b2cc14b5db0", "a979b1798a960f2a", "0b88159c18b10dae", "e4d75e538365fea3"],
    ]);
  });
});
