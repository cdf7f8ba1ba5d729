import { homedir } from "node:os";
import { join } from "node:path";
import type { PullProgress } from "@rwml/alfworld";
import { GymError } from "@rwml/core";
import type { ProgressListener } from "../../act/progress/progress-event.js";
import { type CliContext, print, printJson } from "../cli-context.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { progressWriter } from "../progress/progress-writer.js";
import { holdsGames, pulledGamesText } from "./pulled-games-text.js";

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
  const stages = stagesOf(listener, context.now);
  try {
    const outcome = await withFolderLock(place, () =>
      pullGames({
        ...{ files: file, out: place, signal },
        onNote: (text) => listener({ type: "note", text }),
        onProgress: stages.progress,
      }),
    );
    stages.end();
    if (json) printJson(context, outcome);
    else print(context, pulledGamesText(outcome, out));
    return outcome.broken.length > 0 || !holdsGames(outcome) ? exitCode.failed : exitCode.ok;
  } catch (error) {
    if (!signal.aborted) throw error;
    print(context, "Interrupted. Nothing was kept.");
    return exitCode.interrupted;
  }
}

const titles: Readonly<Record<PullProgress["unit"], string>> = {
  entries: "Unpack",
  games: "Begin every game",
};

/** Shows unpacking, and then the games that are tried, as two stages. */
function stagesOf(listener: ProgressListener, now: () => number) {
  let stage: PullProgress["unit"] = "entries";
  let begin = now();
  const start = () => listener({ type: "stage-start", stage, title: titles[stage] });
  const end = () => listener({ type: "stage-end", stage, seconds: (now() - begin) / 1_000, figures: {} });
  start();
  return {
    end,
    progress({ unit, done, total }: PullProgress) {
      if (unit !== stage) {
        end();
        stage = unit;
        begin = now();
        start();
      }
      listener({ type: "stage-progress", stage, done, total, unit, secondsLeft: null, figures: {} });
    },
  };
}
