import { beforeAll, describe, expect, it, vi } from "vitest";
import { inPlace } from "./env/in-place.js";
import { GymError, isGymError } from "./errors.js";
import { episodeError } from "./record/episode-recorder.js";

let copy: typeof import("./errors.js");
beforeAll(async () => {
  vi.resetModules();
  copy = await import("./errors.js");
});

describe("isGymError", () => {
  it("should know errors of another copy of the package, with their codes", () => {
    const thrown: unknown = new copy.UnknownIdError("task", "x", []);
    expect(thrown).not.toBeInstanceOf(GymError);
    expect(isGymError(thrown)).toBe(true);
    expect(episodeError(thrown, "go")).toEqual({
      code: "registry/unknown-task",
      message: 'There is no task "x".',
      action: "go",
    });
  });

  it("should tell bad results of another copy where they happened", () => {
    const result = { member: "observe", rules: "well@1", did: "returned 1", must: "return a string" };
    const placed = inPlace(new copy.BadResultError(result), { seed: 3, step: 2, action: "go" });
    expect(placed).toMatchObject({ message: expect.stringContaining("seed 3, step 2") });
  });

  it("should not take anything else for one, whatever is thrown", () => {
    const closed = new Proxy(
      {},
      {
        has: () => {
          throw new Error("closed");
        },
      },
    );
    const values = [new Error("no code"), Object.assign(new Error("a code"), { code: "ENOENT" }), closed];
    for (const value of [...values, null, undefined, "text", 1]) expect(isGymError(value)).toBe(false);
  });
});
