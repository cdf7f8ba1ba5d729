import { GymError } from "@rwml/core";

/** A TextWorld grammar (`.twl2`), as far as fixed rules need it: what there is, not how it is evaluated. */
export interface Grammar {
  /** Alternatives by symbol; rules of later blocks replace earlier ones. */
  readonly rules: Readonly<Record<string, unknown>>;
  /** Command template and feedback rule by action. */
  readonly actions: Readonly<Record<string, { readonly template: string; readonly feedback: string }>>;
}

/** Blanks and comments, or one token: a text in triple or single quotes, a sign, or a word. */
const token = /\s+|#.*|("""[\s\S]*?"""|"[^"]*"|::|[;{}]|[\w/-]+)/y;

/**
 * Reads the grammar text of a game. Throws `alfworld/unknown-grammar` when it is none.
 *
 * @param source how messages call the text
 */
export function parseGrammar(text: string, source: string): Grammar {
  const tokens = tokenize(text, source);
  let position = 0;
  const fail = (problem: string) =>
    new GymError("alfworld/unknown-grammar", `${source} is no grammar that ALFWorld plays: ${problem}.`);
  const next = (): string => tokens[position++] ?? "the end of the text";
  const expect = (expected: string): void => {
    const found = next();
    if (found !== expected) throw fail(`expected ${expected} but found ${found}`);
  };
  const rules: Record<string, unknown> = {};
  const actions: Record<string, { template: string; feedback: string }> = {};
  const addRules = (block: string): void => {
    try {
      Object.assign(rules, JSON.parse(block.slice(3, -3)));
    } catch (cause) {
      throw fail(`a block of rules is not JSON (${(cause as Error).message})`);
    }
  };
  while (position < tokens.length) {
    const keyword = next();
    if (keyword === "grammar") {
      expect("::");
      addRules(next());
      expect(";");
    } else if (keyword === "action") {
      const name = next();
      const action = { template: "", feedback: "" };
      expect("{");
      for (let field = next(); field !== "}"; field = next()) {
        expect("::");
        const value = next();
        if (field === "grammar") addRules(value);
        else if (field === "template" || field === "feedback") action[field] = value.slice(1, -1);
        else throw fail(`the action ${name} has a field ${field}`);
        expect(";");
      }
      actions[name.toLowerCase()] = action;
    } else {
      throw fail(`found ${keyword} where a block begins`);
    }
  }
  return { rules, actions };
}

function tokenize(text: string, source: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const start = token.lastIndex;
    const match = token.exec(text);
    if (match === null) {
      const found = text.slice(start, start + 20);
      throw new GymError(
        "alfworld/unknown-grammar",
        `${source} is no grammar that ALFWorld plays: it goes wrong at ${JSON.stringify(found)}.`,
      );
    }
    if (match[1] !== undefined) tokens.push(match[1]);
  }
  return tokens;
}
