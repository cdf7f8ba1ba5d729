import { homedir } from "node:os";
import { join } from "node:path";
import type { PullGamesOutcome, SplitCount } from "@rwml/alfworld";
import { GymError } from "@rwml/core";
import { formatFigure } from "../../act/progress/format-figure.js";
import { textTable } from "../../evaluate/report/text-table.js";
import { type CliContext, print, printJson } from "../cli-context.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { progressWriter } from "../progress/progress-writer.js";

/** How many broken files are shown to people; JSON holds them all. */
const mostShown = 3;

/** Unpacks ALFWorld's archives. */
export async function pullAlfworld(
  {
    out,
    file,
    json,
  }: { readonly out: string | null; readonly file: readonly string[]; readonly json: boolean },
  context: CliContext,
): Promise<ExitCode> {
  const { archiveAddresses, pullGames } = await import("@rwml/alfworld");
  if (file.length === 0) {
    throw new GymError(
      "cli/missing-option",
      `--file is missing. Download ALFWorld's archives, add --file <file…>: ${archiveAddresses.join(", ")}.`,
    );
  }
  const { withFolderLock } = await import("@rwml/core/dataset");
  const place = out ?? context.environment.ALFWORLD_DATA ?? join(homedir(), ".cache", "alfworld");
  const signal = context.interruption();
  const listener = progressWriter({ stream: context.errors, now: context.now });
  const begin = context.now();
  const stage = "pull";
  listener({ type: "stage-start", stage, title: "Unpack" });
  try {
    const outcome = await withFolderLock(place, () =>
      pullGames({
        ...{ files: file, out: place, signal },
        onNote: (text) => listener({ type: "note", text }),
        onProgress: ({ done, total }) =>
          listener({
            type: "stage-progress",
            stage,
            done,
            total,
            unit: "entries",
            secondsLeft: null,
            figures: {},
          }),
      }),
    );
    listener({ type: "stage-end", stage, seconds: (context.now() - begin) / 1_000, figures: {} });
    if (json) printJson(context, outcome);
    else print(context, summary(outcome, out));
    return outcome.broken.length > 0 || outcome.splits.some(({ unreadable }) => unreadable > 0)
      ? exitCode.failed
      : exitCode.ok;
  } catch (error) {
    if (!signal.aborted) throw error;
    print(context, "Interrupted. Nothing was kept.");
    return exitCode.interrupted;
  }
}

function summary(
  { out, archives, wasThere, splits, broken }: PullGamesOutcome,
  named: string | null,
): string {
  const rows = archives.map(({ name, files, leftOut, sha256 }) => [
    name,
    ...[files.trajectories, files.states, files.games, leftOut].map(formatFigure),
    sha256,
  ]);
  const counts = splits.map(({ split, trials, games, unreadable, withoutTrajectory, ofRelease }) => [
    split,
    ...[trials, games, unreadable, withoutTrajectory].map(formatFigure),
    ofRelease === null ? "" : formatFigure(ofRelease),
  ]);
  const shown = broken.slice(0, mostShown);
  return [
    `${out}: ${wasThere ? "all there before" : "unpacked"}. Upstream publishes no checksums; those seen are in json_2.1.1/pulled.json.`,
    textTable([["archive", "trajectories", "states", "games", "left out", "SHA-256"], ...rows]),
    textTable([
      ["split", "trials", "games", "unreadable", "without trajectory", "of the release"],
      ...counts,
    ]),
    ...splits.flatMap(missingText),
    ...(broken.length === 0
      ? []
      : [
          `Files that lack what play needs, ${formatFigure(broken.length)}:\n  ${shown.join("\n  ")}${broken.length > shown.length ? "\n  …" : ""}`,
        ]),
    named === null ? "Commands find it there." : `Name it with --data ${out}, or set ALFWORLD_DATA=${out}.`,
  ].join("\n\n");
}

function missingText({ split, games, withoutTrajectory, ofRelease }: SplitCount): string[] {
  if (withoutTrajectory > 0) {
    return [
      `ALFWorld skips games without a trajectory, as those of ${split}: pull json_2.1.1_json.zip, too.`,
    ];
  }
  return ofRelease === null || games === ofRelease
    ? []
    : [`${split}: ${formatFigure(games)} of the ${formatFigure(ofRelease)} games of upstream's release.`];
}
