// Module hooks for a clone: workspace packages resolve to their TypeScript sources.
export function resolve(specifier, context, next) {
  return next(specifier, { ...context, conditions: ["@rwml/source", ...context.conditions] });
}
