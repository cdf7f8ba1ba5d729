import type { JsonObject } from "@rwml/core";
import type { AnnouncedWait, ChatModel, Price } from "@rwml/core/chat";
import type { CliContext } from "../cli-context.js";

/** An endpoint's models. */
export interface ModelOpener {
  /** As it may be shown and kept: without password and query. */
  readonly baseUrl: string;
  /** Opens a model by its name, with further parameters of its requests, a seed, and what it costs. */
  open(model: string, parameters: JsonObject, seed: number | null, price?: Price | null): ChatModel;
}

/**
 * Models of an OpenAI-compatible endpoint: the URL given, `$OPENAI_BASE_URL`, or OpenAI's own; the key is
 * `$OPENAI_API_KEY`. Throws `chat/no-sdk` where the client is not installed.
 *
 * @param timeout seconds that an answer may take
 * @param onWait told before every wait between tries
 */
export async function modelOpener(
  baseUrl: string | null,
  { environment }: CliContext,
  timeout = 600,
  onWait: (wait: AnnouncedWait) => void = () => {},
): Promise<ModelOpener> {
  const { deferredModel, endpointAddress, openAiCompatibleModel } = await import("@rwml/core/chat");
  const url = baseUrl ?? environment.OPENAI_BASE_URL ?? "https://api.openai.com/v1";
  const endpoint = { baseUrl: url, apiKey: environment.OPENAI_API_KEY ?? null, timeout, onWait };
  await openAiCompatibleModel({ ...endpoint, model: "any" });
  return {
    baseUrl: endpointAddress(url).shown,
    open(model, { temperature = 0, ...parameters }, seed, price = null) {
      const own = typeof temperature === "number" ? temperature : null;
      return deferredModel(model, () =>
        openAiCompatibleModel({ ...endpoint, model, parameters, temperature: own, seed, price }),
      );
    },
  };
}
