import type { JsonObject } from "@rwml/core";
import type { AnnouncedWait, ChatModel, Price } from "@rwml/core/chat";
import type { CliContext } from "../cli-context.js";

/** What all requests to an endpoint's models have. */
export interface EndpointOptions {
  /** Further parameters; default: none. */
  readonly parameters?: JsonObject;
  /** What its models cost; null leaves that to the endpoint. */
  readonly price?: Price | null;
  /** Seconds that an answer may take. */
  readonly timeout?: number;
  /** Told before every wait between tries. */
  readonly onWait?: (wait: AnnouncedWait) => void;
}

/** An endpoint's models. */
export interface ModelOpener {
  /** As it may be shown and kept: without password and query. */
  readonly baseUrl: string;
  /** Opens a model by its name, for a seed. */
  open(model: string, seed: number | null): ChatModel;
}

/**
 * Models of an OpenAI-compatible endpoint: the URL given, `$OPENAI_BASE_URL`, or OpenAI's own; the key is
 * `$OPENAI_API_KEY`. Throws what `openAiCompatibleModel` throws.
 */
export async function modelOpener(
  baseUrl: string | null,
  { environment }: CliContext,
  {
    parameters: { temperature = 0, ...parameters } = {},
    price = null,
    timeout = 600,
    onWait = () => {},
  }: EndpointOptions = {},
): Promise<ModelOpener> {
  const { deferredModel, endpointAddress, openAiCompatibleModel } = await import("@rwml/core/chat");
  const url = baseUrl ?? environment.OPENAI_BASE_URL ?? "https://api.openai.com/v1";
  const own = typeof temperature === "number" ? temperature : null;
  const endpoint = {
    ...{ baseUrl: url, apiKey: environment.OPENAI_API_KEY ?? null, timeout, onWait },
    ...{ parameters, price, temperature: own },
  };
  await openAiCompatibleModel({ ...endpoint, model: "any" });
  return {
    baseUrl: endpointAddress(url).shown,
    open: (model, seed) => deferredModel(model, () => openAiCompatibleModel({ ...endpoint, model, seed })),
  };
}
