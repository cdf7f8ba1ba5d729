import { domainFolder, domainNamed, loadDatabases, loadResults, verifyRun } from "@rwml/tau2";

import type { Benchmark, Figure } from "./benchmark.js";
import { sideBySide, timed } from "./side-by-side.js";
import { recordedRuns, tau2Data } from "./tau2-data.js";

/** Simulations a second that the project wants, and those that upstream itself replays on a machine of this class. */
const domains = {
  retail: { target: 600, upstream: 5.9 },
  airline: { target: 250, upstream: 2.4 },
  telecom: { target: 3000, upstream: 144 },
} as const;
type DomainName = keyof typeof domains;

/** So many simulations make a round long enough to be timed. */
const leastSimulations = 400;

/** Playing recorded conversations again, every tool call compared, and judging them. */
export const tau2Replay: Benchmark = {
  name: "tau2-replay",
  about: "replaying recorded simulations of τ²-bench and judging them",

  async run({ rounds }) {
    const data = tau2Data();
    const names = (Object.keys(domains) as DomainName[]).filter((name) => recordedRuns(name).length > 0);
    if (data === null || names.length === 0) {
      return { subject: "no recorded runs, or no data, beside the repository", figures: [] };
    }
    const replays = names.map((name) => [name, replayOf(name, data)] as const);
    const values = await sideBySide(rounds, Object.fromEntries(replays) as Record<DomainName, () => number>);
    return {
      subject: names.map((name) => `${recordedRuns(name).length} files of ${name}`).join(", "),
      figures: names.map((name): Figure => {
        const target = { type: "at-least", value: domains[name].target } as const;
        return { name, unit: "simulations/s", values: values[name], target };
      }),
      notes: [
        "Reading the files and loading the databases is not counted.",
        `tau2-bench replays ${names.map((name) => `${domains[name].upstream} (${name})`).join(", ")} simulations a second; measured elsewhere, on a machine of the same class.`,
      ],
    };
  },
};

/** Replays all recorded runs of a domain, as often as a round needs. */
function replayOf(name: DomainName, data: string): () => number {
  const domain = domainNamed(name);
  const databases = loadDatabases(domain, domainFolder(name, data));
  const runs = recordedRuns(name).map((file) => ({ file, results: loadResults(file).results }));
  const simulations = runs.reduce((sum, { results }) => sum + results.simulations.length, 0);
  const times = Math.ceil(leastSimulations / simulations);
  return () => {
    const milliseconds = timed(() => {
      for (let time = 0; time < times; time++) {
        // Worlds are remembered by their databases; each time must begin with none.
        for (const { file, results } of runs) verifyRun(file, results, { ...databases });
      }
    });
    return (1000 * times * simulations) / milliseconds;
  };
}
