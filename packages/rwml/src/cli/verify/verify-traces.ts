import { unknownAmong } from "@rwml/core";
import { type CliContext, print, printJson } from "../cli-context.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { goldenText, mergeGoldenReports } from "./golden-report.js";

/** Environments that have an original to be compared with. */
const originals = ["alfworld"];

/** Replays traces recorded from an original environment. */
export async function verifyTraces(
  input: {
    readonly target: string;
    readonly golden: readonly string[];
    readonly games: string | null;
    readonly json: boolean;
  },
  context: CliContext,
): Promise<ExitCode> {
  const { target, golden, games } = input;
  if (!originals.includes(target)) throw unknownAmong("original environment", target, originals);
  const folder = games ?? context.environment.ALFWORLD_DATA;
  const { verifyGolden } = await import("@rwml/alfworld");
  const report = mergeGoldenReports(
    golden.map((file) => verifyGolden({ file, ...(folder === undefined ? {} : { games: folder }) })),
  );
  if (input.json) printJson(context, report);
  else print(context, goldenText(report));
  return report.differences.length === 0 && report.values > 0 ? exitCode.ok : exitCode.failed;
}
