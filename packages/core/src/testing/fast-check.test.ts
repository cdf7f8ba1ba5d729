import { afterEach, describe, expect, it, vi } from "vitest";

/** The laws where fast-check cannot be loaded. */
async function lawsWithout(failure: Error) {
  vi.resetModules();
  vi.doMock("fast-check", () => {
    throw failure;
  });
  return import("./index.js");
}

afterEach(() => {
  vi.doUnmock("fast-check");
  vi.resetModules();
});

const whatToDo = expect.objectContaining({
  name: "GymError",
  code: "testing/no-fast-check",
  message: expect.stringContaining("npm install --save-dev fast-check@4"),
});

describe("@rwml/core/testing without fast-check", () => {
  it("should say what to install, before any test is made", async () => {
    const { checkLaw, checkLaws, describeLaws, houseModule, sameSeed, walks } = await lawsWithout(
      Object.assign(new Error("Cannot find package 'fast-check'"), { code: "ERR_MODULE_NOT_FOUND" }),
    );
    const runner = { describe: vi.fn(), it: vi.fn() };
    const uses = [
      () => checkLaws(houseModule),
      () => checkLaw(sameSeed, houseModule),
      () => describeLaws(houseModule, runner),
      () => sameSeed.property(houseModule),
      () => walks(3),
    ];
    for (const use of uses) expect(use).toThrow(whatToDo);
    expect(runner.describe).not.toHaveBeenCalled();
  });

  it("should say why it cannot be loaded where it is installed", async () => {
    const { checkLaws, houseModule } = await lawsWithout(new Error("Unexpected token"));
    expect(() => checkLaws(houseModule)).toThrow(whatToDo);
  });

  it("should work in everything else", async () => {
    const { houseModule } = await lawsWithout(new Error("none"));
    expect(houseModule.tasks.size).toBe(3);
  });
});
