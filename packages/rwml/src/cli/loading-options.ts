import { text, texts } from "./option.js";

/** Options of every command that loads an environment. */
export const loadingOptions = {
  data: text("folder", "the environment's data, where it needs some", null),
  import: texts("module", "files that register further environments"),
};

/** As `loadEnv` takes it. */
export function loadOptions(input: { readonly data: string | null }): { readonly data?: string } {
  return input.data === null ? {} : { data: input.data };
}
