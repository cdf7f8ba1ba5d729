import { type Databases, newWorld } from "../../world/begin-world.js";
import { tasksPlayed } from "../results/former-tasks.js";
import { loadResults } from "../results/load-results.js";
import { brokenResults } from "../results/read-results.js";
import { isSolo, type Results } from "../results/results.js";
import { domainNamed } from "../sources/domain-named.js";
import { databasesNamed } from "../sources/source-named.js";
import { addVerdicts, noVerdicts } from "./compare-verdicts.js";
import { type FileReport, noOutputs, type OutputCounts, type ResultsReport } from "./results-report.js";
import { TaskWorlds } from "./task-worlds.js";
import { type SimulationOptions, type SimulationReport, verifySimulation } from "./verify-simulation.js";

/** How results files are verified. */
export interface VerifyResultsOptions extends SimulationOptions {
  /** The folder of upstream's data. Default: `$TAU2_DATA_DIR`. */
  readonly data?: string;
}

/**
 * Replays recorded runs with the tasks that they hold, and compares every answer of a tool, byte for byte, and every
 * verdict with what was recorded. Throws what `loadResults`, `databasesNamed` and `verifyRun` throw.
 *
 * @param files results files, or folders of runs
 */
export function verifyResults(
  files: readonly string[],
  { data, strict = false }: VerifyResultsOptions = {},
): ResultsReport {
  return {
    files: files.map((file) => {
      const { results } = loadResults(file);
      return verifyRun(file, results, databasesNamed(results.info.domain_name, data), { strict });
    }),
  };
}

/** Replays one run. Throws a GymError `tau2/broken-results` for a simulation whose task the run does not hold. */
export function verifyRun(
  file: string,
  results: Results,
  databases: Databases,
  options: SimulationOptions = {},
): FileReport {
  const domain = results.info.domain_name;
  const setting = { domain: domainNamed(domain), solo: isSolo(results) };
  const worlds = new TaskWorlds(setting, newWorld(setting, databases));
  const played = tasksPlayed(results);
  const empty: FileReport = {
    ...{ file, domain, simulations: 0 },
    ...{ outputs: noOutputs, verdicts: noVerdicts, differences: [] },
  };
  return results.simulations.reduce((report, simulation, index) => {
    const task = played(index);
    if (task === undefined) {
      throw brokenResults(
        file,
        `simulation ${simulation.id} is about the task ${simulation.task_id}, which it does not hold`,
      );
    }
    return extended(report, simulation.id, task.id, verifySimulation(worlds, task, simulation, options));
  }, empty);
}

function extended(report: FileReport, simulation: string, task: string, found: SimulationReport): FileReport {
  const { file } = report;
  const differences = found.differences.map((difference) => ({ file, simulation, task, ...difference }));
  return {
    ...report,
    simulations: report.simulations + 1,
    outputs: addOutputs(report.outputs, found.outputs),
    verdicts: addVerdicts(report.verdicts, found.verdicts),
    differences: differences.length === 0 ? report.differences : [...report.differences, ...differences],
  };
}

function addOutputs(left: OutputCounts, right: OutputCounts): OutputCounts {
  return {
    equal: left.equal + right.equal,
    jsonEqual: left.jsonEqual + right.jsonEqual,
    excepted: left.excepted + right.excepted,
    different: left.different + right.different,
  };
}
