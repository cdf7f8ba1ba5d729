import { describe, expect, it } from "vitest";
import type { ProgressEvent } from "../../act/progress/progress-event.js";
import { progressWriter } from "./progress-writer.js";

function watch(terminal: { readonly isTTY?: boolean; readonly columns?: number }) {
  let written = "";
  let milliseconds = 0;
  const stream = {
    ...terminal,
    write(text: string) {
      written += text;
    },
  };
  const listen = progressWriter({ stream, now: () => milliseconds });
  return {
    written: () => written,
    tell(event: ProgressEvent, after = 0) {
      milliseconds += after;
      listen(event);
    },
  };
}

const progress = (done: number): ProgressEvent => ({
  type: "stage-progress",
  stage: "sft",
  done,
  total: 4,
  unit: "steps",
  secondsLeft: null,
  figures: {},
});

describe("progressWriter", () => {
  it("should write plain lines some seconds apart where there is no terminal", () => {
    const { tell, written } = watch({});
    tell({ type: "stage-start", stage: "sft", title: "Learn" });
    tell(progress(1), 1000);
    tell(progress(2), 4000);
    tell(progress(3), 4999);
    tell({ type: "stage-end", stage: "sft", seconds: 11, figures: { loss: 2 } });
    expect(written()).toBe("Learn\nLearn  [##########----------]  2/4 steps\n✓ Learn  loss 2  in 0:11\n");
  });

  it("should redraw one line on a terminal, cut to its width", () => {
    const { tell, written } = watch({ isTTY: true, columns: 20 });
    tell({ type: "stage-start", stage: "sft", title: "Learn" });
    tell(progress(1), 50);
    tell(progress(2), 50);
    tell({ type: "stage-end", stage: "sft", seconds: 1, figures: {} });
    expect(written().split("\r\u001b[2K")).toEqual([
      "",
      "Learn",
      "Learn  [##########…",
      "✓ Learn  in 0:01\n",
    ]);
  });

  it("should keep the live line below a note", () => {
    const { tell, written } = watch({ isTTY: true, columns: 80 });
    tell({ type: "stage-start", stage: "sft", title: "Learn" });
    tell({ type: "note", text: "A checkpoint is written." });
    expect(written().split("\r\u001b[2K").slice(2)).toEqual(["A checkpoint is written.\n", "Learn"]);
  });

  it.each([{}, { isTTY: true, columns: 80 }])(
    "should show what others say, and not obey it: %j",
    (terminal) => {
      const { tell, written } = watch(terminal);
      tell({ type: "stage-start", stage: "sft", title: "Learn \u009b2J\nfrom" });
      tell({ type: "note", text: "It said: \u001b[31m\nand went on." });
      tell({ type: "stage-end", stage: "sft", seconds: 0, figures: {} });
      const plain = written().replaceAll("\r\u001b[2K", "");
      expect(plain).toContain("It said: \\u001b[31m\nand went on.\n");
      expect(plain).toContain("✓ Learn \\u009b2J\\u000afrom  in 0:00\n");
      expect(plain).not.toMatch(/[^\P{Cc}\n]/u);
    },
  );

  it("should name a stage that never started by its key", () => {
    const { tell, written } = watch({});
    tell({ type: "stage-end", stage: "sft", seconds: 0, figures: {} });
    expect(written()).toBe("✓ sft  in 0:00\n");
  });
});
