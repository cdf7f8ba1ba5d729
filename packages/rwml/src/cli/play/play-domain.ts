import { GymError, openAsyncEnv, seededRandom } from "@rwml/core";
import type { ConversationRole, Participant } from "@rwml/tau2";
import type { CliContext } from "../cli-context.js";
import type { ExitCode } from "../exit-code.js";
import { modelOpener } from "../run/model-opener.js";
import { converse } from "../session.js";
import { ConversationSession } from "./conversation-session.js";

/** What `rwml play tau2/…` is told. */
export interface PlayDomainInput {
  /** Without `tau2/`. */
  readonly name: string;
  readonly data: string | null;
  readonly seed: number;
  readonly task: string | null;
  /** The limit of messages and answers. */
  readonly maxSteps: number | null;
  /** Whom the person plays. */
  readonly as: string;
  /** Who plays the other side; null for whoever fits. */
  readonly partner: string | null;
  /** The other side's model. */
  readonly llm: string | null;
  readonly baseUrl: string | null;
}

/** A person plays the agent or the user of a tau2 domain. */
export async function playDomain(input: PlayDomainInput, context: CliContext): Promise<ExitCode> {
  const tau2 = await import("@rwml/tau2");
  const role = roleNamed(input.as);
  const source = tau2.sourceNamed(input.name, input.data === null ? {} : { data: input.data });
  const problems = source.problems(input.task === null ? {} : { ids: [input.task] });
  const problem = problems[seededRandom(input.seed, "play").int(problems.length)]!;
  const limits = { ...tau2.defaultLimits, maxHops: input.maxSteps ?? 200, agentMayStop: role === "agent" };
  const setting = tau2.settingOf(source, limits);
  const open = input.llm === null ? null : await modelOpener(input.baseUrl, context);
  const seat = {
    ...{ source, problem, wording: tau2.ownWording, persona: null },
    model: open === null || input.llm === null ? null : open(input.llm, {}, null),
  };
  const other: ConversationRole = role === "agent" ? "user" : "agent";
  const partner = input.partner ?? usualPartner(other, seat.model !== null, problem.script !== null);
  const participant: Participant =
    other === "user" ? tau2.openUser(partner, seat) : tau2.openAgent(partner, seat);
  const judge = tau2.conversationJudge(setting);
  const env = openAsyncEnv(
    tau2.conversationRules(`tau2/${source.name}`, setting, { observer: role, judge }),
    {
      role,
      players: { [other]: tau2.playerOf(() => participant) },
    },
  );
  await env.reset({ task: problem.task, seed: input.seed });
  const tools = tau2.toolsOf(setting, role, tau2.ownWording);
  return converse(new ConversationSession({ env, role, problem, tools, policy: source.policy }), context);
}

function roleNamed(name: string): ConversationRole {
  if (name === "agent" || name === "user") return name;
  throw new GymError("cli/bad-option", `--as takes agent or user, not "${name}".`);
}

/** A model where one is named, a script where there is one, and the gold actions elsewhere. */
function usualPartner(role: ConversationRole, hasModel: boolean, hasScript: boolean): string {
  if (hasModel) return role === "user" ? "user_simulator" : "llm_agent";
  return role === "user" && hasScript ? "scripted" : "gold";
}
