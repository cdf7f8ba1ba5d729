import { GymError } from "../errors.js";
import { valueText } from "../internal/value-text.js";
import type { AnyEnvModule } from "./env-module.js";
import { nearestNames } from "./nearest-names.js";

/**
 * That what an environment loads is an environment at all: modules are other people's code, and need not be TypeScript.
 * `tasks.size` is left alone, because a source may look at files for it.
 *
 * Throws a GymError `registry/broken-environment` that names the first member that is not what it must be.
 */
export function requireModule(module: AnyEnvModule, id: string): AnyEnvModule {
  const flaw = moduleFlaw(module);
  if (flaw === null) return module;
  throw new GymError(
    "registry/broken-environment",
    `The environment "${id}" cannot be used: ${flaw}. See EnvModule and Rules of @rwml/core.`,
  );
}

type Members = Readonly<Record<string, unknown>>;

/** The first member of an environment that is not what it must be, in words; null when all are. */
export function moduleFlaw(module: unknown): string | null {
  if (!isObject(module))
    return `what registerEnv's second argument loads is ${valueText(module)}, not { rules, tasks }`;
  const { rules, tasks, policies, experts, predictors, maxSteps } = module;
  if (!isObject(rules)) return `its rules are ${valueText(rules)}, not an object`;
  if (!isObject(rules.actions)) return `rules.actions is ${valueText(rules.actions)}, not an object`;
  if (!isObject(tasks)) return `its tasks are ${valueText(tasks)}, not { size, id, load }`;
  if (maxSteps !== undefined && !(Number.isSafeInteger(maxSteps) && Number(maxSteps) > 0)) {
    return `its maxSteps is ${valueText(maxSteps)}, not a whole number from 1 on (leave it out for none)`;
  }
  const { listing = "complete" } = rules;
  if (listing !== "complete" && listing !== "partial") {
    return `rules.listing is ${valueText(listing)}, not "complete" or "partial"`;
  }
  return (
    lacking("rules", rules, "string", ["id", "version"]) ??
    lacking("rules", rules, "function", ["start", "apply", "observe", "judge"]) ??
    lacking("rules", present(rules, ["check", "turn", "admissible"]), "function") ??
    lacking("rules.actions", rules.actions, "function", ["parse", "print"]) ??
    lacking("tasks", tasks, "function", ["id", "load"]) ??
    lacking("policies", policies ?? {}, "function") ??
    lacking("experts", experts ?? {}, "function") ??
    lacking("predictors", predictors ?? {}, "function") ??
    lacking("its module", present(module, ["solution", "taskTypeOf", "actionKind"]), "function") ??
    unnamed("defaultPolicy", module.defaultPolicy, ["random", ...Object.keys(policies ?? {})]) ??
    unnamed("determinedBy", module.determinedBy, Object.keys(predictors ?? {}))
  );
}

/** A member that names another one must name one that is there. */
function unnamed(member: string, value: unknown, names: readonly string[]): string | null {
  if (value === undefined || names.some((name) => name === value)) return null;
  const nearest = typeof value === "string" ? nearestNames(value, names) : [];
  const choices =
    names.length === 0 ? "there is none to name: leave it out" : `it can be ${names.join(", ")}`;
  const hint = nearest.length === 0 ? "" : ` (did you mean ${nearest[0]}?)`;
  return `its ${member} is ${valueText(value)}, ${choices}${hint}`;
}

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null;
}

function present(members: Members, names: readonly string[]): Members {
  return Object.fromEntries(
    names.filter((name) => members[name] !== undefined).map((name) => [name, members[name]]),
  );
}

function lacking(
  owner: string,
  members: unknown,
  type: "function" | "string",
  names?: readonly string[],
): string | null {
  if (!isObject(members)) return `${owner} is ${valueText(members)}, not an object`;
  const name = (names ?? Object.keys(members)).find(
    (key) => typeof members[key] !== type || members[key] === "",
  );
  return name === undefined ? null : `${owner}.${name} is ${valueText(members[name])}, not a ${type}`;
}
