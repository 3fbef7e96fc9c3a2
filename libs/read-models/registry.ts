import type { Query } from "#projections/query.js";
import type { ReadModel } from "#projections/read-model.js";
import { applicationWords } from "./applications/application-words.js";
import { applications } from "./applications/applications.js";
import { listApplications } from "./applications/list-applications.js";
import { auditTrail } from "./audit-trail/audit-trail.js";
import { hours } from "./audit-trail/hours.js";
import { searchAuditTrail } from "./audit-trail/search-audit-trail.js";
import { committees } from "./committees/committees.js";
import { listCommittees } from "./committees/list-committees.js";
import { showCommittee } from "./committees/show-committee.js";
import { deadlines } from "./deadlines/deadlines.js";
import { listDeadlines } from "./deadlines/list-deadlines.js";
import { decisions } from "./decisions/decisions.js";
import { instructions } from "./desk/instructions.js";
import { listInstructions } from "./desk/list-instructions.js";
import { listReviewers } from "./desk/list-reviewers.js";
import { reviews } from "./desk/reviews.js";
import { showDesk } from "./desk/show-desk.js";
import { showInstruction } from "./desk/show-instruction.js";
import { evaluations } from "./evaluations/evaluations.js";
import {
  fileDifference,
  labelDifference,
  sessionDifference,
} from "./difference/show-differences.js";
import { listEvaluations } from "./evaluations/list-evaluations.js";
import { showEvaluation } from "./evaluations/show-evaluation.js";
import { erasures } from "./erasures/erasures.js";
import { listErasures } from "./erasures/list-erasures.js";
import { files } from "./file/files.js";
import { showFile } from "./file/show-file.js";
import { timeline } from "./file/timeline.js";
import { grids } from "./grids/grids.js";
import { showGrid } from "./grids/show-grid.js";
import { fileHistory } from "./history/file-history.js";
import { labelHistory } from "./history/label-history.js";
import { organisationHistory } from "./history/organisation-history.js";
import { sessionHistory } from "./history/session-history.js";
import { reports } from "./indicators/reports.js";
import { showIndicators } from "./indicators/show-indicators.js";
import { surveys } from "./indicators/surveys.js";
import { initiatives } from "./initiatives/initiatives.js";
import { listInitiatives } from "./initiatives/list-initiatives.js";
import { interests } from "./interests/interests.js";
import { labels } from "./labels/labels.js";
import { listLabels } from "./labels/list-labels.js";
import { showLabel } from "./labels/show-label.js";
import { listMemberships } from "./memberships/list-memberships.js";
import { memberships } from "./memberships/memberships.js";
import { listOrganisations } from "./organisations/list-organisations.js";
import { organisations } from "./organisations/organisations.js";
import { showOrganisation } from "./organisations/show-organisation.js";
import { listPeople } from "./people/list-people.js";
import { listMessages } from "./outbox/list-messages.js";
import { showMessage } from "./outbox/show-message.js";
import { people } from "./people/people.js";
import { listProposals } from "./proposals/list-proposals.js";
import { proposals } from "./proposals/proposals.js";
import { showProposal } from "./proposals/show-proposal.js";
import { listReadings } from "./readings/list-readings.js";
import { readings } from "./readings/readings.js";
import { ties } from "./readings/ties.js";
import { listSessions } from "./sessions/list-sessions.js";
import { sessions } from "./sessions/sessions.js";
import { showSession } from "./sessions/show-session.js";
import { listSchemes } from "./schemes/list-schemes.js";
import { schemes } from "./schemes/schemes.js";
import { listTasks } from "./tasks/list-tasks.js";
import { tasks } from "./tasks/tasks.js";
import { listWebhooks } from "./webhooks/list-webhooks.js";
import { webhooks } from "./webhooks/webhooks.js";
import { showWhy } from "./why/show-why.js";

/** A new read model is a folder and a line here. */
export const readModels: readonly ReadModel[] = [
  applications,
  applicationWords,
  auditTrail,
  committees,
  deadlines,
  decisions,
  erasures,
  evaluations,
  files,
  grids,
  hours,
  initiatives,
  instructions,
  interests,
  labels,
  memberships,
  organisations,
  people,
  reports,
  reviews,
  proposals,
  readings,
  sessions,
  schemes,
  surveys,
  tasks,
  ties,
  timeline,
  webhooks,
];

/** A new question is a file and a line here. */
export const queries: readonly Query[] = [
  fileDifference,
  fileHistory,
  labelDifference,
  labelHistory,
  listApplications,
  listCommittees,
  listDeadlines,
  listErasures,
  listEvaluations,
  listInitiatives,
  listInstructions,
  listLabels,
  listMemberships,
  listMessages,
  listOrganisations,
  listPeople,
  listReviewers,
  listProposals,
  listReadings,
  listSessions,
  listSchemes,
  listTasks,
  listWebhooks,
  organisationHistory,
  searchAuditTrail,
  sessionDifference,
  sessionHistory,
  showCommittee,
  showDesk,
  showEvaluation,
  showFile,
  showGrid,
  showIndicators,
  showInstruction,
  showLabel,
  showMessage,
  showOrganisation,
  showProposal,
  showSession,
  showWhy,
];
