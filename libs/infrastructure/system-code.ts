/** What the system said of a fault: `ENOENT`; empty where it was not the system. */
export const systemCode = (fault: unknown): string =>
  typeof fault === "object" && fault !== null && "code" in fault ? String(fault.code) : "";
