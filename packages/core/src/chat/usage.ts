/** Tokens that an answer took. Names are the endpoints'. */
export interface Usage {
  readonly completion_tokens: number;
  readonly prompt_tokens: number;
}
