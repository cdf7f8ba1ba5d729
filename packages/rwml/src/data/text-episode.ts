/** What happened in one episode, as the texts that an agent wrote and saw. Plain JSON. */
export interface TextEpisode {
  readonly id: string;
  readonly initialObservation: string;
  readonly steps: readonly TextStep[];
}

/** One action and what the world showed after it. */
export interface TextStep {
  readonly action: string;
  readonly observation: string;
  /** The world did not take the action. Default false. */
  readonly rejected?: boolean;
  /** Whether the observation follows from what the episode has shown before; absent where nobody can tell. */
  readonly determined?: boolean;
}
