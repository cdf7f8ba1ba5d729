import { GymError } from "../errors.js";

/** Why a model gave no usable answer. */
export type ChatErrorCode =
  | "chat/unreachable"
  | "chat/timed-out"
  | "chat/rate-limited"
  | "chat/refused-key"
  | "chat/refused-request"
  | "chat/redirected"
  | "chat/context-too-long"
  | "chat/bad-answer"
  | "chat/malformed-tool-call";

/** Whether another try may help: `wait` is what the endpoint asks for, in milliseconds. */
export type Retry = { readonly wait: number | null } | "never";

/** A model gave no usable answer. */
export class ChatError extends GymError {
  override readonly name = "ChatError";
  declare readonly code: ChatErrorCode;
  readonly retry: Retry;

  constructor(code: ChatErrorCode, message: string, { retry, cause }: ChatErrorOptions = {}) {
    super(code, message, { cause });
    this.retry = retry ?? "never";
  }
}

export interface ChatErrorOptions {
  /** Default: never. */
  readonly retry?: Retry;
  readonly cause?: unknown;
}
