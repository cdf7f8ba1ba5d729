import type { AnyCommand } from "../command.js";
import { collect } from "./collect.js";
import { data } from "./data.js";
import { relabel } from "./dataset/relabel.js";
import { demo } from "./demo.js";
import { evaluate } from "./evaluate.js";
import { importCommand } from "./import.js";
import { judge } from "./judge.js";
import { list } from "./list.js";
import { play } from "./play.js";
import { predict } from "./predict.js";
import { run } from "./run.js";
import { show } from "./show.js";
import { train } from "./train.js";
import { verify } from "./verify.js";

/** The first words of commands that have two, and what they are about. Each command of a group is a file in its folder. */
export const commandGroups: Readonly<Record<string, string>> = {
  dataset: "work on datasets; rwml dataset --help lists what can be done",
};

/** All commands, in the order in which the help lists them. */
export const commands: readonly AnyCommand[] = [
  list,
  show,
  play,
  run,
  collect,
  verify,
  relabel,
  judge,
  importCommand,
  train,
  evaluate,
  predict,
  data,
  demo,
];
