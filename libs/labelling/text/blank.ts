/**
 * Nothing but Unicode white space, or nothing at all. `trim` is not it: it leaves the next-line
 * character (U+0085) and takes the byte order mark (U+FEFF), which is no white space.
 */
export const isBlank = (text: string): boolean => /^\p{White_Space}*$/u.test(text);

/** Whether a text can be stored: no U+0000, which PostgreSQL refuses, and no half of a character. */
export const isStorable = (text: string): boolean => !/[\0\p{Surrogate}]/u.test(text);
