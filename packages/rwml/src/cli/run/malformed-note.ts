import type { RunProgress } from "@rwml/tau2";

type Played = Extract<RunProgress, { readonly type: "simulation-end" }>["played"];

/** What became of messages whose tool calls had arguments that are no JSON object; null where there were none. */
export function malformedNote({ utterances }: Pick<Played, "utterances">): string | null {
  const found = [...utterances.values()].flatMap(({ malformed }) => malformed ?? []);
  if (found.length === 0) return null;
  const failed = found.filter((outcome) => outcome === "answered-with-errors").length;
  return `tool calls with arguments that are no JSON object: ${found.length} asked for once more, ${failed} answered with an error.`;
}
