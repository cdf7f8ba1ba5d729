import type { LoadOptions } from "@rwml/core";
import { modules } from "./module-option.js";
import { texts } from "./option.js";
import { path } from "./paths/path-option.js";
import { readsSomeData } from "./paths/path-use.js";

/** Options of every command that loads an environment. */
export const loadingOptions = {
  data: path(readsSomeData, "path", "the environment's data, where it needs some", null),
  import: modules,
};

/** Options of commands that choose among an environment's tasks. */
export const choosingOptions = {
  taskTypes: texts("type", "only tasks of these types, by name or number; otherwise all"),
  scenes: texts("scene", "only tasks in these scenes; otherwise all"),
};

/** As `loadEnv` takes it. */
export function loadOptions(input: {
  readonly data: string | null;
  readonly taskTypes?: readonly string[];
  readonly scenes?: readonly string[];
}): LoadOptions {
  const { data, taskTypes = [], scenes = [] } = input;
  return {
    ...(data === null ? {} : { data }),
    ...(taskTypes.length === 0 ? {} : { taskTypes }),
    ...(scenes.length === 0 ? {} : { scenes }),
  };
}
