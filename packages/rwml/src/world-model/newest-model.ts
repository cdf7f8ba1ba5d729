import { existsSync } from "node:fs";
import { join } from "node:path";
import { GymError } from "@rwml/core";

/** The folder of a stage's model within a run. */
export function modelFolder(run: string, stage: "sft" | "rwml"): string {
  return join(run, "models", stage);
}

/** The model of a run's last stage, or the folder itself when it is a model's. Throws `world-model/not-a-model`. */
export function newestModel(run: string): string {
  const candidates = [modelFolder(run, "rwml"), modelFolder(run, "sft"), run];
  const found = candidates.find((folder) => existsSync(join(folder, "model.json")));
  if (found !== undefined) return found;
  throw new GymError(
    "world-model/not-a-model",
    `There is no trained world model in ${run}. Name the folder of a run that \`rwml train\` or \`rwml demo\` has finished, such as runs/demo.`,
  );
}
