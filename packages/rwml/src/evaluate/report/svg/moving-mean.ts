/** The mean of each value with its neighbours, `window` values in all, fewer near the ends. */
export function movingMean(values: readonly number[], window: number): number[] {
  const reach = Math.floor(window / 2);
  return values.map((_, index) => {
    const near = values.slice(Math.max(0, index - reach), index + reach + 1);
    return near.reduce((sum, value) => sum + value, 0) / near.length;
  });
}
