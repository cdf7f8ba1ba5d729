import type { LoadOptions } from "@rwml/core";

/** What a collecting thread is started with; the rest stands in the dataset's manifest. */
export interface ShareTask {
  readonly dir: string;
  readonly share: number;
  readonly env: string;
  readonly load: LoadOptions;
  readonly modules: readonly string[];
  readonly policy: string;
}
