import type { Random } from "../random/random.js";
import type { PolicyInput } from "./policy.js";

/** What an expert is asked about: the moment before an action. */
export interface ExpertInput<State> extends PolicyInput {
  readonly state: State;
  /** The action that led here, whoever chose it; null at the start of the episode. */
  readonly lastAction: string | null;
}

/** Says what should be done, where others act: it is asked at each state of an episode in turn, and may know the state. */
export interface Expert<State> {
  /** The action to take now; null where the expert knows none. A GymError says why it knows none. */
  advise(input: ExpertInput<State>): string | null;
}

/** Opens an expert for one episode. */
export type ExpertFactory<State> = (episode: { readonly random: Random }) => Expert<State>;
