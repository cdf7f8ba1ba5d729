import type { ExpertFactory } from "../policy/expert.js";
import type { PolicyFactory } from "../policy/policy.js";
import type { Predictor } from "../predict/predictor.js";
import type { Rules } from "../rules/rules.js";
import type { TaskSource } from "../rules/task-source.js";

/** Everything the registry knows about an environment once it is loaded. */
export interface EnvModule<State, Action, Task> {
  readonly rules: Rules<State, Action, Task>;
  readonly tasks: TaskSource<Task>;
  /** Step limit unless the caller chooses another. */
  readonly maxSteps?: number;
  /** The types of tasks that loading can be asked to keep to, by `LoadOptions.taskTypes`. Default: there are none. */
  readonly taskTypes?: readonly string[];
  /** The scenes that loading can be asked to keep to, by `LoadOptions.scenes`. Default: there are none. */
  readonly scenes?: readonly string[];
  /** The type of the task of an id, without loading it; null where the id does not say. */
  taskTypeOf?(id: string): string | null;
  /** Policies beside `random`, by name. */
  readonly policies?: Readonly<Record<string, PolicyFactory>>;
  /** The policy (a key of `policies`, or `random`) to collect with unless another is asked for. Default: `random`. */
  readonly defaultPolicy?: string;
  /** Who can say what to do in any state, by name. `policies` can have them too, see `expertPolicy`. */
  readonly experts?: Readonly<Record<string, ExpertFactory<State>>>;
  /** A known way to solve a task from an episode's first state, as action texts. */
  solution?(task: Task, start: State): readonly string[] | null;
  /** Baselines that predict observations without learning, by name; each call opens one for an episode. */
  readonly predictors?: Readonly<Record<string, () => Predictor>>;
  /** What an action does, such as its verb or its tool: what baselines compare actions by. Default: `leadingWord`. */
  actionKind?(action: string): string;
  /** The predictor (a key of `predictors`) whose `determined` marks what can be known from the history. */
  readonly determinedBy?: string;
}

// biome-ignore lint/suspicious/noExplicitAny: see AnyEnv
export type AnyEnvModule = EnvModule<any, any, any>;
