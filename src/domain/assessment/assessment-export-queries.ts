import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { listAppointments } from './appointment-queries.ts';
import { appointmentStates, assessmentWays, sayStart } from './appointment.ts';
import { assessmentKinds, enteredBy } from './assessment.ts';
import { findDraft, listAssessments } from './read-assessment.ts';

/** Everything about a person's assessments, opened, for their own export (个人信息保护法 45). */
export async function findAssessmentExport(db: Kysely<Database>, sealer: Sealer, jobseekerId: string) {
  const appointments = await listAppointments(db, sealer, jobseekerId);
  return {
    draft: (await findDraft(db, sealer, jobseekerId)) ?? null,
    done: (await listAssessments(db, sealer, jobseekerId)).map(
      ({ kind, doneOn, expiresOn, assessor, content, answer, reply }) => ({
        ...{ kind: assessmentKinds[kind], doneOn, expiresOn, assessor },
        ...{ content: content ?? null, answer, reply },
      }),
    ),
    appointments: appointments.map(({ time, state, wishes, bookedAs, createdAt, changedAt }) => ({
      ...{ when: sayStart(time.startsAt), way: assessmentWays[time.way], with: time.counsellor },
      ...{ state: appointmentStates[state], wishes, entered: enteredBy[bookedAs], createdAt, changedAt },
    })),
  };
}
