import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { partNames } from "../../model/folder/model-file.js";
import { saveModel } from "../../model/folder/model-folder.js";
import { tinyStoredModel } from "../../model/folder/tiny-stored-model.fixture.js";
import { runInTest, withHouse } from "../test-context.fixture.js";

describe("rwml predict", () => {
  it("should play with a model that is as it was written", async () => {
    const folder = mkdtempSync(join(tmpdir(), "rwml-predict-"));
    saveModel(folder, tinyStoredModel());
    const { code, errors } = await runInTest(["predict", folder, ...withHouse], {
      lines: ["take mug", "quit"],
    });
    expect({ code, errors }).toEqual({ code: 0, errors: "" });
  });

  it.each([...partNames, "model.json"])(
    "should refuse a broken %s, and never call it a bug of ours",
    async (name) => {
      for (const content of ["null", "{}", "[]", "", '{"formatVersion":99}']) {
        const folder = mkdtempSync(join(tmpdir(), "rwml-predict-"));
        saveModel(folder, tinyStoredModel());
        writeFileSync(join(folder, name), content);
        const { code, errors } = await runInTest(["predict", folder, ...withHouse]);
        expect(code).toBe(2);
        expect(errors).toContain(`${join(folder, name)} is broken: `);
        expect(errors).not.toContain("bug");
      }
    },
  );
});
