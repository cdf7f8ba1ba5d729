import type { StructuredInstructions, UserScenario } from "../../world/task.js";
import { indentByTab } from "./indent.js";

/** A user's scenario as its prompt shows it. */
export function scenarioText({ persona, instructions }: UserScenario): string {
  const text = typeof instructions === "string" ? instructions : instructionsText(instructions);
  return [
    ...(persona === null ? [] : ["Persona:", indentByTab(persona)]),
    ...["Instructions:", indentByTab(text)],
  ].join("\n");
}

function instructionsText(instructions: StructuredInstructions): string {
  const block = (title: string, body: string | null) =>
    body === null ? [] : [`${title}:\n${indentByTab(body)}`];
  return [
    `Domain: ${instructions.domain}`,
    ...block("Reason for call", instructions.reason_for_call),
    ...block("Known info", instructions.known_info),
    ...block("Unknown info", instructions.unknown_info),
    ...block("Task instructions", instructions.task_instructions),
  ].join("\n");
}
