import { GymError } from "@rwml/core";
import { registerEnvironments } from "../../act/environments/register-environments.js";
import { type CliContext, print, printJson } from "../cli-context.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { goldRunsText, recordedRunsText } from "./conversations-report.js";

/** Replays recorded runs of tau2-bench, or its gold actions. */
export async function verifyConversations(
  input: {
    readonly files: readonly string[];
    readonly gold: readonly string[];
    readonly data: string | null;
    readonly import: readonly string[];
    readonly strict: boolean;
    readonly json: boolean;
  },
  context: CliContext,
): Promise<ExitCode> {
  const { files, gold, strict } = input;
  const { isFaithful, isGoldReached, verifyGold, verifyResults } = await import("@rwml/tau2");
  await registerEnvironments(input.import);
  const place = input.data === null ? {} : { data: input.data };
  if (files.length === 0 && gold.length === 0) {
    throw new GymError(
      "cli/missing-argument",
      "There is nothing to verify. Name results files, or gold files with --gold <file>.",
    );
  }
  if (gold.length > 0) {
    const report = verifyGold(gold, place);
    if (input.json) printJson(context, report);
    else print(context, goldRunsText(report));
    return isGoldReached(report) ? exitCode.ok : exitCode.failed;
  }
  const report = verifyResults(files, { ...place, strict });
  if (input.json) printJson(context, report);
  else print(context, recordedRunsText(report));
  return isFaithful(report) ? exitCode.ok : exitCode.failed;
}
