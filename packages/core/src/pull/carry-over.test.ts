import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { carryOver } from "./carry-over.js";

const old = mkdtempSync(join(tmpdir(), "rwml-carry-"));
afterAll(() => rmSync(old, { recursive: true }));

describe("carryOver", () => {
  it("should say so where it cannot look at what is in a file's place, instead of taking it as absent", async () => {
    writeFileSync(join(old, "mine"), "mine");
    // Longer than a path can be: nobody can look there.
    const fresh = join(old, "deeper/".repeat(700));
    await expect(carryOver(old, fresh, () => true)).rejects.toMatchObject({ code: "ENAMETOOLONG" });
  });
});
