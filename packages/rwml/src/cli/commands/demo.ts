import { join } from "node:path";
import { mostDemoSeed } from "../../evaluate/demo/most-demo-seed.js";
import { print } from "../cli-context.js";
import { defineCommand } from "../command.js";
import { exitCode } from "../exit-code.js";
import { minutes, seed } from "../option.js";
import { folderName } from "../paths/folder-name.js";
import { path } from "../paths/path-option.js";
import { readsData, writesFolder } from "../paths/path-use.js";
import { progressWriter } from "../progress/progress-writer.js";

/** `rwml demo`, the main job. */
export const demo = defineCommand({
  name: "demo",
  summary: "collect, train with and without RWML, evaluate and report, all on this machine",
  arguments: {},
  options: {
    minutes: minutes("time for all of it", 10),
    data: path(readsData, "folder", "ALFWorld's games; otherwise generated ones", null),
    name: folderName("the run's folder below --out", "demo"),
    seed: seed("of everything", 1, mostDemoSeed),
    out: path(writesFolder, "folder", "where runs go", "runs"),
  },
  examples: ["rwml demo --minutes 10", "rwml demo --minutes 60 --data ~/alfworld --name alfworld"],
  failsWhen: "a model ends below the baseline that copies",
  async run(input, context) {
    const { withFolderLock } = await import("@rwml/core/dataset");
    const { requireGames } = await import("../../evaluate/demo/require-games.js");
    const { runDemo } = await import("../../evaluate/demo/run-demo.js");
    const { renderReportTable } = await import("../../evaluate/report/render-report-table.js");
    const { belowBaseline } = await import("../../evaluate/report/warnings.js");
    const run = join(input.out, input.name);
    const { minutes, data, seed } = input;
    if (data !== null) await requireGames(data);
    const options = {
      name: input.name,
      run,
      minutes,
      data,
      seed,
      command: `rwml demo --minutes ${minutes} --seed ${seed}${data === null ? "" : ` --data ${data}`}`,
      signal: context.interruption(),
      onProgress: progressWriter({ stream: context.errors, now: context.now }),
      now: context.now,
      today: () => new Date().toISOString(),
    };
    const report = await withFolderLock(run, () => runDemo(options));
    if (report === null) {
      print(context, "Interrupted. Everything so far is kept: run the same command again to go on.");
      return exitCode.interrupted;
    }
    print(context, renderReportTable(report));
    print(context, `${join(run, "report.json")} and ${join(run, "report.html")} hold all of it.`);
    return belowBaseline(report.evaluations).length > 0 ? exitCode.failed : exitCode.ok;
  },
});
