import { checkFiles } from "./check-files.js";
import { freeClaims } from "./free-claims.js";
import { freeInitiatives } from "./free-initiatives.js";
import { lapseFiles } from "./lapse-files.js";
import type { Reaction } from "./reaction.js";

/** A new reaction is a file and a line here. */
export const reactions: readonly Reaction[] = [checkFiles, freeClaims, freeInitiatives, lapseFiles];
