import { argument, defineCommand } from "../command.js";
import { loadingOptions } from "../loading-options.js";
import { flag, text, texts } from "../option.js";
import { verifyRecordings } from "../verify/verify-recordings.js";
import { verifyTraces } from "../verify/verify-traces.js";

/** `rwml verify DATASET`, and `rwml verify alfworld --golden FILE…`. */
export const verify = defineCommand({
  name: "verify",
  summary: "play a dataset, or traces of an original environment, again and compare everything",
  arguments: { target: argument("a dataset's folder; with --golden, the environment: alfworld") },
  options: {
    ...loadingOptions,
    golden: texts("file", "traces recorded from the original environment, as JSONL"),
    games: text("folder", "where the traces' games lie", null),
    json: flag("print the report as JSON; of traces { runs, steps, byKind, differences }"),
  },
  examples: [
    "rwml verify runs/train",
    "rwml verify alfworld --golden random.jsonl expert.jsonl --games ~/alfworld/json_2.1.1",
  ],
  failsWhen: "something differs",
  run: (input, context) =>
    input.golden.length > 0 ? verifyTraces(input, context) : verifyRecordings(input, context),
});
