import type { DownloadProgress, PullOutcome } from "@rwml/tau2";
import type { ProgressListener } from "../../act/progress/progress-event.js";
import { type CliContext, print, printJson } from "../cli-context.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { progressWriter } from "../progress/progress-writer.js";

/** Fetches tau2-bench's data. */
export async function pullTau2(
  { out, url, json }: { readonly out: string | null; readonly url: string | null; readonly json: boolean },
  context: CliContext,
): Promise<ExitCode> {
  const { cacheFolder, pullData } = await import("@rwml/tau2");
  const { withFolderLock } = await import("@rwml/core/dataset");
  const place = cacheFolder(context.environment);
  const signal = context.interruption();
  const listener = progressWriter({ stream: context.errors, now: context.now });
  const progress = pullProgress(listener, context.now);
  try {
    const options = {
      ...{ out: out ?? place, signal, onProgress: progress.report },
      onNote: (text: string) => listener({ type: "note", text }),
      ...(url === null ? {} : { url }),
    };
    const outcome = await withFolderLock(options.out, () => pullData(options));
    progress.end();
    if (json) printJson(context, outcome);
    else print(context, summary(outcome, out === null));
    return exitCode.ok;
  } catch (error) {
    if (!signal.aborted) throw error;
    print(context, "Interrupted. Nothing was kept.");
    return exitCode.interrupted;
  }
}

/** A download as a stage; one that downloads nothing is none. */
function pullProgress(listener: ProgressListener, now: () => number) {
  const stage = "pull";
  let begin: number | null = null;
  return {
    report({ received, total }: DownloadProgress): void {
      if (begin === null) {
        begin = now();
        listener({ type: "stage-start", stage, title: "Download" });
      }
      const megabytes = { done: received / 1e6, total: total === null ? null : total / 1e6, unit: "MB" };
      listener({ type: "stage-progress", stage, ...megabytes, secondsLeft: null, figures: {} });
    },
    end(): void {
      if (begin === null) return;
      listener({ type: "stage-end", stage, seconds: (now() - begin) / 1_000, figures: {} });
    },
  };
}

function summary(outcome: PullOutcome, isFound: boolean): string {
  const { out, files, wasThere, wording, wordingProblem } = outcome;
  return [
    `${out}: ${files} files of data, ${wasThere ? "all there before" : "each with the right checksum"}`,
    wording === null
      ? `No wording: ${wordingProblem} Prompts are in our own words.`
      : `Wording: ${wording}, for --wording ${out}/wording.json`,
    isFound ? "Commands find it there." : `Name it with --data ${out}, or set TAU2_DATA_DIR=${out}.`,
  ].join("\n");
}
