import { describe, expect, it } from "vitest";
import { renderReportTable } from "./render-report-table.js";
import { sampleReport } from "./sample-report.fixture.js";

describe("renderReportTable", () => {
  const table = renderReportTable(sampleReport);

  it("should show a row for every predictor, all transitions before determined ones", () => {
    expect(table).toMatch(/^rule-tracker\s+70\.1 \/ 100\.0\s+–\s+80\.3 \/ {2}86\.3\s+–$/m);
    expect(table).toMatch(
      /^rwml\s+63\.1 \/ {2}88\.4\s+60\.4 \/ {2}85\.3\s+78\.1 \/ {2}84\.1\s+76\.6 \/ {2}82\.6$/m,
    );
  });

  it("should fit a terminal of 80 columns where the figures stand", () => {
    const rows = table.split("\n").filter((line) => /^(copy-memory|rule-tracker|sft|rwml) /.test(line));
    expect(rows).toHaveLength(6);
    expect(Math.max(...rows.slice(0, 4).map((row) => row.length))).toBeLessThanOrEqual(80);
  });

  it("should state differences with their intervals", () => {
    expect(table).toContain(
      "sft → rwml, sampled hit, all: +5.5 points (95% interval +2.1 to +8.8), 2,000 resamples",
    );
    expect(table).toContain("−0.9 to +3.4");
  });

  it("should call the embedder lexical when it is", () => {
    expect(table).toContain("lexical embedder hashed-words: it compares words, not meaning");
    const semantic = {
      ...sampleReport,
      embedder: { id: "small-e5", kind: "semantic", threshold: 0.1 },
    } as const;
    expect(renderReportTable(semantic)).toContain("semantic embedder small-e5; a hit is a gap below 0.1.");
    expect(renderReportTable(semantic)).not.toContain("compares words");
  });

  it("should sum the effective groups", () => {
    expect(table).toContain("Effective groups: 430 of 960 (44.8%)");
  });

  it("should end with the caveats", () => {
    expect(table.trimEnd().split("\n").at(-1)).toBe(`- ${sampleReport.caveats[1]}`);
  });

  it("should leave out what an environment cannot tell and a run did not do", () => {
    const bare = renderReportTable({
      ...sampleReport,
      data: { ...sampleReport.data, testDetermined: null },
      evaluations: sampleReport.evaluations.map((evaluation) => ({
        ...evaluation,
        greedy: { ...evaluation.greedy, determined: null },
      })),
      comparisons: [],
      groups: [],
      caveats: [],
    });
    expect(bare).toMatch(/^copy-memory\s+12\.1\s+–\s+31\.8\s+–$/m);
    expect(bare).not.toMatch(/history|Effective|→/);
  });
});
