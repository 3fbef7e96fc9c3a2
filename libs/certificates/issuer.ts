/** Who vouches for certificates, and below which address all that they name is found. */
export interface Issuer {
  /** Without a slash at its end. */
  readonly base: string;
  /** W3C did:web, which the address of this place gives. */
  readonly did: string;
  /** Nobody can check what it issues: it says so. */
  readonly isSample: boolean;
}

/** A name that never leads anywhere (RFC 2606): a sample can be taken for nobody’s certificate. */
const nowhere = "https://sample.invalid";

/** did:web is of https alone. */
export const issuerAt = (publicUrl: string | undefined): Issuer => {
  const isSample = publicUrl === undefined || !publicUrl.startsWith("https://");
  const base = (isSample ? nowhere : publicUrl).replace(/\/+$/, "");
  const { host, pathname } = new URL(base);
  const parts = [host, ...pathname.split("/").filter((part) => part !== "")];
  return { base, did: `did:web:${parts.map(encodeURIComponent).join(":")}`, isSample };
};
