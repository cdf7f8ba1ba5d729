/** The largest seed of an episode: whatever is recorded, commands can name. */
export const mostSeed = 2 ** 31 - 1;
