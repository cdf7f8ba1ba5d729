// Module hooks for a clone: workspace packages resolve to their TypeScript sources.
export async function resolve(specifier, context, next) {
  const { conditions } = context;
  const found = await next(specifier, { ...context, conditions: ["@rwml/source", ...conditions] }).catch(
    // Copies of these packages that are installed elsewhere have no sources.
    () => next(specifier, { ...context, conditions }),
  );
  // What is written in TypeScript is a module, whatever its folder says: it could not require these packages.
  return /\.tsx?(\?|$)/.test(found.url) ? { ...found, format: "module" } : found;
}
