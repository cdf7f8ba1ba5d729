/** A guess at the next observation. */
export interface Prediction {
  readonly observation: string;
  /**
   * True when the guess follows from what the episode has shown so far, false when it hinges on something
   * hidden; absent where the predictor cannot tell.
   */
  readonly determined?: boolean;
}

/**
 * Predicts the observations of one episode from its text alone: the baselines that a learned world model is
 * measured against, and the judge of which transitions can be known at all.
 */
export interface Predictor {
  /** Begins an episode with its first observation. */
  start(observation: string): void;
  predict(action: string): Prediction;
  /** Tells what really happened. */
  update(action: string, observation: string): void;
}
