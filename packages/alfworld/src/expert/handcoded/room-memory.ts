import { readCommand } from "../../knowledge/command.js";
import { nothingHappens } from "../../world/action-text.js";

/** What one who has only the texts knows about where things lie. Names are such as "apple 1". */
export class RoomMemory {
  /** What was last seen or put in each receptacle that was looked into. */
  readonly #contents = new Map<string, Set<string>>();

  /** Takes in what the last command led to. */
  observe(text: string, lastAction: string | null): void {
    if (lastAction === null || text === nothingHappens) return;
    const command = readCommand(lastAction);
    if (command.type === "take") this.#contents.get(command.receptacle)?.delete(command.object);
    else if (command.type === "put") this.#contents.get(command.receptacle)?.add(command.object);
    const [, receptacle, listed] = listing.exec(text) ?? [];
    if (receptacle !== undefined) this.#contents.set(receptacle, new Set(listed?.match(numberedName)));
  }

  /** Whether the receptacle was ever looked into. */
  hasSeen(receptacle: string): boolean {
    return this.#contents.has(receptacle);
  }

  /** The receptacles in which an object is known to lie. */
  placesOf(object: string): readonly string[] {
    return [...this.#contents].filter(([, contents]) => contents.has(object)).map(([name]) => name);
  }
}

const listing = /(?:On the|The) ([a-z]+ \d+)(?:,| is open\. In it,) you see (.*)\./;
const numberedName = /[a-z]+ \d+/g;
