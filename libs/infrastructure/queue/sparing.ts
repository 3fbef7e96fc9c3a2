/** Milliseconds in which the same words are said once. */
const silence = 60_000;
/** Different words that are remembered. */
const most = 100;

type Report = (fault: unknown) => void;

/** What goes wrong over and over in the same words, while something is away, is told once a minute. */
export const sparing = (report: Report, now: () => number = Date.now): Report => {
  const told = new Map<string, number>();
  return (fault) => {
    const words = fault instanceof Error ? fault.message : String(fault);
    const last = told.get(words);
    if (last !== undefined && now() < last + silence) return;
    if (told.size >= most) told.clear();
    told.set(words, now());
    report(fault);
  };
};
