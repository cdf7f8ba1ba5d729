/** What upstream's handcoded expert remembers of an episode, read from texts alone. Names are such as "apple 1". */
export class UpstreamMemory {
  /** Class by name, in the order in which the start lists them. */
  receptacles = new Map<string, string>();
  /** Class by name of what was listed last. */
  visible = new Map<string, string>();
  /** Receptacle by class of object. */
  readonly where = new Map<string, string>();
  readonly seenText = new Map<string, string>();
  here = "";
  insideChecked = false;
  /** Used from the end. */
  toCheck: string[] = [];
  /** Commands that close doors again; used from the end. */
  backlog: string[] = [];
  readonly inventory: string[] = [];
  tookFrom = "";
  readonly #blacklist = new Set<string>();
  readonly #target: string;
  readonly #putVerb: string | null;

  /**
   * @param object the class of what the task is about
   * @param putVerb the verb that empties the memory of what is held; null in the versions that look for the wrong one
   */
  constructor(object: string, putVerb: string | null) {
    this.#target = object;
    this.#putVerb = putVerb;
  }

  /** Takes in a text. */
  observe(text: string): void {
    const lower = text.toLowerCase();
    if (text.includes("Welcome")) {
      this.receptacles = readList(text);
    } else if (lower.includes("you see nothing")) {
      this.visible = new Map();
    } else if (lower.includes("you see")) {
      const receptacle = receptacleIn(text);
      this.visible = readList(text);
      if (receptacle !== null) this.seenText.set(receptacle, text);
      for (const name of this.#blacklist) this.visible.delete(name);
      if (receptacle === null) return;
      for (const className of this.visible.values()) this.where.set(className, receptacle);
    }
  }

  /** Takes in what the last command did. */
  note(command: string, text: string): void {
    if (command.includes("go to")) {
      this.here = command.split("go to ").at(-1)!;
      this.toCheck = this.toCheck.filter((name) => name !== this.here);
      this.insideChecked = !closable.has(classOf(this.here)) || text.includes("open");
    }
    if (text.includes("Nothing happens")) return;
    const words = command.split(" ");
    if (command.includes("open")) {
      if (command !== `open ${this.here}`) return;
      this.insideChecked = true;
      this.backlog.push(`close ${this.here}`);
    } else if (command.includes("close")) {
      this.backlog = this.backlog.filter((other) => other !== command);
    } else if (command.includes("take")) {
      const name = words.slice(1, 3).join(" ");
      this.inventory.push(name);
      this.tookFrom = words.slice(-2).join(" ");
      this.#forget(name);
    } else if (this.#putVerb !== null && words[0] === this.#putVerb) {
      const name = this.inventory.pop() ?? words.slice(1, 3).join(" ");
      this.#forget(name);
      if (command.includes(this.#target)) this.#blacklist.add(name);
    }
  }

  /** Names of the receptacles of a class, as the start lists them. */
  receptaclesOf(className: string): readonly string[] {
    return [...this.receptacles].filter(([, other]) => other === className).map(([name]) => name);
  }

  #forget(name: string): void {
    this.where.delete(classOf(name));
    this.visible.delete(name);
    const text = this.seenText.get(this.here);
    if (text !== undefined) this.seenText.set(this.here, text.replaceAll(name, ""));
  }
}

const closable = new Set(["fridge", "cabinet", "microwave", "drawer", "safe", "box"]);

/** "apple" of "apple 1". */
export function classOf(name: string): string {
  return name.split(" ", 1)[0]!;
}

function readList(text: string): Map<string, string> {
  const start = text.toLowerCase().lastIndexOf("you see") + "you see".length;
  const [listed = ""] = text
    .slice(start)
    .replaceAll(" and a ", "")
    .replaceAll(" a ", "")
    .split("Your task is to");
  const names = listed.replace(/^[.,\n\r]+|[.,\n\r]+$/g, "").split(",");
  return new Map(names.map((name) => [name, classOf(name)]));
}

/** The receptacle that a text is about; null where it is about something else. */
function receptacleIn(text: string): string | null {
  const opened = /You open the (\S+ \S+?)\./.exec(text) ?? /(\S+ \S+) is open\./.exec(text);
  return (opened ?? /On the (\S+ \S+?),/.exec(text))?.[1] ?? null;
}
