/** Tokens that an answer took. Names are upstream's, because results files hold them. */
export interface Usage {
  readonly completion_tokens: number;
  readonly prompt_tokens: number;
}
