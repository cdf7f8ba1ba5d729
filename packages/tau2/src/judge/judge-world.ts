import { sameJsonText } from "../python/equal.js";
import { ToolError } from "../python/python-error.js";
import type { PythonValue } from "../python/python-value.js";
import { initializeWorld, replayHistory } from "../world/begin-world.js";
import { findTool, type Setting, useTool } from "../world/call-tool.js";
import type { ToolCall } from "../world/message.js";
import type { EvaluationCriteria, GoldAction, Task } from "../world/task.js";
import { ToolBug } from "../world/tool-bug.js";
import { databaseOf, type World, type WorldAccess, WorldCell } from "../world/world.js";
import { checkAssertion } from "../world/world-call.js";
import type { Conversation } from "./conversation.js";
import {
  blankReward,
  type RewardBreakdown,
  type RewardInfo,
  type WorldAssertionCheck,
} from "./reward-info.js";

/** Where the world is judged from. */
export interface WorldOptions {
  /** Whether replayed answers that differ from the recorded ones are an error. Default: true. */
  readonly strict?: boolean;
  /** The world in the task's initial state, where it is known already. */
  readonly initial?: World;
  /** The world that replaying the conversation comes to, where it is known already. */
  readonly predicted?: World;
  /** Gives the world that the gold actions lead to. Default: `goldWorld`. */
  readonly gold?: () => GoldWorld;
}

/** Where a task's gold actions lead. */
export interface GoldWorld {
  readonly world: World;
  /** The bugs of tools that they met: the verdict on the databases then says little. */
  readonly bugs: readonly string[];
}

/**
 * Judges the databases that a conversation leaves behind (upstream's ENV): against those that the gold actions make, and
 * by assertions. Throws what `beginWorld` throws, and a ToolError for an assertion that is a mistake
 * in any world; one that fails on what it finds is not met, and noted.
 *
 * @param fresh a new world
 */
export function judgeWorld(
  setting: Setting,
  fresh: World,
  { task, messages }: Conversation,
  criteria: EvaluationCriteria,
  { strict = true, ...known }: WorldOptions = {},
): RewardInfo {
  const { actions, env_assertions: assertions, reward_basis: basis } = criteria;
  if (actions === null && assertions === null) {
    const info = { note: "No expected actions or env assertions" };
    return { ...blankReward, db_check: { db_match: true, db_reward: 1 }, info };
  }
  const initial = known.initial ?? initializeWorld(setting, fresh, task.initial_state);
  const reached = known.predicted ?? replayHistory(setting, initial, messages, { strict });
  const gold = known.gold?.() ?? goldWorld(setting, initial, task, strict);
  const matches = sameDatabases(reached, gold.world);
  const { checks, failures } = checkAssertions(setting, reached, assertions ?? []);
  const breakdown: RewardBreakdown = {
    ...(basis.includes("DB") ? { DB: matches ? 1 : 0 } : {}),
    ...(basis.includes("ENV_ASSERTION") ? { ENV_ASSERTION: checks.every(({ met }) => met) ? 1 : 0 } : {}),
  };
  return {
    ...blankReward,
    reward: Object.values(breakdown).reduce((product, factor) => product * factor, 1),
    db_check: { db_match: matches, db_reward: matches ? 1 : 0 },
    env_assertions: checks,
    reward_basis: basis,
    reward_breakdown: breakdown,
    info: noteOf(failures, gold.bugs),
  };
}

function noteOf(failures: readonly string[], bugs: readonly string[]): RewardInfo["info"] {
  const notes = [
    ...(failures.length === 0 ? [] : [`Not met, because they failed: ${failures.join("; ")}`]),
    ...(bugs.length === 0 ? [] : [`The gold actions met bugs of the domain: ${bugs.join("; ")}`]),
  ];
  return notes.length === 0 ? null : { note: notes.join(". ") };
}

/**
 * Where a task's gold actions lead: never solo, without a sync between, and without regard to failures.
 *
 * @param initial the world in the task's initial state
 */
export function goldWorld({ domain }: Setting, initial: World, task: Task, strict = true): GoldWorld {
  const setting: Setting = { domain, solo: false };
  const history = task.initial_state?.message_history ?? [];
  const cell = new WorldCell(replayHistory(setting, initial, history, { strict }));
  const changing = (task.evaluation_criteria?.actions ?? [])
    .map(callOf)
    .filter((call) => isWrite(setting, call));
  const bugs = changing.flatMap((call) => attempt(setting, cell, call));
  return { world: cell.read(), bugs };
}

function callOf({ name, arguments: input, requestor }: GoldAction): ToolCall {
  return { id: "", name, arguments: input, requestor };
}

function isWrite(setting: Setting, call: ToolCall): boolean {
  try {
    return findTool(setting, call).tool.type === "write";
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return false;
  }
}

/** Takes a gold action; gives the bug that it met, if any. */
function attempt(setting: Setting, world: WorldAccess, call: ToolCall): readonly string[] {
  try {
    useTool(setting, world, call);
    return [];
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    return error instanceof ToolBug ? [error.bug] : [];
  }
}

/** Whether upstream's hashes of both databases agree. */
function sameDatabases(left: World, right: World): boolean {
  return (["assistant", "user"] as const).every((side) =>
    sameJsonText(databaseOf(left, side) as PythonValue, databaseOf(right, side) as PythonValue),
  );
}

/** Assertions are functions of toolkits and see what those before them have done. */
function checkAssertions(
  setting: Setting,
  world: World,
  assertions: NonNullable<EvaluationCriteria["env_assertions"]>,
): { readonly checks: readonly WorldAssertionCheck[]; readonly failures: readonly string[] } {
  const cell = new WorldCell(world);
  const failures: string[] = [];
  const checks = assertions.map((assertion) => {
    const { met, failure } = checkAssertion(setting, cell, assertion);
    if (failure !== null) failures.push(`${assertion.func_name} (${failure})`);
    return { env_assertion: assertion, met, reward: met ? 1 : 0 };
  });
  return { checks, failures };
}
