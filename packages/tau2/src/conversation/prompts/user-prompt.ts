import { nearestNames, UnknownIdError } from "@rwml/core";
import type { UserScenario } from "../../world/task.js";
import { personaMark, type UserWording } from "../wording/wording.js";
import { scenarioText } from "./scenario-text.js";

/** Options of `userPrompt`. */
export interface UserPromptOptions {
  readonly hasTools: boolean;
  /** How the user speaks, such as `minimal`; only guidelines with a mark for it change. Default: no special way. */
  readonly persona?: string | null;
}

/** What a simulated user is told before a conversation. Throws `registry/unknown-persona`. */
export function userPrompt(
  scenario: UserScenario,
  wording: UserWording,
  { hasTools, persona = null }: UserPromptOptions,
): string {
  const guidelines = hasTools ? wording.guidelinesWithTools : wording.guidelines;
  const manner = persona === null ? "" : `\n\n${personaText(wording, persona)}\n`;
  return `${guidelines.replaceAll(personaMark, () => manner)}\n\n<scenario>\n${scenarioText(scenario)}\n</scenario>`;
}

function personaText({ personas }: UserWording, name: string): string {
  const text = Object.hasOwn(personas, name) ? personas[name] : undefined;
  if (text !== undefined) return text;
  throw new UnknownIdError("persona", name, nearestNames(name, Object.keys(personas)));
}
