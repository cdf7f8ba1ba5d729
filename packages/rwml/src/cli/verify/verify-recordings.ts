import { loadEnv } from "@rwml/core";
import type { VerifyReport } from "@rwml/core/dataset";
import { registerEnvironments } from "../../act/environments/register-environments.js";
import { formatFigure } from "../../act/progress/format-figure.js";
import { type CliContext, print, printJson } from "../cli-context.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { loadOptions } from "../loading-options.js";
import { countedStage } from "../progress/counted-stage.js";
import { tellIncomplete } from "../tell-incomplete.js";

/** Plays a dataset's episodes again. */
export async function verifyRecordings(
  input: {
    readonly target: string;
    readonly data: string | null;
    readonly import: readonly string[];
    readonly json: boolean;
  },
  context: CliContext,
): Promise<ExitCode> {
  const { openDataset, verifyDataset } = await import("@rwml/core/dataset");
  const { target } = input;
  const { manifest } = await openDataset(target);
  const total = manifest.counts.episodes;
  tellIncomplete(context, target, manifest);
  await registerEnvironments(input.import);
  const { progress, end } = countedStage(context, {
    ...{ stage: "verify", title: `Verify ${target}`, unit: "episodes" },
  });
  const report = await verifyDataset(target, (id) => loadEnv(id, loadOptions(input)), {
    onProgress: (done) => progress(done, total),
  });
  end({ steps: report.steps });
  if (input.json) printJson(context, { complete: manifest.complete, ...report });
  else print(context, reportText(report));
  return report.differences.length === 0 && report.agreeing > 0 ? exitCode.ok : exitCode.failed;
}

function reportText(report: VerifyReport): string {
  const { episodes, steps, agreeing, differences } = report;
  const [all, same] = [formatFigure(episodes), formatFigure(agreeing)];
  return [
    `${same} of ${all} episodes agree in every observation, reward, end and state (${formatFigure(steps)} steps).`,
    ...failedText(report),
    ...(agreeing > 0 ? [] : [nothingText(report)]),
    ...differences.map(({ episode, step, field, recorded, simulated }) =>
      [
        `episode ${episode}, ${step === null ? "start" : `step ${step}`}: ${field}`,
        `  recorded  ${JSON.stringify(recorded)}`,
        `  simulated ${JSON.stringify(simulated)}`,
      ].join("\n"),
    ),
  ].join("\n\n");
}

function failedText({ failed, failedAlike, skipped }: VerifyReport): readonly string[] {
  if (failed === 0) return [];
  const parts = [
    ...(failedAlike === 0 ? [] : [`${formatFigure(failedAlike)} failed in the same way again`]),
    ...(skipped === 0
      ? []
      : [`${formatFigure(skipped)} were skipped, because their failures cannot be tried again`]),
    ...(failed === failedAlike + skipped
      ? []
      : [`${formatFigure(failed - failedAlike - skipped)} came out differently`]),
  ];
  return [`${formatFigure(failed)} of them had failed when they were recorded: ${parts.join(", ")}.`];
}

function nothingText({ episodes, failed }: VerifyReport): string {
  if (episodes === 0) return "Nothing was verified: the dataset holds no finished episode.";
  if (failed === episodes) return "Nothing was verified: every episode had failed when it was recorded.";
  return "Nothing was verified: no episode agrees.";
}
