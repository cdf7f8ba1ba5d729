import type { RunProgress } from "@rwml/tau2";
import { formatFigure } from "../../act/progress/format-figure.js";
import type { ProgressListener } from "../../act/progress/progress-event.js";
import { malformedNote } from "./malformed-note.js";

const stage = "run";

/** Turns what a run tells into a live line: simulations done, messages, mean reward and cost so far. */
export function runListener(tell: ProgressListener, now: () => number): (progress: RunProgress) => void {
  const begin = now();
  let [total, before, ended, messages, rewarded, reward, cost, thoughts] = [0, 0, 0, 0, 0, 0, 0, 0];
  const event = (): void => {
    const seconds = (now() - begin) / 1000;
    const done = before + ended;
    const secondsLeft = ended === 0 ? null : ((total - done) * seconds) / ended;
    const figures = { messages, ...(rewarded === 0 ? {} : { reward: reward / rewarded }), "cost $": cost };
    tell({ type: "stage-progress", stage, done, total, unit: "conversations", secondsLeft, figures });
    if (done < total) return;
    tell({ type: "stage-end", stage, seconds, figures });
    if (thoughts > 0) {
      const what = `Thoughts were taken out of ${formatFigure(thoughts)} ${thoughts === 1 ? "message" : "messages"}`;
      tell({ type: "note", text: `${what}; the run's file keeps them in raw_data.` });
    }
  };
  return (progress) => {
    switch (progress.type) {
      case "run-resumed": {
        const { changes, unsaid } = progress;
        if (changes.length > 0) {
          const lines = ["Going on with other settings, as the run's file notes now:", ...changes];
          tell({ type: "note", text: lines.join("\n  ") });
        }
        if (unsaid.length > 0) {
          const text = `Not compared, because the run's file did not say: ${unsaid.join(", ")}.`;
          tell({ type: "note", text });
        }
        break;
      }
      case "run-start":
        total = progress.total;
        before = progress.done;
        tell({ type: "stage-start", stage, title: "Run" });
        if (before > 0)
          tell({ type: "note", text: `${before} of ${total} conversations are there already.` });
        event();
        break;
      case "message":
        messages++;
        event();
        break;
      case "thoughts-stripped":
        thoughts++;
        break;
      case "simulation-retry":
        tell({
          type: "note",
          text: `Task ${progress.key.task_id} is tried again: ${textOf(progress.failure)}`,
        });
        break;
      case "judge-retry":
        tell({
          type: "note",
          text: `The judge is asked again about task ${progress.key.task_id}: ${progress.failure.message}`,
        });
        break;
      case "simulation-end": {
        ended++;
        const { played, reward: judged } = progress;
        const malformed = malformedNote(played);
        if (malformed !== null) tell({ type: "note", text: `Task ${progress.key.task_id}: ${malformed}` });
        for (const utterance of played.utterances.values()) cost += utterance.cost ?? 0;
        if (judged === null) {
          tell({ type: "note", text: `Task ${progress.key.task_id} failed: ${textOf(played.failure)}` });
        } else {
          rewarded++;
          reward += judged.reward;
        }
        event();
        break;
      }
    }
  };
}

function textOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}
