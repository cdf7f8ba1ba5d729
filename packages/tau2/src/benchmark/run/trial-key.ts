/** Which simulation of a run is meant: upstream's key for going on with a run. */
export interface TrialKey {
  readonly trial: number;
  readonly task_id: string;
  readonly seed: number;
}
