import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { listEnvs } from "@rwml/core";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { registerEnvironments } from "../../act/environments/register-environments.js";
import { runInTest } from "../test-context.fixture.js";

const nowhere = mkdtempSync(join(tmpdir(), "rwml-listed-"));
afterAll(() => rmSync(nowhere, { recursive: true }));

beforeEach(() => {
  // No data of whoever runs the tests.
  for (const name of ["ALFWORLD_DATA", "TAU2_DATA_DIR"]) vi.stubEnv(name, undefined);
  for (const name of ["HOME", "XDG_CACHE_HOME"]) vi.stubEnv(name, nowhere);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const shared = fileURLToPath(new URL("../../../../../../shared/data", import.meta.url));
const isPresent = existsSync(shared);
if (!isPresent) console.warn("Skipping the listed environments on real data: ../shared is absent.");

await registerEnvironments([]);
const listed = (
  JSON.parse((await runInTest(["list", "--json"])).output) as { id: string; summary: string }[]
).map(({ id, summary }) => ({ id, needsData: summary.includes("needs the data") }));
const shown = ["show", "play"] as const;
const dataOf = (id: string) => join(shared, id.startsWith("tau2/") ? "tau2" : "alfworld/games");

describe("what rwml list shows", () => {
  it.each(listed)("should open without data, or say which data to give: $id", async ({ id, needsData }) => {
    for (const command of shown) {
      const { code, errors } = await runInTest([command, id], { lines: [":quit"] });
      expect({ command, code }).toEqual({ command, code: needsData ? 2 : 0 });
      if (needsData) expect(errors).toMatch(/--data/);
    }
  });

  it.each(listed.filter(({ needsData }) => !needsData))(
    "should refuse data that it would not look at: $id",
    async ({ id }) => {
      for (const command of shown) {
        const { code, errors } = await runInTest([command, id, "--data", tmpdir()], { lines: [":quit"] });
        expect({ command, code }).toEqual({ command, code: 2 });
        expect(errors).toContain(`${id} needs no data`);
      }
    },
  );

  it.skipIf(!isPresent).each(listed.filter(({ needsData }) => needsData))(
    "should open with data, or name those that are missing: $id",
    async ({ id }) => {
      for (const command of shown) {
        const { code, errors } = await runInTest([command, id, "--data", dataOf(id)], { lines: [":quit"] });
        if (code !== 0)
          expect({ command, errors }).toEqual({
            command,
            errors: expect.stringMatching(/holds no .* games.*--data/),
          });
      }
    },
  );

  it("should not hold environments that are for recordings alone, which name what to play", async () => {
    const others = listEnvs().filter(({ id }) => listed.every((one) => one.id !== id));
    expect(others.map(({ id }) => id)).toContain("tau2/mock-recorded-solo");
    for (const { id, recordingsOf } of others) {
      expect(listed.map((one) => one.id)).toContain(recordingsOf);
      for (const argv of [
        ["play", id],
        ["collect", id, "--out", join(nowhere, "never")],
      ]) {
        const { code, errors } = await runInTest(argv);
        expect(code).toBe(2);
        expect(errors).toContain(`${id} has no tasks to choose from`);
        expect(errors).toContain(`Name ${recordingsOf} instead.`);
      }
    }
    expect(existsSync(join(nowhere, "never"))).toBe(false);
  });
});
