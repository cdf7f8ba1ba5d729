/** How far a training stage has come. Plain JSON, saved with the parameters; the stage counts it up in place. */
export interface StageState {
  steps: number;
  /** Time spent in steps, waiting and saving left out. */
  seconds: number;
  /** Tokens through forward and backward, padding left out. */
  tokens: number;
  /** Observations trained on, or completions sampled. */
  samples: number;
  /** Updates left out because a gradient was not finite. */
  skippedUpdates: number;
}

/** The state of a stage that has not begun. */
export function freshStage(): StageState {
  return { steps: 0, seconds: 0, tokens: 0, samples: 0, skippedUpdates: 0 };
}
