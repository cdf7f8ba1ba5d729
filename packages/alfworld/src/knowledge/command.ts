import type { Wording } from "../game/game.js";
import { stripBlanks } from "../world/strip-blanks.js";

/** A command that does something to an object or a door, and whose text of success is the command in other words. */
export type Deed =
  | { readonly type: "close"; readonly receptacle: string }
  | { readonly type: "take"; readonly object: string; readonly receptacle: string }
  | { readonly type: "put"; readonly object: string; readonly receptacle: string; readonly wording: Wording }
  | { readonly type: "heat" | "clean" | "cool"; readonly object: string; readonly receptacle: string }
  | { readonly type: "use"; readonly object: string }
  | { readonly type: "slice"; readonly object: string; readonly tool: string };

/** What a command of ALFWorld asks for; `nonsense` is every text that no template produces. */
export type Command =
  | { readonly type: "look" | "inventory" | "help" | "nonsense" }
  | { readonly type: "go" | "open"; readonly receptacle: string }
  | { readonly type: "examine"; readonly name: string }
  | Deed;

const shape = /^(go to|[a-z]+) ([a-z]+ [1-9]\d*)(?: (from|to|in\/on|with) ([a-z]+ [1-9]\d*))?$/;
const nonsense: Command = { type: "nonsense" };

/**
 * Reads a command as strictly as the environment does: blanks around it are ignored, anything else has to be
 * exact.
 */
export function readCommand(text: string): Command {
  const command = stripBlanks(text);
  if (command === "look" || command === "inventory" || command === "help") return { type: command };
  const [, verb, first, preposition = "", second = ""] = shape.exec(command) ?? [];
  if (verb === undefined || first === undefined) return nonsense;
  switch (`${verb} ${preposition}`) {
    case "go to ":
      return { type: "go", receptacle: first };
    case "open ":
      return { type: "open", receptacle: first };
    case "close ":
      return { type: "close", receptacle: first };
    case "examine ":
      return { type: "examine", name: first };
    case "use ":
      return { type: "use", object: first };
    case "take from":
      return { type: "take", object: first, receptacle: second };
    case "move to":
      return { type: "put", object: first, receptacle: second, wording: "current" };
    case "put in/on":
      return { type: "put", object: first, receptacle: second, wording: "legacy" };
    case "heat with":
    case "clean with":
    case "cool with":
      return { type: verb as "heat" | "clean" | "cool", object: first, receptacle: second };
    case "slice with":
      return { type: "slice", object: first, tool: second };
    default:
      return nonsense;
  }
}
