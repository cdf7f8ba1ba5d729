import type { AnyCommand } from "../command.js";
import { collect } from "./collect.js";
import { list } from "./list.js";
import { play } from "./play.js";
import { show } from "./show.js";
import { verify } from "./verify.js";

/** All commands, in the order in which the help lists them. */
export const commands: readonly AnyCommand[] = [list, show, play, collect, verify];
