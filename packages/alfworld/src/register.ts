import { type EnvModule, expertPolicy, type LoadOptions, registerEnv, type TaskSource } from "@rwml/core";
import { alfworldExperts } from "./expert/experts.js";
import { solutionOf } from "./expert/solution-of.js";
import { type Game, type TaskType, taskTypes } from "./game/game.js";
import { gameTasks } from "./game/game-tasks.js";
import { sceneKinds } from "./game/scene-kind.js";
import { type Split, splits } from "./game/splits.js";
import { generatedTasks } from "./generate/generated-tasks.js";
import { practiceTasks } from "./generate/practice-tasks.js";
import { alfworldPredictors } from "./knowledge/predictors.js";
import { expertMixPolicy } from "./policy/expert-mix.js";
import { explorePolicy } from "./policy/explore.js";
import type { AlfworldAction } from "./world/actions.js";
import { alfworldRules } from "./world/rules.js";
import type { AlfworldState } from "./world/state.js";

const summaries: Readonly<Record<Split, string>> = {
  train: "ALFWorld's training games (needs the data)",
  valid_seen: "ALFWorld's evaluation games in known rooms (needs the data)",
  valid_unseen: "ALFWorld's evaluation games in unknown rooms (needs the data)",
  valid_train: "The sample of training games that some ALFWorld releases hold (needs the data)",
};

/** Upstream's default limit. */
const maxSteps = 50;

const policies = {
  "expert-mix": expertMixPolicy,
  explore: explorePolicy,
  ...Object.fromEntries(
    Object.entries(alfworldExperts).map(([name, openExpert]) => [name, expertPolicy(name, openExpert)]),
  ),
};

/**
 * Makes ALFWorld known: generated games as `alfworld/generated` and, in rooms kept apart, `alfworld/generated-heldout`;
 * the user's games by split, as `alfworld/train`, `alfworld/valid_seen` and so on; and as `alfworld/practice` all of
 * them in known rooms, half of them rearranged. Loading one throws `alfworld/no-data` where its games are missing.
 */
export function registerAlfworld(): void {
  register(
    "generated",
    (chosen) => generatedTasks({ ...chosen, rooms: "train" }),
    "Generated games (needs nothing)",
    false,
  );
  register(
    "generated-heldout",
    (chosen) => generatedTasks({ ...chosen, rooms: "heldout" }),
    "Generated games in rooms that alfworld/generated never uses (needs nothing)",
    false,
  );
  register(
    "practice",
    practiceTasks,
    "ALFWorld's games in known rooms, half of them rearranged (needs the data)",
  );
  for (const split of splits) register(split, (options) => gameTasks(split, options), summaries[split]);
}

function register(
  name: string,
  tasks: (options: LoadOptions) => TaskSource<Game>,
  summary: string,
  takesData = true,
): void {
  registerEnv(
    `alfworld/${name}`,
    async (options): Promise<EnvModule<AlfworldState, AlfworldAction, Game>> => ({
      rules: alfworldRules,
      tasks: tasks(options),
      maxSteps,
      taskTypes,
      scenes: sceneKinds,
      taskTypeOf,
      policies,
      experts: alfworldExperts,
      solution: solutionOf,
      predictors: alfworldPredictors,
      determinedBy: "rule-tracker",
    }),
    { summary, takesData },
  );
}

/** The type in the name of a game: its task's folder begins with it, and a generated game names it after its room. */
function taskTypeOf(id: string): TaskType | null {
  const [, part = ""] = id.split("/");
  return taskTypes.find((type) => part === type || part.startsWith(`${type}-`)) ?? null;
}
