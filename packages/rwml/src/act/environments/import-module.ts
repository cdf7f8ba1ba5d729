import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, extname, isAbsolute, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { GymError, nearestNames } from "@rwml/core";
import { missingPackage } from "./missing-package.js";
import { importPackage, packageParent } from "./package-import.js";
import { prepareTypescript } from "./prepare-typescript.js";

/**
 * Loads a module that `--import` names: a file, as seen from the current folder, or a package that is installed there.
 *
 * Throws a GymError `cli/no-module` where there is none, `cli/no-typescript` where this Node cannot load TypeScript,
 * `cli/missing-package` where what it imports is not installed, and `cli/broken-module` with what the module itself throws.
 */
export async function importModule(name: string): Promise<void> {
  const file = fileNamed(name);
  try {
    if (file !== null && typescript.has(extname(file))) await prepareTypescript();
    if (file !== null) await import(pathToFileURL(file).href);
    else await importPackage(name);
  } catch (error) {
    throw loadingFailure(name, file, error);
  }
}

/** The file that a name means; null for a package. */
function fileNamed(name: string): string | null {
  if (name.trim() === "" || name.includes("\0")) {
    throw noModule(`--import ${JSON.stringify(name)} names nothing.`);
  }
  const file = name.startsWith("file:") ? fileOfUrl(name) : resolve(name);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile()) return file;
  const isWrittenAsPath =
    isAbsolute(name) || /^(\.{1,2}([/\\]|$)|file:)/.test(name) || extensions.has(extname(name));
  if (!isWrittenAsPath) return null;
  const problem = found === undefined ? `There is no module at ${file}.` : `${file} is no file.`;
  const [nearest] = nearestNames(basename(file), namesIn(dirname(file)));
  throw noModule(
    nearest === undefined ? problem : `${problem} Did you mean ${join(dirname(file), nearest)}?`,
  );
}

function fileOfUrl(url: string): string {
  try {
    return fileURLToPath(url);
  } catch (cause) {
    throw noModule(`--import ${JSON.stringify(url)} is no URL of a file.`, cause);
  }
}

const typescript: ReadonlySet<string> = new Set([".ts", ".mts", ".cts", ".tsx"]);
const extensions: ReadonlySet<string> = new Set([...typescript, ".js", ".mjs", ".cjs"]);

function namesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => extensions.has(extname(name)));
}

function loadingFailure(name: string, file: string | null, error: unknown): unknown {
  const { code, message } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (file === null && message?.endsWith(`imported from ${packageParent}`)) {
    const problem = message.startsWith("Cannot find package")
      ? `There is no file ${resolve(name)}, and no package ${name} that is installed in ${process.cwd()} or above it.`
      : `${message}.`;
    return noModule(problem, error);
  }
  if (code !== undefined && noTypescript[code]?.test(message ?? "")) {
    return new GymError(
      "cli/no-typescript",
      `--import ${name} leads to TypeScript that Node ${process.versions.node} does not load (${message}). Install tsx where you are (npm install tsx), compile it to JavaScript, or use Node 22.18 or newer with types that can be left out.`,
      { cause: error },
    );
  }
  const missing = missingPackage(error);
  if (missing !== null) {
    return new GymError(
      "cli/missing-package",
      `--import ${name} cannot be loaded, because ${missing.importer} imports ${missing.name}, which is not installed there. Install it beside that file: ${missing.command}`,
      { cause: error },
    );
  }
  const problem = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new GymError(
    "cli/broken-module",
    `--import ${name} cannot be loaded, because the module fails with ${problem.replace(/[.\s]*$/, ".")} Mend the module; RWML_DEBUG=1 shows where it fails.`,
    { cause: error },
  );
}

/** What Node says of TypeScript that it does not load: by code, and by what else the message must say. */
const noTypescript: Readonly<Record<string, RegExp | undefined>> = {
  ERR_UNKNOWN_FILE_EXTENSION: /"\.[cm]?tsx?"/,
  ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING: /./,
  ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX: /./,
  ERR_INVALID_TYPESCRIPT_SYNTAX: /./,
};

function noModule(problem: string, cause?: unknown): GymError {
  return new GymError(
    "cli/no-module",
    `${problem} --import takes the path of a file, or the name of an installed package, that calls registerEnv or registerDomain.`,
    { cause },
  );
}
