import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { pythonJson } from "../../python/json-text.js";
import type { PythonValue } from "../../python/python-value.js";
import { airlineGenerated } from "./airline-generated.js";

const fingerprint = (value: unknown): string =>
  createHash("sha256")
    .update(pythonJson(value as PythonValue))
    .digest("hex")
    .slice(0, 16);

// Datasets name problems by number. A change here means that published datasets name other problems.
describe("generated airlines", () => {
  const databases = airlineGenerated.databases(1, 0.1);

  it("should stay what they are", () => {
    expect(fingerprint(databases.agent)).toBe("97e3d9b6f065da1d");
  });

  it.each([
    [0, "52b54a5af5351b85"],
    [7, "2d8bab28ec11a2d9"],
    [1234, "15e09e8658d5229d"],
    [987_654, "66ec2deb4ecd99f9"],
  ])("should keep problem %s", (number, expected) => {
    expect(fingerprint(airlineGenerated.problem(databases, number))).toBe(expected);
  });
});
