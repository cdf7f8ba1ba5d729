import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GymError } from "@rwml/core";
import { describe, expect, it } from "vitest";
import { blankSeal, seal } from "../../data/stored/seal.js";
import { readReport } from "./read-report.js";
import { sampleReport } from "./sample-report.fixture.js";
import { saveReport } from "./save-report.js";

/** A report as it is written, with a blank for its seal. */
const unsealed = { formatVersion: 3, sha256: blankSeal, ...sampleReport };

/** What somebody makes of a report who knows how it is sealed. */
function sealed(content: unknown): string {
  const text = JSON.stringify(content);
  return text.includes(blankSeal) ? Buffer.from(seal(Buffer.from(text))).toString() : text;
}

const path = join(mkdtempSync(join(tmpdir(), "rwml-report-")), "report.json");

function read(content: string) {
  writeFileSync(path, content);
  return readReport(path);
}

/** What reading it says; the error is one of the house's, and names the file. */
function refusal(content: unknown): string {
  try {
    read(typeof content === "string" ? content : sealed(content));
  } catch (error) {
    expect(error).toBeInstanceOf(GymError);
    expect(error).toMatchObject({ code: "report/not-a-report", message: expect.stringContaining(path) });
    return (error as GymError).message;
  }
  throw new Error("was read");
}

/** Every way to spoil one value of a JSON document. */
function* spoiled(value: unknown, spoil = (inner: unknown): unknown => inner): Generator<unknown> {
  const others = [null, "text", -1.5, []].filter(
    (other) =>
      typeof other !== typeof value || Array.isArray(other) !== Array.isArray(value) || other === null,
  );
  for (const other of others) yield spoil(other);
  if (typeof value !== "object" || value === null) return;
  const entries = Object.entries(value);
  // One of many equal ones is enough.
  for (const [key, inner] of Array.isArray(value) ? entries.slice(0, 1) : entries) {
    const put = (changed: unknown) =>
      Array.isArray(value)
        ? value.map((one, index) => (String(index) === key ? changed : one))
        : { ...value, [key]: changed };
    yield* spoiled(inner, (changed) => spoil(put(changed)));
    if (!Array.isArray(value)) yield spoil(Object.fromEntries(entries.filter(([name]) => name !== key)));
  }
}

describe("readReport", () => {
  it("should give back what was written, sealed by whom it may", () => {
    saveReport(path, sampleReport);
    expect(readReport(path)).toEqual(sampleReport);
    expect(read(sealed(unsealed))).toEqual(sampleReport);
  });

  it("should refuse a report in which any one value was changed", () => {
    saveReport(path, sampleReport);
    const written = readFileSync(path, "utf8");
    const lines = written.split("\n");
    for (const [index, line] of lines.entries()) {
      const [, start, value, end] = /^( *(?:"\w+": )?)(.*[^,[{])(,?)$/.exec(line) ?? [];
      if (value === undefined || /^[\]}]/.test(value)) continue;
      const other = /^-?\d/.test(value) ? Number(value) + 1 : JSON.stringify(`${value}x`);
      refusal(lines.with(index, `${start}${other}${end}`).join("\n"));
    }
    expect(refusal(written.replaceAll("\n", "\r\n"))).toMatch(/changed after it was written/);
    expect(refusal(written.replace(/"sha256".*/, ""))).toMatch(/has no "sha256"/);
    expect(read(written)).toEqual(sampleReport);
  });

  it("should refuse another format, and say which it reads", () => {
    for (const formatVersion of [1, 99]) {
      expect(refusal({ ...unsealed, formatVersion })).toMatch(
        new RegExp(`formatVersion is ${formatVersion}; this version of rwml reads 3\\. .* another --name`),
      );
    }
  });

  it("should refuse what is no report, and say what to do", () => {
    for (const content of ["", "{", "{}", "null", "[]", "3", '"text"', '{"formatVersion":"2"}']) {
      expect(refusal(content)).toMatch(/delete it and run the same command again/);
    }
  });

  it("should name the field that is wrong", () => {
    const [first, ...rest] = sampleReport.evaluations;
    const { greedy, ...without } = first!;
    expect(refusal({ ...unsealed, evaluations: [without, ...rest] })).toContain(
      'evaluations[0] has no "greedy"',
    );
    expect(refusal({ ...unsealed, seed: "one" })).toContain('seed is "one", not a number');
  });

  it("should say when there is no such file", () => {
    expect(() => readReport(join(path, "..", "absent.json"))).toThrow(/it is missing/);
  });

  it("should either read a spoiled report or refuse it by name, and never break", () => {
    let refused = 0;
    const stages = sampleReport.stages.map((stage) => ({ ...stage, curve: stage.curve.slice(0, 2) }));
    for (const content of spoiled({ ...unsealed, stages, groups: sampleReport.groups.slice(0, 2) })) {
      try {
        read(sealed(content));
      } catch (error) {
        expect(error).toBeInstanceOf(GymError);
        expect((error as GymError).message).toContain(path);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(300);
  });
});
