import { register } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const scheme = "rwml-import:";

/**
 * Resolves what begins with the scheme from a folder of its choice, which `import()` itself cannot. Where tsx loads
 * TypeScript, this counts as a module whatever its folder says: it could not require our packages.
 */
const resolver = `
let parentURL, byTsx;
export function initialize(data) { ({ parentURL, byTsx } = data); }
export async function resolve(specifier, context, next) {
  const found = await (specifier.startsWith(${JSON.stringify(scheme)})
    ? next(specifier.slice(${scheme.length}), { ...context, parentURL })
    : next(specifier, context));
  return byTsx && /\\.tsx?(\\?|$)/.test(found.url) ? { ...found, format: "module" } : found;
}`;

/** The place that packages are looked for from, as Node's errors call it. */
export const packageParent = resolve("--import");

let isRegistered = false;

/** Imports a package that is installed in the current folder or above it. */
export async function importPackage(name: string): Promise<unknown> {
  if (!isRegistered) registerResolver({ byTsx: false });
  return import(`${scheme}${name}`);
}

/** Resolvers that are registered later are asked first, so this is done again after tsx. */
export function registerResolver({ byTsx }: { readonly byTsx: boolean }): void {
  const data = { parentURL: pathToFileURL(packageParent).href, byTsx };
  register(`data:text/javascript,${encodeURIComponent(resolver)}`, { data });
  isRegistered = true;
}
