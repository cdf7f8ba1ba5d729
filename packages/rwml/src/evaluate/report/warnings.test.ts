import { describe, expect, it } from "vitest";
import type { StageFigures } from "../../train/training-figures.js";
import type { Evaluation, Report } from "./report.js";
import { sampleReport } from "./sample-report.fixture.js";
import { belowBaseline, tooSlow, warnings } from "./warnings.js";

/** An evaluation with these shares of exact matches, of all transitions and of the determined ones. */
function scored(name: string, kind: Evaluation["kind"], all: number, determined: number | null): Evaluation {
  const scores = (rate: number) => ({ exactMatch: { rate, count: 100 }, hit: { rate, count: 100 } });
  const greedy = {
    all: scores(all),
    determined: determined === null ? null : scores(determined),
    undetermined: null,
    byVerb: {},
    determinedByVerb: {},
  };
  const sampled = kind === "model" ? greedy : null;
  return { name, kind, greedy, sampled, truncated: sampled && { greedy: 0, sampled: 0 }, seconds: 1 };
}

const copying = scored("copy-memory", "baseline", 0.723, 0.812);
const ceiling = scored("rule-tracker", "ceiling", 0.85, 1);

describe("belowBaseline", () => {
  it("should name each end of training that copying beats, with both figures", () => {
    const [one, ...more] = belowBaseline([
      copying,
      ceiling,
      scored("start", "model", 0.5, 0.5),
      scored("supervised", "model", 0.74, 0.82),
      scored("rwml", "model", 0.74, 0.773),
    ]);
    expect(one).toMatch(
      /^rwml is worse than the simple copy-memory: 77\.3 against 81\.2 per cent of the determined transitions/,
    );
    expect(more).toEqual([]);
  });

  it("should judge a model alone, by all transitions where nobody can tell what is determined", () => {
    expect(
      belowBaseline([scored("copying", "baseline", 0.7, null), scored("rwml", "model", 0.6, null)]),
    ).toHaveLength(1);
    expect(
      belowBaseline([scored("copying", "baseline", 0.7, null), scored("rwml", "model", 0.7, null)]),
    ).toEqual([]);
  });

  it("should hold a model against the best baseline, and against no ceiling", () => {
    const worse = scored("guess", "baseline", 0.1, 0.1);
    expect(belowBaseline([worse, copying, scored("rwml", "model", 0.5, 0.9)])[0]).toContain(
      "than the simple copy-memory",
    );
    expect(belowBaseline([ceiling, scored("rwml", "model", 0.5, 0.9)])).toEqual([]);
  });
});

describe("warnings", () => {
  it("should have none for a run that went as it was planned", () => {
    expect(warnings(sampleReport)).toEqual([]);
  });

  it("should say that a machine was too slow, and what to do", () => {
    const plan = {
      ...sampleReport.plan,
      isTooSlow: true,
      updates: 0.8,
      supervisedSteps: 290,
      minutesNeeded: 44,
    };
    expect(warnings({ ...sampleReport, plan })).toEqual([
      expect.stringMatching(
        /0\.8 updates a second.*about 290 .*End other programs, or give it at least 44 minutes \(--minutes 44\)\./,
      ),
    ]);
    expect(tooSlow({ ...plan, minutesNeeded: null })).toMatch(/End other programs\.$/);
  });

  it("should say when the machine became far slower, and when the arms did not have an equal one", () => {
    const paced = (shares: readonly [number, number, number]): Report => ({
      ...sampleReport,
      stages: sampleReport.stages.map((stage, index): StageFigures => {
        return {
          ...stage,
          seconds: 100,
          steps: Math.round(100 * shares[index]! * sampleReport.plan.pace[stage.stage]),
        };
      }),
    });
    expect(warnings(paced([1, 1, 1]))).toEqual([]);
    expect(warnings(paced([0.3, 0.9, 0.9]))).toEqual([
      expect.stringMatching(/far slower: start made 30 per cent/),
    ]);
    expect(warnings(paced([1, 1, 0.56]))).toEqual([
      expect.stringMatching(/supervised made 100 per cent and rwml 5\d per cent/),
    ]);
  });

  it("should say when a run took longer than it was given", () => {
    expect(warnings({ ...sampleReport, secondsTotal: 700 })).toEqual([
      "It took 11:40, more than the 10:00 that it was given.",
    ]);
  });
});
