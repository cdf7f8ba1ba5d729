import type { AnyEnv } from "../env/env.js";
import { requireOptions } from "../env/require-options.js";
import { GymError, UnknownIdError } from "../errors.js";
import { valueText } from "../internal/value-text.js";
import type { AnyEnvModule } from "./env-module.js";
import { nearestNames } from "./nearest-names.js";
import { openModule } from "./open-module.js";
import { requireChoices } from "./require-choices.js";
import { requireModule } from "./require-module.js";

/** What a registered environment is asked to load with. */
export interface LoadOptions {
  /** The user's data folder, for environments that need one. */
  readonly data?: string;
  /** Only tasks of these types, for environments whose `taskTypes` say that they have some. Default: all. */
  readonly taskTypes?: readonly string[];
  /** Only tasks in these scenes, for environments whose `scenes` say that they have some. Default: all. */
  readonly scenes?: readonly string[];
}

/** One line of `listEnvs`. */
export interface EnvEntry {
  readonly id: string;
  readonly summary: string;
  /** The id of the environment whose recordings are all that this one is for: it has no tasks to play. */
  readonly recordingsOf?: string;
  /** False where `LoadOptions.data` would change nothing: it is refused then. Default: true. */
  readonly takesData?: boolean;
}

/** An environment as it is known. */
export interface Registration {
  readonly entry: EnvEntry;
  readonly load: (options: LoadOptions) => Promise<AnyEnvModule>;
}

const place = Symbol.for("@rwml/core/registry");
const shared = globalThis as { [place]?: Map<string, Registration> };
/** One for all copies of this package in a process: an installed environment may bring a copy of its own. */
const registrations = shared[place] ?? new Map<string, Registration>();
shared[place] = registrations;

/**
 * Makes an environment known by id; nothing is loaded before it is asked for. Registering an id again replaces it.
 * Throws a GymError `registry/broken-environment` where an argument is not what it must be.
 */
export function registerEnv(
  id: string,
  load: (options: LoadOptions) => Promise<AnyEnvModule>,
  about: Omit<EnvEntry, "id">,
): void {
  if (typeof id !== "string" || typeof load !== "function" || typeof about?.summary !== "string") {
    throw new GymError(
      "registry/broken-environment",
      `registerEnv cannot register ${valueText(id)}. Give it an id, an async function that returns the environment's module, and { summary } with a line about it.`,
    );
  }
  const { summary, recordingsOf, takesData } = about;
  const entry = {
    ...{ id, summary },
    ...(recordingsOf === undefined ? {} : { recordingsOf }),
    ...(takesData === undefined ? {} : { takesData }),
  };
  registrations.set(id, { entry, load });
}

/** All registered environments, by id. An entry is the same object until its id is registered again. */
export function listEnvs(): readonly EnvEntry[] {
  return [...registrations.values()]
    .map(({ entry }) => entry)
    .sort((left, right) => (left.id < right.id ? -1 : 1));
}

/**
 * Loads a registered environment. Throws UnknownIdError with the nearest ids, and a GymError
 * `registry/broken-environment` where its loading fails without a code, or what it loads is no environment, and
 * `env/bad-option` for an option that is unknown, of the wrong kind or without effect.
 */
export async function loadEnv(id: string, options: LoadOptions = {}): Promise<AnyEnvModule> {
  const registration = requireLoadable(id, options);
  const module = requireModule(await loaded(registration, id, options), id);
  requireChoices(module, id, options);
  return module;
}

/** Throws what `loadEnv` throws before it loads anything. @returns what is registered */
export function requireLoadable(id: string, options: LoadOptions): Registration {
  requireOptions(options, ["data", "taskTypes", "scenes"], "loadEnv");
  requireLoadOptions(options);
  const registration = registrations.get(id);
  if (registration === undefined) throw unknownEnv(id);
  if (options.data !== undefined && registration.entry.takesData === false) throw needlessData(id);
  return registration;
}

function requireLoadOptions({ data, ...lists }: LoadOptions): void {
  if (data !== undefined && typeof data !== "string") {
    throw new GymError("env/bad-option", `data is ${valueText(data)}, not the path of a folder.`);
  }
  for (const [name, list] of Object.entries(lists)) {
    if (list === undefined || Array.isArray(list)) continue;
    throw new GymError("env/bad-option", `${name} is ${valueText(list)}, not a list. Put it into brackets.`);
  }
}

function needlessData(id: string): GymError {
  return new GymError(
    "env/bad-option",
    `${id} needs no data, and would not look at what data (--data) names. Leave it out, or choose an environment that plays it.`,
  );
}

/** Where nothing of its family is registered, the package that brings it was most likely not asked to register it. */
function unknownEnv(id: string): UnknownIdError {
  const family = id.slice(0, id.indexOf("/") + 1);
  const isMissing = family !== "" && ![...registrations.keys()].some((known) => known.startsWith(family));
  const remedy = `No ${family}… is registered in this process: call what registers it first, as registerAlfworld() of @rwml/alfworld does for alfworld/….`;
  return new UnknownIdError(
    "environment",
    id,
    nearestNames(id, registrations.keys()),
    isMissing ? remedy : "",
  );
}

async function loaded({ load }: Registration, id: string, options: LoadOptions): Promise<AnyEnvModule> {
  try {
    return await load(options);
  } catch (error) {
    // What has a code, such as an error of the file system, says itself what it is.
    if (typeof error === "object" && error !== null && "code" in error) throw error;
    const why = error instanceof Error ? `${error.name}: ${error.message}` : valueText(error);
    throw new GymError(
      "registry/broken-environment",
      `The environment "${id}" cannot be loaded, because it fails with ${why}. Mend what registerEnv was given to load it.`,
      { cause: error },
    );
  }
}

/** Loads a registered environment and opens an env on it. */
export async function makeEnv(
  id: string,
  { maxSteps, ...options }: LoadOptions & { readonly maxSteps?: number } = {},
): Promise<AnyEnv> {
  return openModule(await loadEnv(id, options), maxSteps);
}
