import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** A package that a module imports, and that is not installed where that module lies. */
export interface MissingPackage {
  readonly name: string;
  /** The file that imports it. */
  readonly importer: string;
  /** What installs it, for a shell. */
  readonly command: string;
}

/** What an error of Node's says of a package that it cannot find; null for any other error. */
export function missingPackage(error: unknown): MissingPackage | null {
  if (!(error instanceof Error)) return null;
  const [, specifier, place] = imported.exec(error.message) ?? required.exec(error.message) ?? [];
  const name = /^(@[^/]+\/)?[^@/.\\:][^/:]*/.exec(specifier ?? "")?.[0];
  if (name === undefined || place === undefined) return null;
  const importer = place.startsWith("file:") ? fileURLToPath(place) : place;
  return { name, importer, command: `cd ${shellWord(dirname(importer))} && npm install ${name}` };
}

const imported = /^Cannot find package '([^']+)' imported from (\S.*)$/m;
/** Of CommonJS, where the first of the stack is the file that requires it. */
const required = /^Cannot find module '([^']+)'\nRequire stack:\n- (\S.*)$/m;

function shellWord(text: string): string {
  return /^[\w./\-@+]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
