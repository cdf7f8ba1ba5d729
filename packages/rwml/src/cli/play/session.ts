/** What a line that begins with a colon is for. */
export interface SessionCommand {
  readonly about: string;
  run(): string;
}

/** What a person plays line by line; `converse` holds it, and adds what every session has. */
export interface Session {
  /** Said before the first line. */
  readonly opening: readonly string[];
  /** By name, colon included; `:help` and `:quit` are added. */
  readonly commands: Readonly<Record<string, SessionCommand>>;
  /** The answer to an empty line. */
  readonly hint: string;
  /** The answer to every action once nothing more can be done; null before. */
  over(): string | null;
  /** What an action can begin with, for the tab key. */
  completions(): readonly string[];
  /** Does what a line says; asked for only while it is not over. */
  act(line: string): string | Promise<string>;
  /** Said after the last line; empty for nothing. */
  closing(): string;
}
