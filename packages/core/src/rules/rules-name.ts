/** `id@version`, the name under which episodes of some rules can be replayed. */
export function rulesName(rules: { readonly id: string; readonly version: string }): string {
  return `${rules.id}@${rules.version}`;
}
