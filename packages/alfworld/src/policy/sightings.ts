import { readCommand } from "../knowledge/command.js";

const refusal = "Nothing happens.";
const numberedName = /\b[a-z]+ [1-9]\d*\b/g;

/** What an agent has seen and done in an episode, read from commands and observations alone. */
export class Sightings {
  /** Receptacles, in the order in which they were first seen. */
  readonly places: string[] = [];
  /** Receptacles that the agent went to. */
  readonly visited: string[] = [];
  /** Objects, in the order in which they were first seen. */
  readonly objects: string[] = [];
  /** The receptacle that the agent went to last. */
  here: string | null = null;
  held: string | null = null;
  #command: string | null = null;

  /** Takes in what the last command led to; at first the description of the room. */
  see(observation: string): void {
    if (observation === refusal) return;
    if (this.#command === null) {
      const [description = ""] = observation.split("Your task is to:");
      for (const [place] of description.matchAll(numberedName)) addOnce(this.places, place);
      return;
    }
    for (const [name] of observation.matchAll(numberedName)) {
      if (!this.places.includes(name)) addOnce(this.objects, name);
    }
    const command = readCommand(this.#command);
    if (command.type === "go") {
      this.here = command.receptacle;
      addOnce(this.visited, command.receptacle);
    } else if (command.type === "take") {
      this.held = command.object;
    } else if (command.type === "put") {
      this.held = null;
    }
  }

  /** Takes in what the agent does next. */
  do(command: string): void {
    this.#command = command;
  }
}

function addOnce(names: string[], name: string): void {
  if (!names.includes(name)) names.push(name);
}
