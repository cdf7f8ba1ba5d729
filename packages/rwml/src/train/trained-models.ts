import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { GymError } from "@rwml/core";
import { type TrainingStage, trainingStages } from "./training-stage.js";

/** The folder of a stage's model within a run. */
export function modelFolder(run: string, stage: TrainingStage): string {
  return join(modelsFolder(run), stage);
}

/**
 * The model folders of a run by stage, in the order of training; of a model's own folder that one alone.
 *
 * @throws GymError `world-model/not-a-model` when there is none, `world-model/unfinished` when one was not written to
 *   its end: an evaluation without it would look complete
 */
export function trainedModels(run: string): Readonly<Record<string, string>> {
  const trained = stagesWithFolder(run).map((stage) => [stage, join(modelsFolder(run), stage)] as const);
  for (const [, folder] of trained) if (!holdsModel(folder)) throw unfinished(folder);
  if (trained.length > 0) return Object.fromEntries(trained);
  if (holdsModel(run)) return { [basename(resolve(run))]: run };
  throw new GymError(
    "world-model/not-a-model",
    `There is no trained world model in ${run}. Name the folder of a run that \`rwml train\` or \`rwml demo\` has finished, such as runs/demo.`,
  );
}

function modelsFolder(run: string): string {
  return join(run, "models");
}

/** In the order of training; what no stage of this version is called comes first, so that nothing is left out. */
function stagesWithFolder(run: string): readonly string[] {
  const places: readonly string[] = trainingStages;
  const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  const names = isFolder(modelsFolder(run)) ? readdirSync(modelsFolder(run)) : [];
  return names
    .filter((name) => isFolder(join(modelsFolder(run), name)))
    .sort()
    .sort((left, right) => places.indexOf(left) - places.indexOf(right));
}

/** `model.json` is written last, so a folder that has it is whole. */
function holdsModel(folder: string): boolean {
  return existsSync(join(folder, "model.json"));
}

function unfinished(folder: string): GymError {
  return new GymError(
    "world-model/unfinished",
    `${folder} has no model.json: it was not written to its end, or the file was removed. Go on with the training, which writes it again, or name the folder of another model.`,
  );
}
