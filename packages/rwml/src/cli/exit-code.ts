/** What the process tells whoever started it. */
export const exitCode = {
  ok: 0,
  /** The command found differences, a check failed, or something broke that nobody foresaw. */
  failed: 1,
  /** The command line or its input is wrong. */
  badInput: 2,
  /** Stopped by Ctrl-C; finished work is kept. */
  interrupted: 130,
} as const;

/** One of the documented exit codes. */
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
