import { hash } from "node:crypto";
import type { Wording } from "../../conversation/wording/wording.js";
import { pythonJson } from "../../python/json-text.js";
import type { PythonRecord, PythonValue } from "../../python/python-value.js";
import type { DomainSource, SourceProblem } from "../sources/domain-source.js";
import { localTimestamp } from "./local-timestamp.js";
import type { JudgeInfo, ParticipantInfo } from "./participant-info.js";

/** What a run's file says before its simulations. */
export interface RunHeadOptions {
  readonly source: DomainSource;
  readonly problems: readonly SourceProblem[];
  readonly agent: ParticipantInfo;
  readonly user: ParticipantInfo;
  readonly judge: JudgeInfo;
  /** How users speak. */
  readonly persona: string | null;
  /** What users are told about their role; null where they are no models. */
  readonly guidelines: string | null;
  /** Whose words prompts are made of. */
  readonly wording: Wording;
  readonly trials: number;
  readonly maxHops: number;
  readonly maxErrors: number;
  readonly timeoutSeconds: number | null;
  readonly enforceProtocol: boolean;
  readonly stripThoughts: boolean;
  readonly seed: number;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** The head of a run's file, with upstream's names; what upstream does not keep has names of our own. */
export function runHead(options: RunHeadOptions): PythonRecord {
  const { source, problems, agent, user, judge, persona, guidelines, wording } = options;
  return {
    timestamp: localTimestamp(options.time),
    info: {
      git_commit: "unknown",
      num_trials: options.trials,
      max_steps: options.maxHops,
      max_errors: options.maxErrors,
      user_info: { ...participantInfo(user), global_simulation_guidelines: guidelines, persona },
      agent_info: participantInfo(agent),
      environment_info: {
        ...{ domain_name: source.name, policy: source.policy, tool_defs: null },
        databases_sha256: sha256(JSON.stringify([source.databases.agent, source.databases.user])),
      },
      seed: options.seed,
      judge_info: modelInfo(judge),
      enforce_communication_protocol: options.enforceProtocol,
      strip_think: options.stripThoughts,
      timeout: options.timeoutSeconds,
      made_by: "rwml",
      wording: wording.name,
      wording_sha256: sha256(pythonJson(wording as unknown as PythonValue, { sortKeys: true })),
    },
    tasks: problems.map(({ task }) => task as unknown as PythonValue),
  };
}

function participantInfo({ implementation, ...model }: ParticipantInfo): PythonRecord {
  return { implementation, ...modelInfo(model) };
}

function modelInfo({ llm, llmArguments, baseUrl }: JudgeInfo): PythonRecord {
  if (llm === null) return { llm, llm_args: null, base_url: null };
  return { llm, llm_args: llmArguments as PythonRecord, base_url: baseUrl };
}

function sha256(text: string): string {
  return hash("sha256", text, "hex");
}
