import { type FailureKind, FailureTally, failureOf } from "./episode-failure.js";
import { openDataset } from "./open-dataset.js";

/** The kinds of failures in a dataset, each with its first episode. */
export async function listFailures(dir: string): Promise<readonly FailureKind[]> {
  const tally = new FailureTally();
  for await (const episode of (await openDataset(dir)).episodes()) {
    const failure = failureOf(episode);
    if (failure !== null) tally.note(failure);
  }
  return tally.kinds();
}
