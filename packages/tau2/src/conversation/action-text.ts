import type { Parsed } from "@rwml/core";
import { match } from "ts-pattern";
import { entriesOf, isDict, itemOf } from "../python/dict.js";
import { sameJsonText } from "../python/equal.js";
import { pythonJson } from "../python/json-text.js";
import { parseCall } from "../python/parse-call.js";
import { parsePythonJson } from "../python/parse-json.js";
import type { PythonDict, PythonRecord, PythonValue } from "../python/python-value.js";
import type { CallRequest, ConversationAction } from "./action.js";
import { functionalCall } from "./functional-call.js";

/**
 * Reads an action as upstream's gym does: a tool call as JSON (`{"name": …, "arguments": {…}}`), else one in functional
 * form (`name(key='value')`), else words. Beyond upstream, a whole message is read as JSON (`{"content": …,
 * "tool_calls": […]}`), for what has no other form: several calls, ids, words that look like a call.
 */
export function parseAction(text: string): Parsed<ConversationAction> {
  const trimmed = text.trim();
  if (trimmed === "") {
    const observation = "Invalid action with error: Action cannot be empty";
    return { type: "rejected", reason: "unknown", observation };
  }
  const json = trimmed.startsWith("{") ? asDict(trimmed) : null;
  const fromJson = json === null ? null : (callsOf([json], null) ?? messageOf(json));
  if (fromJson !== null) return { type: "action", action: fromJson };
  const call = parseCall(trimmed);
  const action: ConversationAction =
    call === null ? { type: "say", text } : { type: "call", calls: [{ id: "", ...call }], text: null };
  return { type: "action", action };
}

/** Writes an action so that `parseAction` reads it back: in functional form where that can be done. */
export function printAction(action: ConversationAction): string {
  const short = match(action)
    .with({ type: "say" }, ({ text }) => text)
    .with({ type: "call" }, ({ calls, text }) =>
      calls.length === 1 && text === null ? callText(calls[0]!) : null,
    )
    .exhaustive();
  if (short !== null && readsBack(short, action)) return short;
  return match(action)
    .with({ type: "say" }, ({ text }) => pythonJson({ content: text }))
    .with({ type: "call" }, ({ calls, text }) =>
      pythonJson({ content: text, tool_calls: calls.map(callJson) }),
    )
    .exhaustive();
}

function callText(call: CallRequest): string {
  const functional = functionalCall(call);
  const action = { type: "call", calls: [call], text: null } as const;
  return call.id === "" && readsBack(functional, action) ? functional : pythonJson(callJson(call));
}

function callJson({ id, name, arguments: input }: CallRequest): PythonRecord {
  return { ...(id === "" ? {} : { id }), name, arguments: input };
}

function readsBack(text: string, action: ConversationAction): boolean {
  const parsed = parseAction(text);
  return parsed.type === "action" && sameJsonText(asValue(parsed.action), asValue(action));
}

/** Actions are plain data. */
function asValue(action: ConversationAction): PythonValue {
  return action as unknown as PythonValue;
}

function asDict(text: string): PythonDict | null {
  try {
    const value = parsePythonJson(text);
    return isDict(value) ? value : null;
  } catch {
    return null;
  }
}

/** A message, where a dict is one: nothing but content and calls. */
function messageOf(dict: PythonDict): ConversationAction | null {
  if (entriesOf(dict).some(([key]) => key !== "content" && key !== "tool_calls")) return null;
  const [content, calls] = [itemOf(dict, "content") ?? null, itemOf(dict, "tool_calls") ?? null];
  if (content !== null && typeof content !== "string") return null;
  if (calls === null) return content === null ? null : { type: "say", text: content };
  return Array.isArray(calls) && calls.every(isDict) ? callsOf(calls, content) : null;
}

function callsOf(dicts: readonly PythonDict[], text: string | null): ConversationAction | null {
  const calls: CallRequest[] = [];
  for (const dict of dicts) {
    const [id = "", name, input] = [itemOf(dict, "id"), itemOf(dict, "name"), itemOf(dict, "arguments")];
    if (typeof id !== "string" || typeof name !== "string" || input === undefined || !isDict(input))
      return null;
    calls.push({ id, name, arguments: input as PythonRecord });
  }
  return { type: "call", calls, text };
}
