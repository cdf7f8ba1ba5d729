/**
 * The tokens that no text contains, by id.
 *
 * `pad` fills rows, `begin` opens a sequence, `act` precedes an action, `obs` an observation, `eos` ends it.
 * `join` and `blank` spell out spacing: no blank where one is understood, and a blank where none is.
 */
export const specialToken = { pad: 0, begin: 1, act: 2, obs: 3, eos: 4, join: 5, blank: 6 } as const;

/** How special tokens are shown to people, by id. */
export const specialTokenNames: readonly string[] = Object.keys(specialToken).map((name) => `<${name}>`);
