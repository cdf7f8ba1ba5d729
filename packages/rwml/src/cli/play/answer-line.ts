import { nearestNames } from "@rwml/core";
import type { Session } from "./session.js";

type Commands = Session["commands"];

/** What a session says to a line. */
export async function answerLine(session: Session, line: string): Promise<string> {
  if (line === "") return session.hint;
  if (line.startsWith(":")) return answerCommand(commandsOf(session), line);
  return session.over() ?? session.act(line);
}

/** The commands of a session, with those that every session has. Whoever holds it sees to `:quit`. */
export function commandsOf({ commands }: Session): Commands {
  const all: Commands = {
    ...commands,
    ":help": { about: "these commands", run: () => commandHelp(all) },
    ":quit": { about: "leave", run: () => "" },
  };
  return all;
}

function answerCommand(commands: Commands, line: string): string {
  const command = commands[line];
  if (command !== undefined) return command.run();
  const names = Object.keys(commands);
  const [nearest] = nearestNames(line, names);
  const hint = nearest === undefined ? names.join(", ") : `Did you mean ${nearest}?`;
  return `There is no command ${line}. ${hint}`;
}

function commandHelp(commands: Commands): string {
  return Object.entries(commands)
    .map(([name, { about }]) => `${name.padEnd(12)} ${about}`)
    .join("\n");
}
