import type { Random } from "@rwml/core";
import { type Command, readCommand } from "../knowledge/command.js";

/** Follows a known solution, and finds back to it after steps of others. One for each episode. */
export class SolutionFollower {
  readonly #solution: readonly string[];
  readonly #random: Random;
  readonly #objects: ReadonlySet<string>;
  #next = 0;

  constructor(solution: readonly string[], random: Random) {
    this.#solution = solution;
    this.#random = random;
    this.#objects = new Set(
      solution.map(readCommand).flatMap((command) => (command.type === "take" ? [command.object] : [])),
    );
  }

  /** Whether a command would change the objects of the solution, so that it could no longer be followed. */
  disturbs(text: string): boolean {
    const command = readCommand(text);
    return "object" in command && this.#objects.has(command.object);
  }

  /** The next command on the way to the end of the solution; null when there is none to give. */
  next(admissible: readonly string[]): string | null {
    for (; this.#next < this.#solution.length; this.#next++) {
      const text = this.#solution[this.#next]!;
      if (admissible.includes(text)) {
        this.#next++;
        return text;
      }
      const command = readCommand(text);
      if (!isAlreadyDone(command, admissible)) return this.#wayBack(command, admissible);
    }
    return null;
  }

  #wayBack(command: Command, admissible: readonly string[]): string | null {
    const place = "receptacle" in command ? command.receptacle : this.#lastPlace();
    const ways = [`go to ${place}`, `open ${place}`].filter((way) => admissible.includes(way));
    if (ways[0] !== undefined) return ways[0];
    // The hands are full with something that a detour has picked up.
    const drops = admissible.filter((other) => readCommand(other).type === "put");
    return command.type === "take" && drops.length > 0 ? this.#random.pick(drops) : null;
  }

  #lastPlace(): string | null {
    for (let index = this.#next; index >= 0; index--) {
      const command = readCommand(this.#solution[index]!);
      if (command.type === "go") return command.receptacle;
    }
    return null;
  }
}

/** Going to where one is and opening what is open are refused, because there is nothing left to do. */
function isAlreadyDone(command: Command, admissible: readonly string[]): boolean {
  if (command.type === "go") return true;
  return command.type === "open" && admissible.includes(`close ${command.receptacle}`);
}
