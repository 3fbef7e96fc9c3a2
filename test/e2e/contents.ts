/** What makes a file of each scheme complete and eligible. */
export const contents = {
  creativallee: {
    texts: { summary: "Mise en relation des cédants et des repreneurs." },
    values: { themes: ["creation-takeover"], brandUse: "signature", channels: ["web"] },
    documents: [],
  },
  "centres-ressources": {
    texts: { fields: "Usure, adhérence et corrosion des surfaces." },
    values: {
      equipment: ["measurement"],
      users: ["public", "private"],
      answerWithinDays: 5,
      publicTariff: true,
    },
    documents: ["presentation", "tariff"],
  },
  "haute-qualite-technologique": {
    texts: {},
    values: {
      zone: [{ commune: "Lille", insee: "59350" }],
      operators: 2,
      services: ["fibre"],
      cheapestMonthlyTariff: 49,
      preEquipped: false,
    },
    documents: ["coverage-map"],
  },
} as const;

export type Voting = keyof typeof contents;
