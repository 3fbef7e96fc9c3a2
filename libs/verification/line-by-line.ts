type NextLine = () => Promise<Uint8Array | undefined>;

/** One line after another of what comes some at a time, and undefined after the last; closed at the end. */
export const withLines = async <Result>(
  lines: AsyncIterable<readonly Uint8Array[]>,
  work: (next: NextLine) => Promise<Result>,
): Promise<Result> => {
  const iterator = lines[Symbol.asyncIterator]();
  let some: readonly Uint8Array[] = [];
  let nth = 0;
  const next: NextLine = async () => {
    while (nth === some.length) {
      const more = await iterator.next();
      if (more.done === true) return undefined;
      [some, nth] = [more.value, 0];
    }
    const line = some[nth];
    nth += 1;
    return line;
  };
  try {
    return await work(next);
  } finally {
    // Whoever has seen enough leaves a file open otherwise.
    await iterator.return?.();
  }
};
