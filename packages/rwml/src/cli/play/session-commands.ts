import { nearestNames } from "@rwml/core";
import { printableLine } from "../../act/progress/printable-text.js";

/** The commands of a session, which begin with a colon, and what they are for. */
export type SessionCommands = Readonly<Record<string, string>>;

/** The commands with what they are for, one a line. */
export function commandHelp(commands: SessionCommands): string {
  return Object.entries(commands)
    .map(([name, about]) => `${name.padEnd(12)} ${about}`)
    .join("\n");
}

/** What to say to a command that does not exist. */
export function unknownCommand(line: string, commands: SessionCommands): string {
  const names = Object.keys(commands);
  const [nearest] = nearestNames(line, names);
  const hint = nearest === undefined ? names.join(", ") : `Did you mean ${nearest}?`;
  return `There is no command ${line}. ${hint}`;
}

/** The actions that can be taken, one a line. */
export function admissibleText(actions: readonly string[], ended: boolean): string {
  if (ended) return "None: the episode has ended.";
  return actions.length === 0
    ? "This environment cannot list its actions."
    : actions.map(printableLine).join("\n");
}
