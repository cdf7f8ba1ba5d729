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
    const figures = table
      .split("\n")
      .filter((line) => /\d\.\d {2}/.test(line) || /\(\S+ to \S+\)/.test(line));
    expect(figures.length).toBeGreaterThanOrEqual(9);
    expect(Math.max(...figures.map((row) => row.length))).toBeLessThanOrEqual(80);
  });

  it("should state differences with their intervals", () => {
    expect(table).toContain("with 95% intervals over episodes (2,000 resamples)");
    expect(table).toMatch(/^rwml less supervised$/m);
    expect(table).toMatch(
      /^ {2}exact match, greedy +\+1\.4 \(\+0\.1 to \+2\.6\) +−0\.3 \(−1\.1 to \+0\.5\)$/m,
    );
  });

  it("should say who is better at what, as the intervals have it", () => {
    expect(table).toContain(
      "- rwml against supervised, its likeliest answers: better in exact match (all); no difference seen in exact match (determined).",
    );
  });

  it("should begin with what a reader must be warned of", () => {
    const slow = { ...sampleReport, plan: { ...sampleReport.plan, isTooSlow: true } };
    expect(renderReportTable(slow)).toMatch(/^- This machine was measured at 8\.1 updates a second/);
    expect(table).toMatch(/^sample: learned from/);
  });

  it("should say what each arm consumed", () => {
    expect(table).toContain("supervised: 812 steps, 852,600 tokens, 1:40.");
    expect(table).toContain("rwml: 30 iterations, 1,003,200 tokens sampled, 1:40.");
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
    expect(bare).not.toMatch(/history|Effective|less/);
  });
});
