/** Merges streams that are each sorted into one sorted stream, reading each no further than needed. */
export async function* mergeInOrder<Item>(
  streams: readonly AsyncGenerator<Item, void>[],
  rank: (item: Item) => number,
): AsyncGenerator<Item, void> {
  const heads: { item: Item; stream: AsyncGenerator<Item, void> }[] = [];
  const pull = async (stream: AsyncGenerator<Item, void>): Promise<void> => {
    const next = await stream.next();
    if (!next.done) heads.push({ item: next.value, stream });
  };
  for (const stream of streams) await pull(stream);
  while (heads.length > 0) {
    heads.sort((left, right) => rank(left.item) - rank(right.item));
    const { item, stream } = heads.shift()!;
    yield item;
    await pull(stream);
  }
}
