import { fill } from "#kernel/index.js";
import { organisation } from "#labelling/organisation/organisation.js";
import { query } from "#projections/query.js";
import { ofCarriers } from "../event-sentences/of-carriers.js";
import { ShowOrganisation, showOrganisation } from "../organisations/show-organisation.js";
import type { Story } from "./story.js";

/** What happened to an organisation: no rules of a scheme bear on it, and nothing is due. */
export const organisationHistory = query({
  name: "organisation-history",
  path: "/organisations/:id/history",
  summary: "Tells the story of an organisation: who did what and when.",
  shape: ShowOrganisation,
  of: showOrganisation.of,
  run: async (tables, { id }, viewer): Promise<Story | undefined> => {
    const shown = await showOrganisation.run(tables, { id }, viewer);
    if (!shown) return undefined;
    const told = (await tables.tell(organisation, id)).slice(0, shown.version + 1);
    const entries = told.map(({ envelope, event }) => ({
      at: envelope.at,
      by: envelope.actor.as,
      code: event.type,
      text: fill(ofCarriers[event.type][viewer.language], {}),
      said: null,
      item: null,
      schemeVersion: null,
      deadlines: [],
    }));
    return { id, scheme: null, entries };
  },
});
