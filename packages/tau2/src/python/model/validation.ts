import { ToolError } from "../python-error.js";
import { pythonType } from "../python-type.js";
import type { PythonValue } from "../python-value.js";
import { pythonRepr } from "../repr.js";

/** One thing that is wrong with a value: a type of pydantic's errors, its message, and the place. */
export interface Flaw {
  readonly path: readonly (string | number)[];
  readonly type: string;
  readonly message: string;
  readonly input: PythonValue;
}

/** Collects flaws while a value is read. */
export class Flaws {
  readonly found: Flaw[] = [];

  add(path: Flaw["path"], type: string, message: string, input: PythonValue): void {
    this.found.push({ path, type, message, input });
  }
}

/**
 * pydantic's ValidationError. Its text names pydantic's own version in an address, so that upstream's recordings
 * differ from each other there; this is the text of 2.11.
 */
export class ValidationError extends ToolError {
  override readonly name = "ValidationError";
  readonly flaws: readonly Flaw[];

  constructor(model: string, flaws: readonly Flaw[]) {
    const count = `${flaws.length} validation error${flaws.length === 1 ? "" : "s"} for ${model}`;
    super([count, ...flaws.map(flawText)].join("\n"));
    this.flaws = flaws;
  }
}

function flawText({ path, type, message, input }: Flaw): string {
  const about = `[type=${type}, input_value=${shortened(pythonRepr(input))}, input_type=${pythonType(input)}]`;
  return `${path.join(".")}\n  ${message} ${about}\n    For further information visit https://errors.pydantic.dev/2.11/v/${type}`;
}

const longestInput = 50;

/** pydantic shows the two ends of long inputs. */
function shortened(text: string): string {
  const characters = [...text];
  if (characters.length <= longestInput) return text;
  const half = longestInput / 2;
  return `${characters.slice(0, half).join("")}...${characters.slice(-(half - 1)).join("")}`;
}
