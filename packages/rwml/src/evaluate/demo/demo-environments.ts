import type { LoadOptions } from "@rwml/core";

/** What the main job trains and tests on. */
export interface DemoEnvironments {
  readonly load: LoadOptions;
  /** By id. */
  readonly env: { readonly train: string; readonly test: string };
}

/** @param data the folder of real games; null for generated ones */
export function demoEnvironments(data: string | null): DemoEnvironments {
  return data === null
    ? { load: {}, env: { train: "alfworld/generated", test: "alfworld/generated-heldout" } }
    : { load: { data }, env: { train: "alfworld/practice", test: "alfworld/valid_unseen" } };
}
