import fs from "node:fs";
import path from "node:path";
import type { ShiftedClock } from "#kernel/index.js";
import { StartRefused } from "../configuration/faults.js";

interface Shift {
  readonly offsetMs: number;
}

/**
 * The wall clock, shifted by the offset that is kept with the data folder, so that every process
 * lives in the same time. The file is looked at for each reading, and read again only when it was
 * replaced.
 */
export class FolderClock implements ShiftedClock {
  readonly #file: string;
  readonly #production: boolean;
  #seen = { ino: -1n, mtimeNs: -1n };
  #offset = 0;

  /** @throws StartRefused in production when the folder's clock is shifted. */
  constructor(dataDir: string, production: boolean) {
    this.#file = path.join(dataDir, "clock.json");
    this.#production = production;
    this.#refuseShift(this.offset());
  }

  now(): string {
    return new Date(Date.now() + this.offset()).toISOString();
  }

  offset(): number {
    const there = fs.statSync(this.#file, { bigint: true, throwIfNoEntry: false });
    if (!there) return 0;
    if (there.ino !== this.#seen.ino || there.mtimeNs !== this.#seen.mtimeNs) {
      this.#offset = parse(fs.readFileSync(this.#file, "utf8"), this.#file);
      this.#seen = there;
    }
    return this.#offset;
  }

  /** Sets the clock to a time, UTC, for every process; durable when it returns. */
  moveTo(at: string): void {
    const offsetMs = Date.parse(at) - Date.now();
    if (!Number.isInteger(offsetMs)) throw new RangeError(`${at} is not a time`);
    this.#refuseShift(offsetMs);
    replaceFile(this.#file, `${JSON.stringify({ offsetMs } satisfies Shift)}\n`);
  }

  #refuseShift(offset: number): void {
    if (!this.#production || offset === 0) return;
    const folder = path.dirname(this.#file);
    throw new StartRefused({ code: "CLOCK_SHIFTED_IN_PRODUCTION", about: { folder } });
  }
}

const parse = (text: string, file: string): number => {
  const { offsetMs } = JSON.parse(text) as Partial<Shift>;
  if (Number.isInteger(offsetMs)) return Number(offsetMs);
  throw new Error(`${file} holds no clock offset`);
};

/** Readers find the old content or the new one, after a crash too. */
const replaceFile = (file: string, content: string): void => {
  const draft = `${file}.${process.pid}.draft`;
  fs.writeFileSync(draft, content, { flush: true });
  fs.renameSync(draft, file);
  const folder = fs.openSync(path.dirname(file), "r");
  fs.fsyncSync(folder);
  fs.closeSync(folder);
};
