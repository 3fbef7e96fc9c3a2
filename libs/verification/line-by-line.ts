/** One line after another of what comes some at a time; undefined after the last. */
export const lineByLine = (
  lines: AsyncIterable<readonly Uint8Array[]>,
): (() => Promise<Uint8Array | undefined>) => {
  const iterator = lines[Symbol.asyncIterator]();
  let some: readonly Uint8Array[] = [];
  let nth = 0;
  return async () => {
    while (nth === some.length) {
      const next = await iterator.next();
      if (next.done === true) return undefined;
      [some, nth] = [next.value, 0];
    }
    const line = some[nth];
    nth += 1;
    return line;
  };
};
