import type { Parsed } from "@rwml/core";
import type { Wording } from "../game/game.js";
import type { AlfworldAction } from "./actions.js";
import { stripBlanks } from "./strip-blanks.js";

/** What the world says to anything that it does not take. */
export const nothingHappens = "Nothing happens.";

/** Writes an action as the command that upstream lists for it. */
export function printAction(action: AlfworldAction, wording: Wording): string {
  switch (action.type) {
    case "goTo":
      return `go to ${action.receptacle}`;
    case "take":
      return `take ${action.object} from ${action.receptacle}`;
    case "put":
      return wording === "current"
        ? `move ${action.object} to ${action.receptacle}`
        : `put ${action.object} in/on ${action.receptacle}`;
    case "open":
    case "close":
      return `${action.type} ${action.receptacle}`;
    case "examine":
      return `examine ${action.entity}`;
    case "use":
      return `use ${action.object}`;
    case "heat":
    case "clean":
    case "cool":
      return `${action.type} ${action.object} with ${action.receptacle}`;
    case "slice":
      return `slice ${action.object} with ${action.tool}`;
    default:
      return action.type;
  }
}

/**
 * Reads a command by its shape; whether its names exist is for the rules to say. As upstream: blanks around it
 * do not matter, everything else does, so "LOOK", "look." and "go  to bed 1" are no commands.
 */
export function parseAction(text: string, wording: Wording): Parsed<AlfworldAction> {
  const action = readCommand(stripBlanks(text), wording);
  return action === undefined
    ? { type: "rejected", reason: "unknown", observation: nothingHappens }
    : { type: "action", action };
}

function readCommand(command: string, wording: Wording): AlfworldAction | undefined {
  const space = command.indexOf(" ");
  if (space < 0) return readWord(command, wording);
  const rest = command.slice(space + 1);
  const two = (separator: string): readonly [string, string] | undefined => {
    const at = rest.indexOf(separator);
    return at < 0 ? undefined : [rest.slice(0, at), rest.slice(at + separator.length)];
  };
  const verb = command.slice(0, space);
  switch (verb) {
    case "go":
      return rest.startsWith("to ") ? { type: "goTo", receptacle: rest.slice(3) } : undefined;
    case "open":
    case "close":
      return { type: verb, receptacle: rest };
    case "examine":
      return { type: "examine", entity: rest };
    case "use":
      return { type: "use", object: rest };
    case "take": {
      const names = two(" from ");
      return names && { type: "take", object: names[0], receptacle: names[1] };
    }
    case "move":
    case "put": {
      if ((verb === "move") !== (wording === "current")) return undefined;
      const names = two(wording === "current" ? " to " : " in/on ");
      return names && { type: "put", object: names[0], receptacle: names[1] };
    }
    case "heat":
    case "clean":
    case "cool": {
      const names = two(" with ");
      return names && { type: verb, object: names[0], receptacle: names[1] };
    }
    case "slice": {
      const names = two(" with ");
      return names && { type: "slice", object: names[0], tool: names[1] };
    }
    default:
      return undefined;
  }
}

function readWord(word: string, wording: Wording): AlfworldAction | undefined {
  if (word === "look" || word === "inventory") return { type: word };
  return word === "help" && wording === "current" ? { type: "help" } : undefined;
}
