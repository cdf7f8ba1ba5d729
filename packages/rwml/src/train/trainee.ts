import type { ModelConfig } from "../onnx/model/model-config.js";
import type { Parameters } from "../onnx/model/parameters.js";
import type { MuonState } from "../onnx/muon.js";

/** A model in training: its arrays are changed in place. */
export interface Trainee {
  readonly config: ModelConfig;
  readonly parameters: Parameters;
  readonly optimizer: MuonState;
}
