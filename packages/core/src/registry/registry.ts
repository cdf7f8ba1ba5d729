import type { AnyEnv } from "../env/env.js";
import { openEnv } from "../env/open-env.js";
import { UnknownIdError } from "../errors.js";
import type { AnyEnvModule } from "./env-module.js";
import { nearestNames } from "./nearest-names.js";

/** What a registered environment is asked to load with. */
export interface LoadOptions {
  /** The user's data folder, for environments that need one. */
  readonly data?: string;
}

/** One line of `listEnvs`. */
export interface EnvEntry {
  readonly id: string;
  readonly summary: string;
}

interface Registration {
  readonly entry: EnvEntry;
  readonly load: (options: LoadOptions) => Promise<AnyEnvModule>;
}

const place = Symbol.for("@rwml/core/registry");
const shared = globalThis as { [place]?: Map<string, Registration> };
/** One for all copies of this package in a process: an installed environment may bring a copy of its own. */
const registrations = shared[place] ?? new Map<string, Registration>();
shared[place] = registrations;

/** Makes an environment known by id; nothing is loaded before it is asked for. Registering an id again replaces it. */
export function registerEnv(
  id: string,
  load: (options: LoadOptions) => Promise<AnyEnvModule>,
  about: { readonly summary: string },
): void {
  registrations.set(id, { entry: { id, summary: about.summary }, load });
}

/** All registered environments, by id. An entry is the same object until its id is registered again. */
export function listEnvs(): readonly EnvEntry[] {
  return [...registrations.values()]
    .map(({ entry }) => entry)
    .sort((left, right) => (left.id < right.id ? -1 : 1));
}

/** Loads a registered environment. Throws UnknownIdError with the nearest ids. */
export async function loadEnv(id: string, options: LoadOptions = {}): Promise<AnyEnvModule> {
  const registration = registrations.get(id);
  if (registration === undefined)
    throw new UnknownIdError("environment", id, nearestNames(id, registrations.keys()));
  return registration.load(options);
}

/** Loads a registered environment and opens an env on it. */
export async function makeEnv(
  id: string,
  options: LoadOptions & { readonly maxSteps?: number } = {},
): Promise<AnyEnv> {
  const { rules, tasks, maxSteps } = await loadEnv(id, options);
  const limit = options.maxSteps ?? maxSteps;
  return openEnv(rules, limit === undefined ? { tasks } : { tasks, maxSteps: limit });
}
