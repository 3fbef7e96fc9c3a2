export interface Following {
  /** Waits until the text has come. */
  until(text: string): Promise<string>;
  /** Waits until the server ends it. */
  end(): Promise<string>;
  leave(): void;
}

const nobodyWaits = () => undefined;

/** Reads the changes over a socket, as a browser would. @throws where they are not let in */
export const follow = async (
  address: string,
  token: string,
): Promise<Following & { readonly headers: Headers }> => {
  const over = new AbortController();
  const reply = await fetch(`${address}/api/v1/changes`, {
    headers: { authorization: `Bearer ${token}` },
    signal: over.signal,
  });
  if (reply.status !== 200) throw new Error(`${reply.status}`);
  let text = "";
  let hasEnded = false;
  let wake: () => void = nobodyWaits;
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of reply.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      wake();
    }
  };
  // A connection that is cut, by either side, has ended too.
  const ended = read()
    .catch(() => undefined)
    .then(() => {
      hasEnded = true;
      wake();
    });
  const following: Following = {
    until: async (wanted) => {
      while (!text.includes(wanted)) {
        if (hasEnded) throw new Error(`it ended with ${text}`);
        await new Promise<void>((resolve) => (wake = resolve));
      }
      return text;
    },
    end: async () => {
      await ended;
      return text;
    },
    leave: () => over.abort(),
  };
  await following.until("event: ready");
  return { ...following, headers: reply.headers };
};
