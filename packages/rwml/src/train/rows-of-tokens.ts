/** How many rows of `columns` a batch of about `tokens` has: at least one. */
export function rowsOfTokens(tokens: number, columns: number): number {
  return Math.max(1, Math.round(tokens / columns));
}
