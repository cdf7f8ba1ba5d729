import { domainFolder, domainNamed, loadDatabases, loadResults, verifyRun } from "@rwml/tau2";
import type { Benchmark, Figure } from "./benchmark.js";
import { ratios, sideBySide, timed } from "./side-by-side.js";
import { recordedRuns, tau2Data } from "./tau2-data.js";
import { type OriginalReplay, startOriginal } from "./tau2-original.js";

/** Simulations a second that the project wants, and those that upstream replays on the machine they were set for. */
const domains = {
  retail: { target: 600, upstream: 5.9 },
  airline: { target: 250, upstream: 2.4 },
  telecom: { target: 3000, upstream: 144 },
} as const;
type DomainName = keyof typeof domains;

/** How long a round lasts at least: the first, which does not count, has to see everything compiled. */
const leastMilliseconds = 1500;

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
    const variants: Record<string, () => number | Promise<number>> = {};
    const originals: OriginalReplay[] = [];
    for (const name of names) {
      variants[name] = replayOf(name, data);
      const original = startOriginal(recordedRuns(name), data);
      if (original === null) continue;
      variants[originalOf(name)] = original.rate;
      originals.push(original);
    }
    const values = await sideBySide(rounds, variants);
    for (const original of originals) original.stop();
    return {
      subject: names.map((name) => `${recordedRuns(name).length} files of ${name}`).join(", "),
      figures: names.flatMap((name) => figuresOf(name, values[name]!, values[originalOf(name)])),
      notes: [
        "Reading the files and loading the databases is not counted.",
        `On the machine for which the targets were set, tau2-bench itself replays ${names.map((name) => `${domains[name].upstream} (${name})`).join(", ")} simulations a second.`,
        ...(process.env.TAU2_PYTHON === undefined
          ? ["$TAU2_PYTHON, a Python with tau2-bench, would replay them beside."]
          : []),
      ],
    };
  },
};

function originalOf(name: DomainName): string {
  return `${name}, tau2-bench`;
}

/** Ratios have the targets' own: a slower machine is as much slower for the original. */
function figuresOf(
  name: DomainName,
  ours: readonly number[],
  originals: readonly number[] | undefined,
): readonly Figure[] {
  const { target, upstream } = domains[name];
  const unit = "simulations/s";
  const own: Figure = { name, unit, values: ours, target: { type: "at-least", value: target } };
  if (originals === undefined) return [own];
  return [
    own,
    { name: originalOf(name), unit, values: originals },
    {
      ...{ name: `${name} / tau2-bench`, unit: "×", values: ratios(ours, originals) },
      target: { type: "at-least", value: Math.round(target / upstream) },
    },
  ];
}

/** Replays all recorded runs of a domain, as often as a round needs. */
function replayOf(name: DomainName, data: string): () => number {
  const domain = domainNamed(name);
  const databases = loadDatabases(domain, domainFolder(name, data));
  const runs = recordedRuns(name).map((file) => ({ file, results: loadResults(file).results }));
  const simulations = runs.reduce((sum, { results }) => sum + results.simulations.length, 0);
  return () => {
    let times = 0;
    let milliseconds = 0;
    for (; milliseconds < leastMilliseconds; times++) {
      milliseconds += timed(() => {
        // Worlds are remembered by their databases; each time must begin with none.
        for (const { file, results } of runs) verifyRun(file, results, { ...databases });
      });
    }
    return (1000 * times * simulations) / milliseconds;
  };
}
