import { describe, expect, it } from "vitest";
import { renderReportHtml } from "./render-report-html.js";
import type { Report } from "./report.js";
import { sampleReport } from "./sample-report.fixture.js";

/** Elements that have no end tag. */
const empty = new Set(["meta", "line", "circle", "path"]);

/** The names of elements that are closed out of order or not at all. */
function badlyNested(page: string): string[] {
  const open: string[] = [];
  const bad: string[] = [];
  for (const [, slash, name] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^<>]*>/g)) {
    if (slash === "" && !empty.has(name!)) open.push(name!);
    if (slash === "/" && open.pop() !== name) bad.push(name!);
  }
  return [...bad, ...open];
}

/** The report with markup in every text a run or an environment could bring along. */
function hostile(text: string): Report {
  const { evaluations, examples, environment, data, embedder, machine } = sampleReport;
  return {
    ...sampleReport,
    name: text,
    command: text,
    environment: { train: text, test: text, description: text },
    data: { ...data, trainPolicy: text, testPolicy: text },
    embedder: { ...embedder, id: text },
    machine: { ...machine, cpu: text, executionProvider: text },
    model: { parameters: 1, config: { [text]: text } },
    evaluations: evaluations.map((evaluation) => ({
      ...evaluation,
      name: text,
      greedy: { ...evaluation.greedy, determinedByVerb: { [text]: evaluation.greedy.all } },
    })),
    comparisons: sampleReport.comparisons.map((comparison) => ({ ...comparison, from: text, to: text })),
    plan: { ...sampleReport.plan, model: text, isTooSlow: true },
    examples: examples.map((example) => ({
      ...example,
      episode: text,
      action: text,
      real: environment.train,
      predictions: [{ name: text, text, gap: 1, exact: false }],
    })),
    stages: sampleReport.stages.map((stage) => ({
      ...stage,
      curve: [{ step: 1, seconds: 1, figures: { [text]: 1 } }],
    })),
    caveats: [text],
  };
}

describe("renderReportHtml", () => {
  const page = renderReportHtml(sampleReport);

  it("should show the figures of every predictor", () => {
    for (const { name } of sampleReport.evaluations) expect(page).toContain(`<th scope="row">${name}</th>`);
    expect(page).toContain('style="--share:88.4%">88.4</td>');
    expect(page).toContain("+3.5 (+2.0 to +5.0)");
  });

  it("should say pair by pair what was found", () => {
    expect(page).toContain("<h4>rwml less supervised</h4>");
    expect(page).toContain(
      "<li>rwml against supervised, drawn from the model: better in hits (all, determined).</li>",
    );
    expect(page).toContain(
      "<li>supervised against start, its likeliest answers: worse in exact match (all).</li>",
    );
  });

  it("should warn before anything else where there is something to warn of", () => {
    expect(page).not.toContain('class="warning"');
    const slow = { ...sampleReport, plan: { ...sampleReport.plan, isTooSlow: true } };
    const warned = renderReportHtml(slow);
    expect(warned.indexOf('class="warning"')).toBeLessThan(warned.indexOf("<h2>Result"));
    expect(badlyNested(warned)).toEqual([]);
  });

  it("should be well nested", () => {
    expect(badlyNested(page)).toEqual([]);
  });

  it("should need nothing from outside", () => {
    expect(page).not.toMatch(/https?:|<script|<link|@import|url\(/);
  });

  it("should describe each chart in words", () => {
    const charts = page.match(/<svg [^>]*role="img">\s*<title>[^<]+<\/title>/g) ?? [];
    expect(charts).toHaveLength(page.split("<svg").length - 1);
    expect(page).toMatch(/<title>Mean reward: Mean reward from 0\.740 to 0\.8\d+<\/title>/);
    expect(page).toContain("Effective groups: all groups from 32 to 32, effective groups from 18 to");
  });

  it("should mark the words a prediction got wrong", () => {
    expect(page).toContain("The drawer 2 swings open. Inside lie a spoon 1 &amp; a <mark>pen 3.</mark>");
    expect(page).toContain("a spoon 1 &amp; a &lt;creditcard 2&gt;.");
  });

  it("should let no text become markup", () => {
    const text = `<img src="x" onerror='y'>&`;
    const hostilePage = renderReportHtml(hostile(text));
    expect(hostilePage).not.toContain("<img");
    expect(hostilePage).not.toContain("'y'");
    expect(hostilePage).toContain("&lt;img src=&quot;x&quot; onerror=&#39;y&#39;&gt;&amp;");
    expect(badlyNested(hostilePage)).toEqual([]);
  });

  it("should let no text turn the reading direction around", () => {
    const page = renderReportHtml(hostile("a\u202eb\u009b"));
    expect(page).not.toMatch(/[\u202e\u009b]/);
    expect(page).toContain("a\\u202eb\\u009b");
  });

  it("should do without what a run did not produce", () => {
    const bare = renderReportHtml({
      ...sampleReport,
      data: { ...sampleReport.data, testDetermined: null },
      evaluations: [],
      comparisons: [],
      stages: [],
      groups: [],
      examples: [],
      caveats: [],
    });
    expect(badlyNested(bare)).toEqual([]);
    expect(bare).not.toMatch(/By action|Differences|Predictions<|determined|<svg/);
  });
});
