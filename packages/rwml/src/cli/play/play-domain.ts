import { GymError, openAsyncEnv, requireLoadable, seededRandom } from "@rwml/core";
import type { ConversationRole, DomainSource, Participant, SourceProblem } from "@rwml/tau2";
import type { DomainEntry } from "@rwml/tau2/register";
import type { CliContext } from "../cli-context.js";
import type { ExitCode } from "../exit-code.js";
import { modelOpener } from "../run/model-opener.js";
import { conversationSession } from "./conversation-session.js";
import { converse } from "./converse.js";

/** What `rwml play tau2/…` is told. */
export interface PlayDomainInput {
  /** What is played, with tasks of its own. */
  readonly entry: DomainEntry;
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

/** A person plays the agent or the user of a tau2 domain, or an agent that works alone. */
export async function playDomain(input: PlayDomainInput, context: CliContext): Promise<ExitCode> {
  const tau2 = await import("@rwml/tau2");
  const { entry } = input;
  requireLoadable(entry.id, input.data === null ? {} : { data: input.data });
  const role = roleNamed(input.as);
  if (entry.solo) requireAlone(input);
  const source = tau2.sourceNamed(entry.domain, { solo: entry.solo, data: input.data ?? undefined });
  const named = input.task === null ? [] : [input.task];
  const problems = source
    .problems({ split: entry.split, ids: named })
    .filter(({ task }) => !entry.solo || named.length > 0 || tau2.startsAlone(task))
    .filter(({ script }) => !entry.scripted || script !== null);
  requireProblem(entry, problems);
  const problem = problems[seededRandom(input.seed, "play").int(problems.length)]!;
  const limits = { ...tau2.defaultLimits, maxHops: input.maxSteps ?? 200, agentMayStop: role === "agent" };
  const setting = tau2.settingOf(source, limits);
  const judge = tau2.conversationJudge(setting);
  const partner = entry.solo ? null : await openPartner(input, { role, source, problem }, context);
  const env = openAsyncEnv(
    tau2.conversationRules(`tau2/${source.name}`, setting, { observer: role, judge, toolBugs: "answer" }),
    { role, players: partner === null ? {} : { [otherRole(role)]: tau2.playerOf(() => partner) } },
  );
  await env.reset({ task: problem.task, seed: input.seed });
  const tools = tau2.toolsOf(setting, role, tau2.ownWording);
  const session = conversationSession({ env, role, problem, tools, policy: source.policy });
  return converse(session, context);
}

/** Nothing is left of a split without tasks for one player, or of a task without a script. */
function requireProblem({ id }: DomainEntry, problems: readonly SourceProblem[]): void {
  if (problems.length > 0) return;
  throw new GymError("cli/no-task", `${id} has no such task to play. rwml show ${id} lists its tasks.`);
}

/** Who plays the other side. */
async function openPartner(
  input: PlayDomainInput,
  { role, source, problem }: PartnerSeat,
  context: CliContext,
): Promise<Participant> {
  const tau2 = await import("@rwml/tau2");
  const endpoint = input.llm === null ? null : await modelOpener(input.baseUrl, context);
  const seat = {
    ...{ source, problem, wording: tau2.ownWording, persona: null },
    model: endpoint === null || input.llm === null ? null : endpoint.open(input.llm, null),
  };
  const other = otherRole(role);
  const partner = input.partner ?? usualPartner(other, seat.model !== null, problem.script !== null);
  return other === "user" ? tau2.openUser(partner, seat) : tau2.openAgent(partner, seat);
}

interface PartnerSeat {
  /** The person's. */
  readonly role: ConversationRole;
  readonly source: DomainSource;
  readonly problem: SourceProblem;
}

function otherRole(role: ConversationRole): ConversationRole {
  return role === "agent" ? "user" : "agent";
}

/** Where an agent works alone, nobody plays the other side. */
function requireAlone({ entry, as, partner, llm }: PlayDomainInput): void {
  const option = as === "user" ? "--as user" : partner !== null ? "--partner" : llm !== null ? "--llm" : null;
  if (option === null) return;
  throw new GymError(
    "cli/bad-option",
    `${option} is not for ${entry.id}, where an agent works alone. Leave it out, or play tau2/${entry.domain}, which has a user.`,
  );
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
