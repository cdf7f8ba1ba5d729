import { GymError, type JsonObject } from "@rwml/core";
import type { AnnouncedWait, ChatModel, Price } from "@rwml/core/chat";
import type { CliContext } from "../cli-context.js";
import { CostMeter } from "./cost-meter.js";
import { jsonObject } from "./json-object.js";
import { modelOpener } from "./model-opener.js";

/** What the command line says about the model of a role: null where it says nothing. */
export interface RoleModelChoice {
  readonly role: "agent" | "user" | "judge";
  readonly llm: string | null;
  readonly llmArgs: string | null;
  /** `--<role>-base-url`. */
  readonly ownBaseUrl: string | null;
  /** `--base-url`, which is for all roles. */
  readonly baseUrl: string | null;
  readonly price: Price | null;
}

/** A role's model; null, but for a meter of nothing, where it has none. */
export interface RoleModel {
  readonly llm: string | null;
  readonly llmArguments: JsonObject;
  /** As it may be shown and kept. */
  readonly baseUrl: string | null;
  readonly open: ((seed: number | null) => ChatModel) | null;
  /** Counts what all that were opened cost. */
  readonly meter: CostMeter;
}

/**
 * Opens the model of a role. Throws what `modelOpener` and `jsonObject` throw, and `cli/bad-option` for an option that is
 * about a model where none is named.
 *
 * @param timeout seconds that an answer may take
 * @param onWait told before every wait between tries
 */
export async function openRole(
  { role, llm, llmArgs, ownBaseUrl, baseUrl, price }: RoleModelChoice,
  context: CliContext,
  timeout?: number,
  onWait?: (wait: AnnouncedWait) => void,
): Promise<RoleModel> {
  const llmArguments = jsonObject(llmArgs ?? "{}", `--${role}-llm-args`);
  const meter = new CostMeter();
  if (llm === null) {
    if (llmArgs !== null) throw withoutModel(role, "llm-args");
    if (ownBaseUrl !== null) throw withoutModel(role, "base-url");
    if (price !== null) throw withoutModel(role, "price");
    return { llm, llmArguments, baseUrl: null, open: null, meter };
  }
  const endpoint = await modelOpener(ownBaseUrl ?? baseUrl, context, {
    ...{ parameters: llmArguments, price },
    ...(timeout === undefined ? {} : { timeout }),
    ...(onWait === undefined ? {} : { onWait }),
  });
  const open = (seed: number | null) => meter.metered(endpoint.open(llm, seed));
  return { llm, llmArguments, baseUrl: endpoint.baseUrl, open, meter };
}

function withoutModel(role: string, option: string): GymError {
  return new GymError(
    "cli/bad-option",
    `--${role}-${option} is about the ${role}'s model, and none is named. Name one with --${role}-llm <model>, or leave it out.`,
  );
}
