import type { ModelConfig } from "../model/network/model-config.js";
import type { Parameters } from "../model/network/parameters.js";
import type { MuonState } from "./update/muon.js";

/** A model in training: its arrays are changed in place. */
export interface Trainee {
  readonly config: ModelConfig;
  readonly parameters: Parameters;
  readonly optimizer: MuonState;
}
