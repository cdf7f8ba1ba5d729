import { GymError, unknownAmong } from "@rwml/core";
import { registerEnvironments } from "../../act/environments/register-environments.js";
import { formatFigure } from "../../act/progress/format-figure.js";
import { print, printJson } from "../cli-context.js";
import { argument, defineCommand, restArguments } from "../command.js";
import { exitCode } from "../exit-code.js";
import { modules } from "../module-option.js";
import { flag } from "../option.js";
import { asPath, neededPath, path } from "../paths/path-option.js";
import { readsAny, readsData, writesFolder } from "../paths/path-use.js";
import { countedStage } from "../progress/counted-stage.js";

const sources = ["tau2"];

/** `rwml import tau2 FILE…`. */
export const importCommand = defineCommand({
  name: "import",
  summary: "turn recorded runs into a dataset of transitions, by replaying them",
  arguments: {
    source: argument("what recorded them: tau2"),
    files: asPath(readsAny, restArguments("results files, or folders of runs")),
  },
  options: {
    data: path(readsData, "folder", "your copy of the original's data; otherwise $TAU2_DATA_DIR", null),
    import: modules,
    out: neededPath(writesFolder, "folder", "where the dataset goes"),
    json: flag("print the manifest as JSON"),
  },
  examples: ["rwml import tau2 results.json --data ~/tau2-bench/data --out runs/imported"],
  async run(input, context) {
    if (!sources.includes(input.source)) {
      throw unknownAmong("source of recordings", input.source, sources);
    }
    if (input.files.length === 0) {
      throw new GymError("cli/missing-argument", "There is nothing to import. Name results files.");
    }
    await registerEnvironments(input.import);
    const { importResults } = await import("@rwml/tau2");
    const signal = context.interruption();
    const { progress, end } = countedStage(context, {
      stage: "import",
      title: "Import",
      unit: "conversations",
    });
    const manifest = await importResults(input.files, {
      ...{ out: input.out, data: input.data ?? undefined, signal, onProgress: progress },
    });
    const { episodes, steps } = manifest.counts;
    end({ steps });
    if (input.json) printJson(context, manifest);
    else {
      const all = `${input.out}: ${formatFigure(episodes)} conversations, ${formatFigure(steps)} transitions`;
      print(context, manifest.complete ? all : `${all} so far. Run the same command again to go on.`);
    }
    return manifest.complete ? exitCode.ok : exitCode.interrupted;
  },
});
