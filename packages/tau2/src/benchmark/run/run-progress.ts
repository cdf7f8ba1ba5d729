import type { GymError } from "@rwml/core";
import type { RewardInfo } from "../../judge/reward-info.js";
import type { Resumption } from "../results/checkpoint.js";
import type { PlayedConversation } from "./play-conversation.js";
import type { TrialKey } from "./trial-key.js";

/** What a run tells while it goes on. */
export type RunProgress =
  /** A run that was there is gone on with: what was changed and accepted, and names of what its file did not say. */
  | ({ readonly type: "run-resumed" } & Resumption)
  /** `done` of `total` simulations were finished by an earlier run. */
  | { readonly type: "run-start"; readonly total: number; readonly done: number }
  | { readonly type: "message"; readonly key: TrialKey; readonly messages: number }
  /** A message had thoughts in its words, which were taken out. */
  | { readonly type: "thoughts-stripped" }
  /** A simulation failed and is played again. */
  | { readonly type: "simulation-retry"; readonly key: TrialKey; readonly failure: unknown }
  /** An answer of the judge could not be read, and it is asked again about the same conversation. */
  | { readonly type: "judge-retry"; readonly key: TrialKey; readonly failure: GymError }
  /** A simulation is kept; without a reward where it failed in the end. */
  | {
      readonly type: "simulation-end";
      readonly key: TrialKey;
      readonly played: PlayedConversation;
      readonly reward: RewardInfo | null;
    };
