import { reportIdOf, type ReportSubject } from '../report/report-id.ts';
import type { Owner } from './kind.ts';

/** Who is responsible for what in a plan: what a roster is drawn from. */
export interface PlanRoles {
  /** 牵头 and 责任, in the order of the tasks and of the names in each. */
  leads: readonly { taskId: string; order: number; agencyId: string; position: number }[];
  /** Every agency that a task names, in whatever role. */
  withTasks: readonly string[];
  /** 配合, in the order of the tasks and of the names in each. */
  cooperators?: readonly { taskId: string; agencyId: string }[];
  /** 评估人: whom the commission has named, in the order of the tasks. */
  assessors?: readonly { taskId: string; order: number; agencyId: string; contactId: string }[];
  regions: readonly string[];
  commission: string;
}

/** One report that is owed in a cycle. */
export interface Owed {
  reportId: string;
  agencyId: string;
  taskId: string | null;
  /** The one person of the agency who owes it, by contact. */
  assigneeId?: string;
  /** The subject of the report that it is a part of. */
  partOf?: ReportSubject;
}

/**
 * Who owes what in a cycle: one report per task and lead, or one per agency, as the kind's owners say.
 * An agency that owes as several of them owes once.
 */
export function rosterOf(cycleId: string, owners: readonly Owner[], roles: PlanRoles): Owed[] {
  const roster = new Map<string, Owed>();
  const add = (
    subject: ReportSubject,
    taskId: string | null,
    rest: Pick<Owed, 'partOf' | 'assigneeId'> = {},
  ) => {
    const reportId = reportIdOf(cycleId, subject);
    if (!roster.has(reportId))
      roster.set(reportId, {
        reportId,
        agencyId: subject.agencyId,
        taskId,
        ...rest,
      });
  };
  for (const owner of owners)
    switch (owner.who) {
      case 'leads':
        for (const { taskId, ...lead } of roles.leads)
          if (owner.tasks?.includes(lead.order) ?? true) add({ per: 'task', ...lead }, taskId);
        break;
      case 'named':
        for (const agencyId of owner.agencies) add({ per: 'agency', agencyId }, null);
        break;
      case 'cooperators': {
        const cooperating = new Map<string, string[]>();
        for (const { taskId, agencyId } of roles.cooperators ?? []) {
          const known = cooperating.get(taskId);
          if (known) known.push(agencyId);
          else cooperating.set(taskId, [agencyId]);
        }
        for (const { taskId, ...lead } of roles.leads) {
          const partOf: ReportSubject = { per: 'task', ...lead };
          for (const agencyId of cooperating.get(taskId) ?? [])
            add({ per: 'part', of: partOf, agencyId }, taskId, { partOf });
        }
        break;
      }
      case 'assessors':
        for (const { taskId, order, agencyId, contactId } of roles.assessors ?? [])
          add({ per: 'task', order, agencyId, position: 0 }, taskId, { assigneeId: contactId });
        break;
      case 'with-tasks':
        for (const agencyId of roles.withTasks) add({ per: 'agency', agencyId }, null);
        break;
      case 'commission':
        add({ per: 'agency', agencyId: roles.commission }, null);
        break;
      // Whom it concerns the event says.
      case 'inspected':
        break;
      case 'regions':
        for (const agencyId of roles.regions) add({ per: 'agency', agencyId }, null);
        break;
    }
  return [...roster.values()];
}
