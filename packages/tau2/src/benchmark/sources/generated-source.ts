import { nearestNames, UnknownIdError } from "@rwml/core";
import { freeze } from "immer";
import type { GeneratedDomain, Problem } from "../../generate/generated-domain.js";
import type { Databases } from "../../world/begin-world.js";
import { formOf, generatedEnding, generatedEndings } from "../../world/domains/generated-endings.js";
import type { DomainSource } from "./domain-source.js";
import { generatedWorldNamed } from "./generated-domains.js";

const usualProblems = 10;

/** Options of `generatedSource`. */
export interface GeneratedSourceOptions {
  /** Of the databases that all problems are about. Default: 1, or 2 where they are kept apart. */
  readonly databaseSeed?: number;
  /** The size of the databases. Default: upstream's. */
  readonly size?: number;
}

/** A source of problems without end. */
export interface GeneratedSource extends DomainSource {
  /** A problem by its number, which is its task's id, too. */
  problem(number: number): Problem;
}

/**
 * A domain of our own: `airline-generated`, `retail-generated` or `telecom-generated`, or one of them with `-heldout`
 * behind it. Throws UnknownIdError.
 */
export function generatedSource(name: string, options: GeneratedSourceOptions = {}): GeneratedSource {
  const { domain, generated, dialogue } = generatedWorldNamed(formOf(name));
  const usualSeed = generatedEndings[generatedEnding(name) ?? "-generated"];
  const databases = databasesOf(generated, options.databaseSeed ?? usualSeed, options.size);
  const problem = rememberingSome((number: number): Problem => {
    const { task, script } = generated.problem(databases, number);
    return freeze({ task: { ...task, id: String(number) }, script }, true);
  });
  return {
    ...{ name, domain, databases, problem },
    ...{ policy: generated.policy, solo: false, commands: dialogue.commands },
    problems({ ids = [], most = null } = {}) {
      const numbers =
        ids.length > 0
          ? ids.map((id) => problemNumber(name, id))
          : Array.from({ length: most ?? usualProblems }, (_, number) => number);
      return numbers.slice(0, most ?? numbers.length).map(problem);
    },
  };
}

/** Who resets to a problem often does so again, and making one takes a millisecond or more. */
const mostRemembered = 256;

function rememberingSome<Value>(make: (number: number) => Value): (number: number) => Value {
  const known = new Map<number, Value>();
  return (number) => {
    const before = known.get(number);
    if (before !== undefined) return before;
    const value = make(number);
    if (known.size >= mostRemembered) known.clear();
    known.set(number, value);
    return value;
  };
}

const drawn = new WeakMap<GeneratedDomain, Map<string, Databases>>();

/** The databases of a seed and size, drawn once in a process: another call costs nothing. */
function databasesOf(generated: GeneratedDomain, seed: number, size: number | undefined): Databases {
  const known = drawn.get(generated) ?? new Map<string, Databases>();
  drawn.set(generated, known);
  const key = `${seed} ${size}`;
  const databases = known.get(key) ?? generated.databases(seed, size);
  known.set(key, databases);
  return databases;
}

/** The number in a problem's id. Throws UnknownIdError. */
export function problemNumber(name: string, id: string): number {
  const number = Number(id);
  if (/^\d+$/.test(id) && Number.isSafeInteger(number)) return number;
  throw new UnknownIdError(`problem of ${name}`, id, nearestNames(id, ["0", "1", "2"]));
}
