import { GymError, type Json, nearestNames } from "@rwml/core";
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
  "extra.walkthrough": (_, { walkthrough }) => walkthrough,
  // Upstream tells the file at the reset only.
  "extra.gamefile": (_, { gamefile, lastCommand }) => (lastCommand === null ? gamefile : null),
};

/** Names that upstream knows; it leaves them empty for ALFWorld, all but the plans of its planner and expert. */
const emptyNames: readonly string[] = [
  "description",
  "entities",
  "extra.expert_plan",
  "fail_facts",
  "game",
  "intermediate_reward",
  "inventory",
  "last_action",
  "location",
  "max_score",
  "objective",
  "policy_commands",
  "possible_admissible_commands",
  "possible_commands",
  "typed_entities",
  "verbs",
  "win_facts",
];

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
  const read = readers[name];
  if (read !== undefined) return read(state, context);
  if (emptyNames.includes(name)) return null;
  throw new GymError(
    "alfworld/unknown-info",
    `There is no info "${name}". Did you mean ${nearestNames(name, infoNames).join(", ") || infoNames.join(", ")}?`,
  );
}
