import type { AnyCommand } from "../command.js";
import { collect } from "./collect.js";
import { data } from "./data.js";
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

/** All commands, in the order in which the help lists them. */
export const commands: readonly AnyCommand[] = [
  list,
  show,
  play,
  run,
  collect,
  verify,
  judge,
  importCommand,
  train,
  evaluate,
  predict,
  data,
  demo,
];
