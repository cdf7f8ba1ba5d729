import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { pinnedRelease } from "@rwml/tau2";
import { packTar } from "modern-tar";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runInTest } from "../test-context.fixture.js";

const home = mkdtempSync(join(tmpdir(), "rwml-data-"));
afterAll(() => rmSync(home, { recursive: true }));

describe("rwml data", () => {
  it.each([
    [["push", "tau2"], "pull"],
    [["pull", "tau"], "tau2"],
  ])("should name what it can do instead of %j", async (argv, nearest) => {
    const { code, errors } = await runInTest(["data", ...argv]);
    expect(code).toBe(2);
    expect(errors).toContain(nearest);
  });

  it("should say what to do where there is no network", async () => {
    const out = join(home, "none");
    const { code, errors } = await runInTest([
      "data",
      "pull",
      "tau2",
      "--out",
      out,
      "--url",
      "http://127.0.0.1:1/tau2.tar.gz",
    ]);
    expect(code).toBe(2);
    expect(errors).toContain("--url file:///");
    expect(existsSync(out)).toBe(false);
  });

  it("should tell an interruption from a failure", async () => {
    const signal = AbortSignal.abort();
    const { code, output } = await runInTest(["data", "pull", "tau2", "--out", join(home, "stopped")], {
      signal,
    });
    expect(code).toBe(130);
    expect(output).toContain("Nothing was kept");
  });
});

const shared = fileURLToPath(new URL("../../../../../../shared/data/", import.meta.url));
const isHere = existsSync(join(shared, "tau2"));
if (!isHere) console.warn("skipped: no data of tau2-bench beside the repository (../shared/data/tau2)");

describe.skipIf(!isHere)("rwml data pull tau2, of the release's own files", () => {
  const url = pathToFileURL(join(home, "tau2.tar.gz")).href;
  const out = join(home, "data");

  beforeAll(async () => {
    const entries = Object.keys(pinnedRelease.files).map((path) => {
      const body = readFileSync(join(shared, path));
      return { header: { name: `tau2-bench/data/${path}`, size: body.length }, body };
    });
    writeFileSync(fileURLToPath(url), gzipSync(await packTar(entries), { level: 1 }));
  });

  it("should put it where it was asked to, and say how to name it", async () => {
    const { code, output, errors } = await runInTest(["data", "pull", "tau2", "--out", out, "--url", url]);
    expect(code).toBe(0);
    expect(output).toMatch(/data: 27 files of data, each with the right checksum\nNo wording: /);
    expect(output).toContain(`TAU2_DATA_DIR=${out}`);
    expect(errors).toMatch(/^Download/);
    expect(readdirSync(join(out, "tau2", "domains"))).toEqual(["airline", "mock", "retail", "telecom"]);
  });

  it("should print JSON", async () => {
    const { output } = await runInTest(["data", "pull", "tau2", "--out", out, "--url", url, "--json"]);
    expect(JSON.parse(output)).toMatchObject({ out, files: 27, wording: null });
  });
});
