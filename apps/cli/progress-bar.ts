import progress from "cli-progress";
import type { Terminal } from "./terminal.js";

interface Bar {
  update(value: number, of?: number): void;
  stop(): void;
}

/** On the error stream, and only where somebody watches. */
export const progressBar = ({ isWatched }: Terminal, title: string): Bar => {
  if (!isWatched) return { update: () => undefined, stop: () => undefined };
  const format = `${title} [{bar}] {percentage} %`;
  const bar = new progress.SingleBar(
    { format, clearOnComplete: true, hideCursor: null, gracefulExit: false },
    progress.Presets.shades_classic,
  );
  bar.start(1, 0);
  return {
    update: (value, of) => {
      if (of !== undefined) bar.setTotal(Math.max(of, 1));
      bar.update(value);
    },
    stop: () => bar.stop(),
  };
};
