import type { LoadOptions } from "@rwml/core";
import type { CollectProgress, ShareResult } from "@rwml/core/dataset";

/** What a worker thread is started with; the rest stands in the dataset's manifest. */
export interface WorkerTask {
  readonly dir: string;
  readonly share: number;
  readonly env: string;
  readonly load: LoadOptions;
  readonly modules: readonly string[];
  readonly policy: string;
}

/** What a worker thread tells. It is told one thing only: any message means to stop after the step at hand. */
export type WorkerMessage =
  | { readonly type: "progress"; readonly progress: CollectProgress }
  | { readonly type: "end"; readonly result: ShareResult }
  | { readonly type: "failure"; readonly code: string; readonly message: string };
