// Module hooks for a clone: workspace packages resolve to their TypeScript sources.
export async function resolve(specifier, context, next) {
  const found = await next(specifier, { ...context, conditions: ["@rwml/source", ...context.conditions] });
  // TypeScript in a folder that says nothing, or says commonjs, is written as modules all the same: what it imports
  // from these packages cannot be required.
  return found.format === "commonjs" && /\.tsx?(\?|$)/.test(found.url)
    ? { ...found, format: "module" }
    : found;
}
