import { trainedModels } from "./trained-models.js";

/** The folder of the model of a run's last stage, or the folder itself when it is a model's. Throws as `trainedModels`. */
export function newestModel(run: string): string {
  return Object.values(trainedModels(run)).at(-1)!;
}
