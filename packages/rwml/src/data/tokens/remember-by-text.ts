/**
 * Wraps a function of a text so that it is computed once for texts that recur. Forgets everything when it holds
 * `capacity` texts, or so many characters: observations recur so often that anything cleverer costs more than it saves.
 */
export function rememberByText<Value>(
  compute: (text: string) => Value,
  capacity = 20_000,
  characters = 4_000_000,
): (text: string) => Value {
  const known = new Map<string, Value>();
  let held = 0;
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const value = compute(text);
    if (known.size >= capacity || held + text.length > characters) {
      known.clear();
      held = 0;
    }
    known.set(text, value);
    held += text.length;
    return value;
  };
}
