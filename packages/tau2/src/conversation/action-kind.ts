import { match } from "ts-pattern";
import { parseAction } from "./action-text.js";

/**
 * What an action does, whichever way it is written: `say` for words, the tool's name for a call, `first, second` for
 * several calls at once; empty where the action is.
 */
export function actionKind(text: string): string {
  const parsed = parseAction(text);
  if (parsed.type === "rejected") return "";
  return match(parsed.action)
    .with({ type: "say" }, () => "say")
    .with({ type: "call" }, ({ calls }) => calls.map(({ name }) => name).join(", "))
    .exhaustive();
}
