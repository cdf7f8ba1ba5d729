import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { GymError, isGymError } from "@rwml/core";
import type { Results } from "@rwml/tau2";
import { registerEnvironments } from "../../act/environments/register-environments.js";
import { formatFigure } from "../../act/progress/format-figure.js";
import { print, printJson } from "../cli-context.js";
import { argument, defineCommand } from "../command.js";
import { exitCode } from "../exit-code.js";
import { modules } from "../module-option.js";
import { choice, chosen, flag, text } from "../option.js";
import { asPath, path } from "../paths/path-option.js";
import { readsAny, readsData, writesResults } from "../paths/path-use.js";
import { countedStage } from "../progress/counted-stage.js";
import { openRole } from "../run/open-role.js";
import { price } from "../run/price-option.js";
import { runSummary } from "../run/run-summary.js";
import { spentLine } from "../run/spent-line.js";

/** `rwml judge RESULTS`. */
export const judge = defineCommand({
  name: "judge",
  summary: "judge the conversations of a recorded tau2 run again, and print what it comes to",
  arguments: { run: asPath(readsAny, argument("a results file, or the folder of a run")) },
  options: {
    data: path(readsData, "folder", "your copy of tau2-bench's data; otherwise $TAU2_DATA_DIR", null),
    import: modules,
    evaluation: text("name", "what is judged; all takes what each task names", "all"),
    judgeLlm: text(
      "model",
      "the model that judges assertions in words; without one, what was recorded about them counts",
      null,
    ),
    judgeLlmArgs: text("json", "further parameters of its requests, such as temperature", null),
    judgePrice: price("dollars per million tokens of its model, read and written, such as 2.5,10"),
    judgeBaseUrl: text("url", "the endpoint of the judge's model, where it is another than --base-url", null),
    baseUrl: text("url", "an OpenAI-compatible endpoint; otherwise $OPENAI_BASE_URL or OpenAI's own", null),
    out: path(
      writesResults,
      "path",
      "where the run is written with its new rewards, as a file or a folder",
      null,
    ),
    layout: choice(
      ["json", "dir"],
      "how it is written there: one file, or one for each conversation",
      "json",
    ),
    json: flag("print the metrics as JSON"),
  },
  examples: [
    "rwml judge results.json --data ~/tau2-bench/data",
    "rwml judge results.json --judge-llm gpt-4.1 --out runs/judged",
  ],
  failsWhen: "the judge's model failed to judge a conversation (it is left out of all figures)",
  async run(input, context) {
    const tau2 = await import("@rwml/tau2");
    const evaluationType = chosen(tau2.evaluationTypes, input.evaluation, "--evaluation");
    const { results, file } = tau2.loadResults(input.run);
    if (input.out !== null) refuseToReplace(file, tau2.fileOfRun(input.out), input);
    await registerEnvironments(input.import);
    const { open, meter } = await openRole(
      {
        ...{ role: "judge", llm: input.judgeLlm, llmArgs: input.judgeLlmArgs },
        ...{ ownBaseUrl: input.judgeBaseUrl, baseUrl: input.baseUrl, price: input.judgePrice },
      },
      context,
    );
    const databases = await inFile(file, () =>
      tau2.databasesNamed(results.info.domain_name, input.data ?? undefined),
    );
    const signal = context.interruption();
    const { progress, note, end } = countedStage(context, {
      stage: "judge",
      title: "Judge",
      unit: "conversations",
    });
    let judgeFailures = 0;
    const judgeAndSave = async () => {
      if (input.out !== null) refuseOther(results, tau2.fileOfRun(input.out), tau2.loadResults);
      const judged = await inFile(file, () =>
        tau2.rejudge(results, databases, {
          ...{ evaluationType, signal, onProgress: progress },
          ...(open === null ? {} : { judge: tau2.llmAssertionJudge(open(null)) }),
          ...(open === null ? {} : { judgeInstruction: tau2.wordingOf(input.data ?? undefined).judge }),
          onJudgeRetry: ({ id }, { message }) => note(`The judge is asked again about ${id}: ${message}`),
          onJudgeFailure({ id }, { message }) {
            judgeFailures++;
            note(`Conversation ${id} could not be judged: ${message}`);
          },
        }),
      );
      const how = { layout: input.layout, replaces: true };
      const saved = input.out === null ? null : tau2.saveResults(judged, input.out, how);
      return { judged, saved };
    };
    const judging = input.out === null ? judgeAndSave() : tau2.whileRunIsHeld(input.out, judgeAndSave);
    const outcome = await judging.catch((failure: unknown) => {
      if (signal.aborted) return null;
      throw failure;
    });
    if (outcome === null) {
      print(context, "Interrupted. Nothing was written.");
      return exitCode.interrupted;
    }
    end({});
    const { judged, saved } = outcome;
    const changed = judged.simulations.filter(
      ({ reward_info: now }, index) => now?.reward !== results.simulations[index]!.reward_info?.reward,
    ).length;
    const metrics = tau2.runMetrics(judged);
    const spent = { judge: meter.spent };
    const cutOff = judged.simulations.filter(({ termination_reason: reason }) => tau2.isLimit(reason)).length;
    if (input.json) printJson(context, { file: saved, changed, cutOff, judgeFailures, metrics, spent });
    else {
      print(context, runSummary(saved ?? file, metrics, false, spentLine(spent)));
      if (cutOff > 0) print(context, cutOffLine(cutOff, evaluationType === "all"));
      print(context, comparison(changed));
    }
    return judgeFailures > 0 ? exitCode.failed : exitCode.ok;
  },
});

