/** A fenced block of a page that a test runs. */
export type CodeBlock =
  /** Becomes part of a TypeScript file; blocks of the same file follow each other. */
  | { readonly type: "program"; readonly file: string; readonly line: number; readonly text: string }
  /** Commands behind `$ `, with what they print. */
  | { readonly type: "console"; readonly line: number; readonly commands: readonly ShownCommand[] };

/** A command, and the output that a page shows for it. */
export interface ShownCommand {
  readonly command: string;
  readonly output: string;
}

/** What a fence's info string may say; `no-run` excuses a console block that takes long or never ends. */
const runnable = /^(ts|console)(?: (?:file=([\w.-]+\.ts)|(no-run)))?$/;
/** Languages of blocks that show something and do nothing. */
const shown = ["", "text", "json"];

/** Finds the blocks of a page that can be run. Throws for blocks of a kind that no test would run. */
export function codeBlocks(page: string): readonly CodeBlock[] {
  const blocks: CodeBlock[] = [];
  for (const fence of page.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)) {
    const [, info = "", text = ""] = fence;
    const line = page.slice(0, fence.index).split("\n").length;
    if (shown.includes(info)) continue;
    const [, language, file, excuse] = runnable.exec(info) ?? [];
    if (language === undefined) throw new Error(`Line ${line}: no test runs a block of "${info}".`);
    if (excuse !== undefined) continue;
    blocks.push(
      language === "ts"
        ? { type: "program", file: file ?? `line-${line}.ts`, line, text }
        : { type: "console", line, commands: shownCommands(text) },
    );
  }
  return blocks;
}

function shownCommands(text: string): readonly ShownCommand[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [, command = "", output = ""] = /^((?:.*\\\n)*.*)\n?([\s\S]*)$/.exec(part) ?? [];
      return { command, output };
    });
}
