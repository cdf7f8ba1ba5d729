import { GymError, type Json, nearestNames } from "@rwml/core";
import { planFrom } from "../expert/plan-from.js";
import { printAction } from "./action-text.js";
import { admissible } from "./admissible.js";
import { commandTemplates } from "./command-templates.js";
import { facts } from "./facts.js";
import { isWon } from "./is-won.js";
import type { AlfworldState } from "./state.js";

/** What an episode knows beside its state when infos are asked for. */
export interface InfosContext {
  /** What the agent saw last. */
  readonly feedback: string;
  /** Without outer blanks; null after the reset. */
  readonly lastCommand: string | null;
  /** The commands that were taken so far; refused ones do not count. */
  readonly moves: number;
  /** The game's path, or its id. */
  readonly gamefile: string | null;
  /** As the game file gives it. */
  readonly walkthrough: readonly string[] | null;
  /** What an expert that follows the episode says now; asked only where `extra.expert_plan` is. Default: none says anything. */
  readonly expertPlan?: () => readonly string[];
}

/** Values by name, with upstream's names. */
export type AlfworldInfos = Readonly<Record<string, Json>>;

const readers: Readonly<Record<string, (state: AlfworldState, context: InfosContext) => Json>> = {
  feedback: (_, { feedback }) => feedback,
  won: (state) => isWon(state),
  lost: () => false,
  score: (state, { lastCommand }) => (lastCommand === null ? null : isWon(state) ? 1 : 0),
  moves: (_, { moves }) => moves,
  last_command: (_, { lastCommand }) => lastCommand,
  admissible_commands: (state) => admissible(state).commands,
  command_templates: ({ room }) => commandTemplates(room.wording),
  facts: (state) => facts(state),
  policy_commands: (state) => planned(state),
  "extra.expert_plan": (_, { expertPlan }) => expertPlan?.() ?? null,
  "extra.walkthrough": (_, { walkthrough }) => walkthrough,
  // Upstream tells the file at the reset only.
  "extra.gamefile": (_, { gamefile, lastCommand }) => (lastCommand === null ? gamefile : null),
};

/** Names that upstream knows; it leaves them empty for ALFWorld. */
const emptyNames: readonly string[] = [
  "description",
  "entities",
  "fail_facts",
  "game",
  "intermediate_reward",
  "inventory",
  "last_action",
  "location",
  "max_score",
  "objective",
  "possible_admissible_commands",
  "possible_commands",
  "typed_entities",
  "verbs",
  "win_facts",
];

/** Upstream's planner gives no commands both where the game is won and where nothing can be done. */
function planned(state: AlfworldState): Json {
  const plan = planFrom(state);
  if (plan.type === "unknown-goal") return null;
  const actions = plan.type === "found" ? plan.actions : [];
  return actions.map((action) => printAction(action, state.room.wording));
}

/** Every name that `alfworldInfos` can be asked for. */
export const infoNames: readonly string[] = [...Object.keys(readers), ...emptyNames].sort();

/** What upstream's AlfredTWEnv asks for. */
export const defaultInfoNames: readonly string[] = ["won", "admissible_commands", "extra.gamefile"];

/** The asked-for infos, as upstream gives them. Throws `alfworld/unknown-info` for a name that it does not know. */
export function alfworldInfos(
  state: AlfworldState,
  context: InfosContext,
  names: readonly string[] = defaultInfoNames,
): AlfworldInfos {
  return Object.fromEntries(names.map((name) => [name, readInfo(name, state, context)]));
}

function readInfo(name: string, state: AlfworldState, context: InfosContext): Json {
  if (Object.hasOwn(readers, name)) return readers[name]!(state, context);
  if (emptyNames.includes(name)) return null;
  throw new GymError(
    "alfworld/unknown-info",
    `There is no info "${name}". Did you mean ${nearestNames(name, infoNames).join(", ") || infoNames.join(", ")}?`,
  );
}
