import { argument, defineCommand, restArguments } from "../command.js";
import { loadingOptions } from "../loading-options.js";
import { flag } from "../option.js";
import { asPath, path, paths } from "../paths/path-option.js";
import { orMissing, readsAny, readsFile, readsFolder } from "../paths/path-use.js";
import { verifyConversations } from "../verify/verify-conversations.js";
import { verifyRecordings } from "../verify/verify-recordings.js";
import { verifyTraces } from "../verify/verify-traces.js";

/** `rwml verify DATASET`, `rwml verify alfworld --golden FILE…`, and `rwml verify tau2 FILE…`. */
export const verify = defineCommand({
  name: "verify",
  summary: "play a dataset, or recordings of an original environment, again and compare everything",
  arguments: {
    target: asPath(
      orMissing(readsAny),
      argument("a dataset's folder; or the original environment: alfworld with --golden, or tau2"),
    ),
    files: asPath(readsAny, restArguments("for tau2: results files, or folders of runs")),
  },
  options: {
    ...loadingOptions,
    golden: paths(
      orMissing(readsFile),
      "file",
      "for alfworld: traces recorded from the original environment, as JSONL",
    ),
    games: path(
      orMissing(readsFolder),
      "folder",
      "for alfworld: where the traces' games lie; otherwise $ALFWORLD_DATA",
      null,
    ),
    gold: paths(
      readsFile,
      "file",
      "for tau2: what the original makes of each task's gold actions, as <domain>.gold.json",
    ),
    strict: flag("for tau2: refuse histories whose answers are not reached again, instead of going on"),
    json: flag("print the report as JSON"),
  },
  examples: [
    "rwml verify runs/train",
    "rwml verify alfworld --golden random.jsonl expert.jsonl --games ~/alfworld/json_2.1.1",
    "rwml verify tau2 results.json --data ~/tau2-bench/data",
  ],
  failsWhen: "something differs, or nothing was verified",
  run(input, context) {
    if (input.target === "tau2") return verifyConversations(input, context);
    return input.golden.length > 0 ? verifyTraces(input, context) : verifyRecordings(input, context);
  },
});
