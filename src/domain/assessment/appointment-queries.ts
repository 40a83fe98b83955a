import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { AppointmentState, AppointmentWishes } from './appointment.ts';
import type { EnteredBy } from './assessment.ts';
import { findTime } from './time-queries.ts';
import type { AssessmentTime } from './time-queries.ts';

/** An appointment for an assessment. */
export interface Appointment {
  appointmentId: string;
  jobseekerId: string;
  time: AssessmentTime;
  state: AppointmentState;
  /** Undefined: erased. */
  wishes: AppointmentWishes | undefined;
  bookedAs: EnteredBy;
  /** How often it was changed. */
  changes: number;
  createdAt: string;
  changedAt: string;
}

const selectAppointments = (db: Kysely<Database>) =>
  db
    .selectFrom('appointment')
    .innerJoin('assessment_time', 'assessment_time.assessment_time_id', 'appointment.assessment_time_id')
    .selectAll('appointment')
    .select('starts_at');

type AppointmentRow = Awaited<ReturnType<ReturnType<typeof selectAppointments>['execute']>>[number];

async function readAppointment(db: Kysely<Database>, sealer: Sealer, row: AppointmentRow): Promise<Appointment> {
  const time = await findTime(db, sealer, row.assessment_time_id);
  if (!time) throw new Error(`The appointment ${row.appointment_id} has no time`);
  return {
    appointmentId: row.appointment_id,
    jobseekerId: row.jobseeker_id,
    time,
    state: row.state as AppointmentState,
    wishes: row.sealed_wishes ? (JSON.parse(sealer.unseal(row.sealed_wishes)) as AppointmentWishes) : undefined,
    bookedAs: row.booked_as as EnteredBy,
    changes: row.changes,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}

/** A person's appointments, the latest first. */
export async function listAppointments(
  db: Kysely<Database>,
  sealer: Sealer,
  jobseekerId: string,
): Promise<Appointment[]> {
  const rows = await selectAppointments(db)
    .where('jobseeker_id', '=', jobseekerId)
    .orderBy('starts_at', 'desc')
    .orderBy('appointment.created_at', 'desc')
    .execute();
  return Promise.all(rows.map((row) => readAppointment(db, sealer, row)));
}

/** One appointment of a person. */
export async function findAppointment(
  db: Kysely<Database>,
  sealer: Sealer,
  { jobseekerId, appointmentId }: { jobseekerId: string; appointmentId: string },
): Promise<Appointment | undefined> {
  const row = await selectAppointments(db)
    .where('jobseeker_id', '=', jobseekerId)
    .where('appointment_id', '=', appointmentId)
    .executeTakeFirst();
  return row && readAppointment(db, sealer, row);
}

/** The appointment that stands at a counsellor's own time, or undefined while it is free. */
export async function findAppointmentAt(
  db: Kysely<Database>,
  sealer: Sealer,
  timeId: string,
): Promise<Appointment | undefined> {
  const row = await selectAppointments(db)
    .where('appointment.assessment_time_id', '=', timeId)
    .where('state', '<>', 'cancelled')
    .executeTakeFirst();
  return row && readAppointment(db, sealer, row);
}
