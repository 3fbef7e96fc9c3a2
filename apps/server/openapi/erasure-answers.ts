import type { PersonId } from "#kernel/index.js";
import type { ListedErasure } from "#read-models/erasures/list-erasures.js";

const requested: ListedErasure = {
  id: "3e7b1f60-5a42-5c1d-9f08-2b6d4c7e9a10",
  subject: "person-5f0c1d2e-8a34-8b56-9c78-0d1e2f3a4b5c",
  phase: "requested",
  reason: "asked-by-the-person",
  legalBasis: "gdpr-17-1-a",
  requestedBy: "0c9f3a1e-77d2-8e4b-a5c6-1f2e3d4c5b6a" as PersonId,
  requestedOn: "2006-11-13",
  approvedBy: null,
  completedOn: null,
};

export const listedErasures: readonly ListedErasure[] = [
  requested,
  {
    ...requested,
    phase: "completed",
    approvedBy: "9b8a7c6d-5e4f-8a3b-b2c1-0d9e8f7a6b5c" as PersonId,
    completedOn: "2006-11-14",
  },
];
