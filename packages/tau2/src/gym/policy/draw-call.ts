import type { Json, Random } from "@rwml/core";
import type { CallRequest } from "../../conversation/action.js";
import { float } from "../../python/number.js";
import type { PythonValue } from "../../python/python-value.js";
import type { AnyToolkit, Parameter } from "../../world/toolkit.js";
import type { SeenValues } from "./seen-values.js";

/** One in so many arguments is made up, so that refusals are seen, too. */
const madeUpShare = 12;
const words = ["unknown", "no longer needed", "ordered by mistake", "yes", "no", "1234"];

/** Draws a call of one of a toolkit's tools, with arguments that the episode has shown; null where none can be filled. */
export function drawCall(toolkit: AnyToolkit, seen: SeenValues, random: Random): CallRequest | null {
  for (const name of random.shuffle(Object.keys(toolkit.tools))) {
    const { parameters } = toolkit.tools[name]!;
    const input: Record<string, PythonValue> = {};
    const filled = Object.entries(parameters).every(([parameter, facts]) => {
      const value = drawArgument(parameter, facts, seen, random);
      if (value !== undefined) input[parameter] = value;
      return value !== undefined || facts.fallback !== undefined;
    });
    if (filled) return { id: "", name, arguments: input };
  }
  return null;
}

function drawArgument(
  name: string,
  { schema }: Parameter,
  seen: SeenValues,
  random: Random,
): PythonValue | undefined {
  if (random.int(madeUpShare) === 0) return random.pick(words);
  const choices = schema.enum as readonly Json[] | undefined;
  if (choices !== undefined) return random.pick(choices) as PythonValue;
  const values = seen.valuesFor(name);
  switch (schema.type) {
    case "integer":
      return random.int(4);
    case "number":
      return float(1 + random.int(4));
    case "array":
      return values.length === 0 ? undefined : random.shuffle(values).slice(0, 1 + random.int(2));
    default:
      return values.length === 0 ? freeText(name, random) : random.pick(values);
  }
}

/** Some texts need not be seen anywhere. */
function freeText(name: string, random: Random): PythonValue | undefined {
  if (name === "expression") return `${random.int(100)} * ${random.int(100)} + ${random.int(1000) / 10}`;
  return ["summary", "reason", "title", "status"].includes(name) ? random.pick(words) : undefined;
}
