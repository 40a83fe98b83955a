import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { enteredBy } from '../assessment/assessment.ts';
import { listEnrolmentEvents, listEnrolments } from './enrolment-queries.ts';
import { courseOutcomes, enrolmentEventKinds, enrolmentStates, materialForms, takingPartNeeds } from './enrolment.ts';

/** Everything that is kept of a person's enrolments, in words. */
export async function findEnrolmentExport(db: Kysely<Database>, sealer: Sealer, jobseekerId: string) {
  const enrolments = await listEnrolments(db, sealer, jobseekerId);
  return Promise.all(
    enrolments.map(async ({ enrolmentId, session, state, place, answerUntil, wishes, reply, outcome, ...each }) => ({
      course: session.title,
      startsOn: session.startsOn,
      endsOn: session.endsOn,
      state: enrolmentStates[state],
      ...{ place, answerUntil },
      sent: wishes && {
        ...{ name: wishes.name, phone: wishes.phone, words: wishes.words },
        needs: wishes.needs.map((need) => takingPartNeeds[need]),
        materials: wishes.materials.map((form) => materialForms[form]),
      },
      reply,
      outcome: outcome && courseOutcomes[outcome],
      ...{ outcomeOn: each.outcomeOn, enteredBy: enteredBy[each.madeAs], createdAt: each.createdAt },
      history: (await listEnrolmentEvents(db, sealer, enrolmentId)).map(({ kind, happenedAt, by, note }) => ({
        what: enrolmentEventKinds[kind],
        at: happenedAt,
        by: by ? enteredBy[by] : '本站',
        note,
      })),
    })),
  );
}
