import { modules } from "./imports/module-option.js";
import { path } from "./paths/path-option.js";
import { readsData } from "./paths/path-use.js";

/** Options of every command that loads an environment. */
export const loadingOptions = {
  data: path(readsData, "folder", "the environment's data, where it needs some", null),
  import: modules,
};

/** As `loadEnv` takes it. */
export function loadOptions(input: { readonly data: string | null }): { readonly data?: string } {
  return input.data === null ? {} : { data: input.data };
}
