import type { PythonRecord, PythonValue } from "../../python/python-value.js";
import type { DomainSource, SourceProblem } from "../sources/domain-source.js";
import { localTimestamp } from "./local-timestamp.js";
import type { ParticipantInfo } from "./participant-info.js";

/** What a run's file says before its simulations. */
export interface RunHeadOptions {
  readonly source: DomainSource;
  readonly problems: readonly SourceProblem[];
  readonly agent: ParticipantInfo;
  readonly user: ParticipantInfo;
  /** What users are told about their role; null where they are no models. */
  readonly guidelines: string | null;
  /** Whose words prompts are made of, such as `own`. */
  readonly wording: string;
  readonly trials: number;
  readonly maxHops: number;
  readonly maxErrors: number;
  readonly seed: number;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** The head of a run's file, with upstream's names. */
export function runHead(options: RunHeadOptions): PythonRecord {
  const { source, problems, agent, user, guidelines, wording, trials, maxHops, maxErrors, seed, time } =
    options;
  return {
    timestamp: localTimestamp(time),
    info: {
      git_commit: "unknown",
      num_trials: trials,
      max_steps: maxHops,
      max_errors: maxErrors,
      user_info: { ...participantInfo(user), global_simulation_guidelines: guidelines },
      agent_info: participantInfo(agent),
      environment_info: { domain_name: source.name, policy: source.policy, tool_defs: null },
      seed,
      made_by: "rwml",
      wording,
    },
    tasks: problems.map(({ task }) => task as unknown as PythonValue),
  };
}

function participantInfo({ implementation, llm, llmArguments }: ParticipantInfo): PythonRecord {
  return { implementation, llm, llm_args: llm === null ? null : (llmArguments as PythonRecord) };
}
