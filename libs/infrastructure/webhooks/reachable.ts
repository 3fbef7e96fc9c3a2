import ipaddr from "ipaddr.js";

type Range = ReturnType<typeof ipaddr.parseCIDR>;

/** A range of addresses, or one address. @returns undefined for what is neither */
export const rangeIn = (text: string): Range | undefined => {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  if (!ipaddr.isValid(text)) return undefined;
  const address = ipaddr.parse(text);
  return [address, address.kind() === "ipv4" ? 32 : 128];
};

/** Public by its number, yet a cloud's own service behind it, which tells secrets to whoever asks. */
const metadata = ["168.63.129.16"];

/** All that is given out of IPv6; what lies outside may stand for an address of IPv4. */
const global = ipaddr.parseCIDR("2000::/3");

/** What may be called at an address: with TLS, in clear too, or nothing. */
export type Reach = "open" | "secure" | "none";

/**
 * Nothing but public addresses is called, or the caller could reach what trusts this machine; an
 * operator allows others by name of their range. One that hides in an IPv6 address is looked at as
 * what it is.
 */
export const reachOf = (address: string, allowed: readonly string[]): Reach => {
  if (!ipaddr.isValid(address)) return "none";
  const parsed = ipaddr.process(address);
  const isAllowed = allowed.some((text) => {
    const range = rangeIn(text);
    return range !== undefined && range[0].kind() === parsed.kind() && parsed.match(range);
  });
  if (isAllowed) return "open";
  if (parsed.kind() === "ipv6" && !parsed.match(global)) return "none";
  return parsed.range() === "unicast" && !metadata.includes(parsed.toString()) ? "secure" : "none";
};
