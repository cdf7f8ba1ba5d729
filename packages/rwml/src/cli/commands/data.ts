import { GymError, unknownAmong } from "@rwml/core";
import { argument, defineCommand } from "../command.js";
import { flag, text } from "../option.js";
import { path, paths } from "../paths/path-option.js";
import { readsFile, writesFolder } from "../paths/path-use.js";
import { pullAlfworld } from "../pull/pull-alfworld.js";
import { pullTau2 } from "../pull/pull-tau2.js";

/** `rwml data pull tau2` and `rwml data pull alfworld`. */
export const data = defineCommand({
  name: "data",
  summary: "fetch or unpack an original environment's data, checked file by file: rwml data pull tau2",
  arguments: { action: argument("what to do: pull"), source: argument("whose data: tau2 or alfworld") },
  options: {
    out: path(
      writesFolder,
      "folder",
      "where the data goes; otherwise ~/.cache/rwml/tau2, or $ALFWORLD_DATA or ~/.cache/alfworld, where it is found again",
      null,
    ),
    url: text("url", "for tau2: another place of the archive, a file: URL where there is no network", null),
    file: paths(
      readsFile,
      "file",
      "for alfworld: the zip archives of its releases, which you have downloaded",
    ),
    json: flag("print JSON: what was pulled"),
  },
  examples: [
    "rwml data pull tau2",
    "rwml data pull tau2 --out data --url file:///media/tau2-bench.tar.gz",
    "rwml data pull alfworld --file json_2.1.1_json.zip json_2.1.1_pddl.zip json_2.1.3_tw-pddl.zip",
  ],
  failsWhen: "files of ALFWorld's archives lack what play needs, or none of its games can be played",
  async run({ action, source, out, url, file, json }, context) {
    known("action", action, ["pull"]);
    known("source", source, ["tau2", "alfworld"]);
    if (source === "alfworld") {
      if (url !== null) throw misplaced("--url", "tau2", "alfworld");
      return pullAlfworld({ out, file, json }, context);
    }
    if (file.length > 0) throw misplaced("--file", "alfworld", "tau2");
    return pullTau2({ out, url, json }, context);
  },
});

function known(kind: string, name: string, names: readonly string[]): void {
  if (!names.includes(name)) throw unknownAmong(kind, name, names);
}

function misplaced(option: string, source: string, other: string): GymError {
  return new GymError("cli/bad-option", `${option} is for ${source}, not for ${other}. Leave it out.`);
}
