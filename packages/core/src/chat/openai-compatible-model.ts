import { GymError } from "../errors.js";
import type { JsonObject } from "../rules/json.js";
import type { ChatAnswer, ChatModel, ChatRequest } from "./chat-model.js";
import { completionFetch } from "./completion-fetch.js";
import { endpointAddress } from "./endpoint-address.js";
import { endpointFailure } from "./endpoint-failure.js";
import { endpointFetch } from "./endpoint-fetch.js";
import { loadSdk } from "./load-sdk.js";
import type { Price } from "./price.js";
import { type ChatCompletion, readAnswer } from "./read-answer.js";
import { requestBody } from "./request-body.js";
import { type AnnouncedWait, type Wait, waitByTimer, withRetries } from "./retry.js";
import { withinTime } from "./within-time.js";

/** A model behind an OpenAI-compatible endpoint. */
export interface OpenAiCompatibleOptions {
  /**
   * Such as `https://host/v1`; `/chat/completions` is added. A name and password in it are sent, but never shown, and so is
   * its query.
   */
  readonly baseUrl: string;
  /** Default: none is sent. */
  readonly apiKey?: string | null;
  readonly model: string;
  /** Null leaves it to the endpoint. Default: 0. */
  readonly temperature?: number | null;
  readonly seed?: number | null;
  /** Further parameters of every request, such as `{ max_tokens: 1000 }`; a null takes one away, such as the temperature. */
  readonly parameters?: JsonObject;
  /** Tries after a failed one. Default: 3. */
  readonly maxRetries?: number;
  /** Seconds that one try may take. Default: 600. */
  readonly timeout?: number;
  /** Without one, costs are what the endpoint says in `usage.cost`, or not known. */
  readonly price?: Price | null;
  /** How to wait between tries. Default: by the clock. */
  readonly wait?: Wait;
  /** Told before every wait between tries. */
  readonly onWait?: (wait: AnnouncedWait) => void;
}

/**
 * Asks a model through the AI SDK. Neither key nor password are found in what it answers and throws, though an endpoint
 * may echo them. Throws `chat/bad-address`, `chat/bad-parameter` for a parameter that is not the caller's to set, and `chat/no-sdk` where the SDK is not installed.
 */
export async function openAiCompatibleModel(options: OpenAiCompatibleOptions): Promise<ChatModel> {
  const {
    baseUrl,
    apiKey = null,
    model,
    maxRetries = 3,
    timeout = 600,
    price = null,
    wait = waitByTimer,
  } = options;
  requireOwnParameters(options.parameters ?? {});
  const address = endpointAddress(baseUrl);
  const secrets = [...address.secrets, ...(apiKey === null ? [] : [apiKey])];
  const send = await endpointFetch();
  const { createOpenAICompatible } = await loadSdk();

  async function ask(request: ChatRequest, signal: AbortSignal): Promise<ChatAnswer> {
    const received = completionFetch(send, secrets);
    const provider = createOpenAICompatible({
      name: "endpoint",
      fetch: received.fetch,
      baseURL: address.url,
      queryParams: { ...address.query },
      ...(apiKey === null ? {} : { apiKey }),
      // The SDK would write the arguments of earlier calls anew: 25.0 would become 25.
      transformRequestBody: () => requestBody(options, request),
    });
    const generate = async () => provider.chatModel(model).doGenerate({ prompt: [], abortSignal: signal });
    const { content } = await generate().catch((cause: unknown) => {
      throw signal.aborted ? cause : endpointFailure(cause, { url: address.shown, model });
    });
    const texts = content.flatMap((part) => (part.type === "text" ? [part.text] : []));
    // The SDK's own parts have lost null contents, missing ids and the choice as it came.
    return readAnswer(received.completion() as unknown as ChatCompletion, texts, price);
  }

  return {
    name: model,
    complete: (request) =>
      withRetries(() => withinTime(timeout, request.signal, (signal) => ask(request, signal)), {
        ...{ maxRetries, wait, signal: request.signal, onWait: options.onWait },
      }),
  };
}

/** What requests are made of here, and what would change the form of answers. */
const ownParameters = ["model", "messages", "tools", "stream", "n"];

function requireOwnParameters(parameters: JsonObject): void {
  const taken = ownParameters.filter((name) => Object.hasOwn(parameters, name));
  if (taken.length === 0) return;
  throw new GymError(
    "chat/bad-parameter",
    `The parameters of a model cannot hold ${taken.join(", ")}: requests have their own. Leave ${taken.length === 1 ? "it" : "them"} out.`,
  );
}
