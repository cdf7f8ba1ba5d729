import type { GoldReport } from "@rwml/tau2";
import { describe, expect, it } from "vitest";
import { goldRunsText } from "./conversations-report.js";

const report = (raised: GoldReport["files"][number]["raised"]): GoldReport => ({
  files: [
    {
      ...{ file: "gold/retail.gold.json", domain: "retail", tasks: 74, differences: [], raised },
      ...{ outputs: { equal: 365, different: 0 }, hashes: { equal: 296, different: 0 } },
      assertions: { agree: 0, disagree: 0 },
    },
  ],
});

const missing = { index: 1, name: "get_order_details", error: "Order not found" };

describe("goldRunsText", () => {
  it("should count the gold actions that raise, and name their tasks once", () => {
    const raised = [
      { task: "46", ...missing },
      { task: "46", ...missing, index: 2 },
      { task: "47", ...missing },
    ];
    const text = goldRunsText(report(raised));
    expect(text).toMatch(/retail +74 +3 +0/);
    expect(text).toContain("retail.gold.json: gold actions of the tasks 46, 47 raise.");
    expect(goldRunsText(report(raised.slice(0, 1)))).toContain("gold actions of task 46 raise.");
  });

  it("should say nothing of them where there are none", () => {
    expect(goldRunsText(report([]))).not.toContain("raise.");
  });
});
