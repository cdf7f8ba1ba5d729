import { ChatError } from "./chat-error.js";
import { excerpt } from "./excerpt.js";
import { saysTooLong } from "./says-too-long.js";

/** A failed call as the AI SDK describes it. */
interface FailedCall {
  readonly name?: string;
  readonly message: string;
  /** Such as `ECONNREFUSED`; where several addresses were tried, there is no message. */
  readonly code?: string;
  /** Absent when no answer came at all. */
  readonly statusCode?: number;
  readonly responseBody?: string;
  readonly responseHeaders?: Readonly<Record<string, string>>;
  /** Of an answer with a good status: whether its connection broke. */
  readonly isRetryable?: boolean;
}

/** Turns what the AI SDK throws into a ChatError. */
export function endpointFailure(cause: unknown, { url, model }: { url: string; model: string }): ChatError {
  if (cause instanceof ChatError) return cause;
  const failed: FailedCall = cause instanceof Error ? cause : { message: String(cause) };
  const { statusCode: status, responseBody: body = "" } = failed;
  const said = `${failed.message || (failed.code ?? "no reason given")}${body === "" ? "" : ` ${excerpt(body)}`}`;
  const retry = { wait: askedWait(failed.responseHeaders) };
  const failure = (code: ChatError["code"], problem: string, advice: string, mendable = false) =>
    new ChatError(code, `The endpoint ${url} ${problem}: ${said}. ${advice}`, {
      ...{ cause: reasonAlone(failed), retry: mendable ? retry : "never" },
    });

  if (saysTooLong(`${failed.message} ${body}`)) {
    const problem = `refuses a conversation that is longer than ${model} can read`;
    return failure("chat/context-too-long", problem, "Choose a model with a larger context.");
  }
  if (isTimeout(cause)) return failure("chat/timed-out", "did not answer in time", "Try later.", true);
  if (isNoCompletion(failed)) {
    const advice = "Check that it is the address of an OpenAI-compatible API, such as https://host/v1.";
    return failure("chat/bad-answer", "answers with something that is no chat completion", advice, true);
  }
  if (status === undefined || status < 300) {
    return failure(
      "chat/unreachable",
      "cannot be reached",
      "Check the address, and that it is running.",
      true,
    );
  }
  if (status === 401 || status === 403) {
    return failure("chat/refused-key", `refuses the key (${status})`, "Check the key and what it may use.");
  }
  if (status === 429) {
    const isSpent = body.includes("insufficient_quota");
    const advice = isSpent ? "Raise the account's quota." : "Have fewer conversations at once.";
    return failure("chat/rate-limited", "is asked too much (429)", advice, !isSpent);
  }
  if (status === 408) return failure("chat/timed-out", "ran out of time (408)", "Try later.", true);
  if (status === 409 || status >= 500) {
    return failure("chat/unreachable", `fails (${status})`, "Look at its log, or try later.", true);
  }
  const advice = `Check the model's name (${model}) and the parameters.`;
  return failure("chat/refused-request", `refuses the request (${status})`, advice);
}

/** What went wrong, without the request and the headers that the SDK's error holds. */
function reasonAlone({ name = "Error", message, code }: FailedCall): Error {
  return Object.assign(new Error(message), { name, ...(code === undefined ? {} : { code }) });
}

function isNoCompletion({ name, statusCode: status, isRetryable }: FailedCall): boolean {
  if (name === "AI_InvalidResponseDataError") return true;
  return status !== undefined && status < 300 && isRetryable !== true;
}

/** Whether the platform gave up waiting for a connection. */
function isTimeout(cause: unknown): boolean {
  for (let error = cause; error instanceof Error; error = error.cause) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ETIMEDOUT" || /^UND_ERR_\w+_TIMEOUT$/.test(code ?? "")) return true;
  }
  return false;
}

/** What the headers ask to wait, in milliseconds: so many seconds, or until a date, by the endpoint's own clock where it tells. */
function askedWait(headers: Readonly<Record<string, string>> = {}): number | null {
  const milliseconds = numberIn(headers["retry-after-ms"]);
  if (milliseconds !== null) return milliseconds;
  const asked = headers["retry-after"];
  const seconds = numberIn(asked);
  if (seconds !== null) return seconds * 1_000;
  const until = Date.parse(asked ?? "");
  if (Number.isNaN(until)) return null;
  const now = Date.parse(headers.date ?? "");
  return Math.max(until - (Number.isNaN(now) ? Date.now() : now), 0);
}

function numberIn(text: string | undefined): number | null {
  const number = text === undefined || text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(number) && number >= 0 ? number : null;
}
