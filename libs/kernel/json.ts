/** What an event or a command may hold. Numbers are integers within ±(2^53−1); sealing checks it. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type JsonObject = { readonly [key: string]: Json };