/** In the layout of a folder, conversations go beside the file, where those of the recorded run may lie. */
function refuseToReplace(
  recorded: string,
  file: string,
  { out, layout }: { readonly out: string | null; readonly layout: string },
): void {
  const isSame =
    layout === "dir"
      ? dirname(realPath(file)) === dirname(realPath(recorded))
      : realPath(file) === realPath(recorded);
  if (!isSame) return;
  throw new GymError(
    "cli/same-file",
    `${out} is where the run itself lies. Name another folder, so that what was recorded is kept.`,
  );
}

/** By whatever links it is named, and whether or not the file is there yet. */
function realPath(file: string): string {
  if (existsSync(file)) return realpathSync(file);
  const folder = resolve(dirname(file));
  return existsSync(folder) ? resolve(realpathSync(folder), basename(file)) : resolve(file);
}

/** What was judged before may be replaced; conversations that are nowhere else may not. */
function refuseOther(
  { simulations }: Results,
  file: string,
  load: (path: string) => { readonly results: Results },
): void {
  if (!existsSync(file)) return;
  const ids = new Set(simulations.map(({ id }) => id));
  const lost = load(file).results.simulations.filter(({ id }) => !ids.has(id)).length;
  if (lost === 0) return;
  throw new GymError(
    "cli/other-run",
    `${file} holds another run: ${lost} of its conversations are not in the one that is judged, and would be lost. Choose another --out.`,
  );
}

/** Errors about what a run holds name its file. */
async function inFile<Result>(file: string, work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (failure) {
    if (!isGymError(failure) || !aboutRun.has(failure.code)) throw failure;
    throw new GymError(failure.code, `${file}: ${failure.message}`, { cause: failure });
  }
}

const aboutRun: ReadonlySet<string> = new Set(["tau2/broken-results", "registry/unknown-domain"]);

function cutOffLine(cutOff: number, looksAtNothing: boolean): string {
  const which = cutOff === 1 ? "1 conversation was" : `${formatFigure(cutOff)} conversations were`;
  const how = looksAtNothing
    ? "not checked, as in the original; any other --evaluation than all checks what there is"
    : `checked as far as ${cutOff === 1 ? "it" : "they"} went`;
  return `${which} cut off at a limit: rewarded with 0, and ${how}.`;
}

function comparison(changed: number): string {
  if (changed === 0) return "All rewards are as they were recorded.";
  if (changed === 1) return "1 of these rewards differs from the one that was recorded.";
  return `${formatFigure(changed)} of these rewards differ from those that were recorded.`;
}
