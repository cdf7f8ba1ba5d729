/** The largest seed of the main job. Its test episodes have seeds of their own behind it, which a command can name too. */
export const mostDemoSeed = 999_999_999;
