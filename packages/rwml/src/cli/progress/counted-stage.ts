import type { ProgressEvent } from "../../act/progress/progress-event.js";
import type { CliContext } from "../cli-context.js";
import { progressWriter } from "./progress-writer.js";

/** How a stage is shown that goes through things which can be counted. */
export interface CountedStageOptions {
  readonly stage: string;
  readonly title: string;
  /** What is counted, such as `episodes`. */
  readonly unit: string;
}

/** Shows the beginning of a stage. What it returns shows how far the stage is, with the time left, and its end. */
export function countedStage(context: CliContext, { stage, title, unit }: CountedStageOptions) {
  const tell = progressWriter({ stream: context.errors, now: context.now });
  const started = context.now();
  const seconds = () => (context.now() - started) / 1000;
  tell({ type: "stage-start", stage, title });
  return {
    progress(done: number, total: number): void {
      const secondsLeft = ((total - done) * seconds()) / done;
      tell({ type: "stage-progress", stage, done, total, unit, secondsLeft, figures: {} });
    },
    note(text: string): void {
      tell({ type: "note", text });
    },
    end(figures: Extract<ProgressEvent, { readonly type: "stage-end" }>["figures"]): void {
      tell({ type: "stage-end", stage, seconds: seconds(), figures });
    },
  };
}
