import { basename } from "node:path";
import type { FileReport, GoldDifference, GoldReport, ResultsDifference, ResultsReport } from "@rwml/tau2";
import { textTable } from "../../evaluate/report/text-table.js";

/** How many differences are shown to people; JSON holds them all. */
const mostShown = 10;

/** What replaying recorded runs found, for people. */
export function recordedRunsText({ files }: ResultsReport): string {
  const differences = files.flatMap((file) => file.differences);
  const shown = differences.slice(0, mostShown).map(differenceText);
  const rest = differences.length - shown.length;
  return [
    textTable([header, ...files.map(row)]),
    ...shown,
    ...(rest > 0 ? [`… and ${rest} more; --json prints them all.`] : []),
    ...(differences.length === 0 ? ["Every answer and every verdict is the same."] : []),
  ].join("\n\n");
}

const header = [
  "file",
  "domain",
  "runs",
  "answers",
  "as JSON",
  "excepted",
  "different",
  "verdicts",
  "disagree",
];

function row({ file, domain, simulations, outputs, verdicts }: FileReport): string[] {
  const sum = (side: "agree" | "disagree") =>
    Object.values(verdicts).reduce((total, verdict) => total + verdict[side], 0);
  const { equal, jsonEqual, excepted, different } = outputs;
  const counts = [simulations, equal, jsonEqual, excepted, different, sum("agree"), sum("disagree")];
  return [basename(file), domain, ...counts.map(String)];
}

function differenceText({
  file,
  simulation,
  task,
  message,
  what,
  expected,
  actual,
}: ResultsDifference): string {
  const place = message === null ? "" : `, message ${message}`;
  return [
    `${basename(file)}, task ${task}, simulation ${simulation}${place}: ${what}`,
    `  recorded ${JSON.stringify(expected)}`,
    `  now      ${JSON.stringify(actual)}`,
  ].join("\n");
}

/** What running gold actions found, for people. */
export function goldRunsText({ files }: GoldReport): string {
  const differences = files.flatMap((file) => file.differences);
  const shown = differences.slice(0, mostShown).map(goldDifferenceText);
  const rest = differences.length - shown.length;
  return [
    textTable([
      ["file", "domain", "tasks", "actions that raise", "differences"],
      ...files.map((file) => [
        basename(file.file),
        file.domain,
        ...[file.tasks, file.raised.length, file.differences.length].map(String),
      ]),
    ]),
    ...files.filter(({ raised }) => raised.length > 0).map(raisedText),
    ...shown,
    ...(rest > 0 ? [`… and ${rest} more; --json prints them all.`] : []),
    ...(differences.length === 0 ? ["Every hash, output and assertion is the same."] : []),
  ].join("\n\n");
}

function raisedText({ file, raised }: GoldReport["files"][number]): string {
  const tasks = [...new Set(raised.map(({ task }) => task))];
  return `${basename(file)}: gold actions of ${tasks.length === 1 ? "task" : "the tasks"} ${tasks.join(", ")} raise. Judging passes over them, as upstream does; --json says what each raises.`;
}

function goldDifferenceText({ file, task, what, expected, actual }: GoldDifference): string {
  return [
    `${basename(file)}, task ${task}: ${what}`,
    `  expected ${JSON.stringify(expected)}`,
    `  actual   ${JSON.stringify(actual)}`,
  ].join("\n");
}
