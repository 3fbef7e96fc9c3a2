/** C2SP tlog-tiles: the tree in pieces of up to 256 hashes, eight of its levels each. */
export const tileWidth = 256;
export const tileHeight = 8;

/** A run of hashes of one level (0: leaves, 1: full tiles of leaves, …), or of the entries themselves. */
export interface Tile {
  readonly level: number | "entries";
  readonly index: number;
  /** How many, 256 in a full tile. */
  readonly width: number;
}

/** `tile/<L>/<N>[.p/<W>]`. The index stands in groups of three digits, so that no folder is huge. */
export const tilePath = ({ level, index, width }: Tile): string => {
  const groups = [digits(index % 1000)];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    groups.unshift(`x${digits(rest % 1000)}`);
  const partial = width === tileWidth ? "" : `.p/${width}`;
  return `tile/${level}/${groups.join("/")}${partial}`;
};

const digits = (group: number): string => String(group).padStart(3, "0");

const form = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/;

/** Undefined for any path that is not the one way to write a tile's. */
export const tileAt = (path: string): Tile | undefined => {
  const found = form.exec(path);
  if (!found) return undefined;
  const [, level = "", groups = "", width] = found;
  const tile: Tile = {
    level: level === "entries" ? level : Number(level),
    index: Number(groups.replaceAll(/[x/]/g, "")),
    width: width === undefined ? tileWidth : Number(width),
  };
  if (tile.level !== "entries" && tile.level > 63) return undefined;
  if (tile.width < 1 || (width !== undefined && tile.width >= tileWidth)) return undefined;
  return Number.isSafeInteger(tile.index) && tilePath(tile) === path ? tile : undefined;
};
