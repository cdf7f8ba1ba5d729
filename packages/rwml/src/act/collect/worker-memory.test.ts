import { describe, expect, it } from "vitest";
import { growthLimit, workerMemory } from "./worker-memory.js";

const gibibyte = 2 ** 30;

describe("workerMemory", () => {
  it("should share half of the machine among the threads", () => {
    expect(workerMemory(2, 8 * gibibyte)).toBe(2048);
    expect(workerMemory(3, 8 * gibibyte)).toBe(1365);
  });

  it("should be what a thread needs at least, and no more than node gives one", () => {
    expect(workerMemory(64, 8 * gibibyte)).toBe(512);
    expect(workerMemory(1, 64 * gibibyte)).toBe(4096);
  });
});

describe("growthLimit", () => {
  it("should be half of what a thread may have, and capped where nobody chose that", () => {
    expect(growthLimit(1000, false)).toBe(500 * 2 ** 20);
    expect(growthLimit(4096, false)).toBe(768 * 2 ** 20);
    expect(growthLimit(4096, true)).toBe(2048 * 2 ** 20);
  });
});
