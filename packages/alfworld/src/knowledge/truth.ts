/** What an episode has shown about a fact: that it holds, that it does not, or (null) nothing yet. */
export type Truth = boolean | null;

/** Whether all facts hold: one that fails settles it, one unknown leaves it open. */
export function all(...facts: readonly Truth[]): Truth {
  if (facts.includes(false)) return false;
  return facts.includes(null) ? null : true;
}

/** Whether some fact holds: one that holds settles it, one unknown leaves it open. */
export function some(facts: readonly Truth[]): Truth {
  if (facts.includes(true)) return true;
  return facts.includes(null) ? null : false;
}

/** Whether a fact does not hold. */
export function not(fact: Truth): Truth {
  return fact === null ? null : !fact;
}
