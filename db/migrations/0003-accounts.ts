import type { Kysely } from 'kysely';

/** People who sign in, their roles, the files of jobseekers, consents, mandates, and who looked at what. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('organisation')
    .addColumn('organisation_id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('region_code', 'text', (column) => column.notNull())
    .addColumn('is_demonstration', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('suspended_at', 'text')
    .execute();

  await db.schema
    .createTable('account')
    .addColumn('account_id', 'text', (column) => column.primaryKey())
    // What a person signs in with: a user name or a phone number, found by its fingerprint.
    .addColumn('sign_in_kind', 'text', (column) => column.notNull())
    .addColumn('sealed_sign_in_name', 'text', (column) => column.notNull())
    .addColumn('sign_in_fingerprint', 'text', (column) => column.notNull().unique())
    .addColumn('password_hash', 'text')
    .addColumn('password_changed_at', 'text')
    .addColumn('sealed_called', 'text', (column) => column.notNull())
    .addColumn('phone_confirmed_at', 'text')
    .addColumn('is_demonstration', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('suspended_at', 'text')
    .addColumn('deleted_at', 'text')
    .execute();
  await db.schema
    .createTable('account_role')
    .addColumn('account_role_id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull().references('account.account_id').onDelete('cascade'))
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('organisation_id', 'text', (column) => column.references('organisation.organisation_id'))
    .addColumn('granted_by', 'text')
    .addColumn('granted_at', 'text', (column) => column.notNull())
    .addColumn('ended_at', 'text')
    .execute();
  await db.schema.createIndex('account_role_by_account').on('account_role').column('account_id').execute();

  await db.schema
    .createTable('session')
    // The SHA-256 of what the cookie holds: whoever reads the table cannot sign in with it.
    .addColumn('session_id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull().references('account.account_id').onDelete('cascade'))
    .addColumn('account_role_id', 'text')
    .addColumn('mandate_id', 'text')
    .addColumn('device', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('second_factor_at', 'text')
    // When the person last gave the password in this session.
    .addColumn('proved_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('session_by_account').on('session').column('account_id').execute();

  await db.schema
    .createTable('passkey')
    .addColumn('passkey_id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull().references('account.account_id').onDelete('cascade'))
    .addColumn('public_key', 'text', (column) => column.notNull())
    .addColumn('counter', 'integer', (column) => column.notNull())
    .addColumn('transports', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('used_at', 'text')
    .execute();
  await db.schema.createIndex('passkey_by_account').on('passkey').column('account_id').execute();
  await db.schema
    .createTable('one_time_generator')
    .addColumn('account_id', 'text', (column) =>
      column.primaryKey().references('account.account_id').onDelete('cascade'),
    )
    .addColumn('sealed_secret', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('confirmed_at', 'text')
    // The last time step that was used, so that no code works twice.
    .addColumn('last_step', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('one_time_code')
    .addColumn('one_time_code_id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.references('account.account_id').onDelete('cascade'))
    // recovery: kept by the person · desk: given out by a counsellor · phone, sign-up, phone-recovery: sent by message.
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('phone_fingerprint', 'text')
    .addColumn('issued_by', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text')
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('used_at', 'text')
    .execute();
  await db.schema.createIndex('one_time_code_by_account').on('one_time_code').column('account_id').execute();
  await db.schema.createIndex('one_time_code_by_phone').on('one_time_code').column('phone_fingerprint').execute();
  await db.schema
    .createTable('security_event')
    .addColumn('security_event_id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull().references('account.account_id').onDelete('cascade'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('happened_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('security_event_by_account')
    .on('security_event')
    .columns(['account_id', 'happened_at'])
    .execute();
  await db.schema
    .createTable('throttle')
    // What is counted, as a fingerprint: an account that is tried, or an address that tries.
    .addColumn('throttle_id', 'text', (column) => column.primaryKey())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('first_at', 'text', (column) => column.notNull())
    .addColumn('blocked_until', 'text')
    .execute();

  await db.schema
    .createTable('kept_answers')
    .addColumn('kept_answers_id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.references('account.account_id').onDelete('cascade'))
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('sealed_answers', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .execute();

  await db.schema
    .createTable('outgoing_message')
    .addColumn('outgoing_message_id', 'text', (column) => column.primaryKey())
    // Whose account asked for it, so that it goes with the account.
    .addColumn('account_id', 'text', (column) => column.references('account.account_id').onDelete('cascade'))
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('sealed_recipient', 'text', (column) => column.notNull())
    .addColumn('sealed_text', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('next_try_at', 'text')
    .addColumn('sent_at', 'text')
    .addColumn('failure', 'text')
    .execute();
  await db.schema
    .createIndex('outgoing_message_waiting')
    .on('outgoing_message')
    .column('next_try_at')
    .where('next_try_at' as never, 'is not', null)
    .execute();

  await db.schema
    .createTable('jobseeker')
    .addColumn('jobseeker_id', 'text', (column) => column.primaryKey())
    // Null while a counsellor keeps the file of somebody without an account.
    .addColumn('account_id', 'text', (column) => column.unique().references('account.account_id'))
    .addColumn('counsellor_id', 'text', (column) => column.references('account.account_id'))
    .addColumn('residence_region', 'text')
    .addColumn('registration_region', 'text')
    .addColumn('education', 'text')
    .addColumn('contact_way', 'text')
    .addColumn('is_demonstration', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'text', (column) => column.notNull())
    // Everything that names or describes the person, sealed as one text.
    .addColumn('sealed_person', 'text', (column) => column.notNull())
    .addColumn('identity_fingerprint', 'text')
    .addColumn('certificate_fingerprint', 'text')
    // Made with the key from the last event of the file, so that a missing last event shows.
    .addColumn('file_seal', 'text')
    .addColumn('erased_at', 'text')
    .execute();
  await db.schema.createIndex('jobseeker_by_counsellor').on('jobseeker').column('counsellor_id').execute();
  // One number, one file: also for two who write it down at the same moment.
  for (const number of ['identity', 'certificate'])
    await db.schema
      .createIndex(`jobseeker_by_${number}`)
      .unique()
      .on('jobseeker')
      .column(`${number}_fingerprint`)
      .execute();

  await db.schema
    .createTable('consent_event')
    .addColumn('consent_event_id', 'text', (column) => column.primaryKey())
    .addColumn('jobseeker_id', 'text', (column) => column.notNull().references('jobseeker.jobseeker_id'))
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('wording', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .addColumn('sealed_guardian', 'text')
    .addColumn('happened_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('consent_event_by_jobseeker').on('consent_event').column('jobseeker_id').execute();

  await db.schema
    .createTable('file_event')
    .addColumn('file_event_id', 'text', (column) => column.primaryKey())
    .addColumn('jobseeker_id', 'text', (column) => column.notNull().references('jobseeker.jobseeker_id'))
    // Grows by one with every event of a file; what makes a missing row visible.
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .addColumn('actor_role', 'text', (column) => column.notNull())
    .addColumn('organisation_id', 'text')
    .addColumn('mandate_id', 'text')
    .addColumn('sealed_reason', 'text')
    .addColumn('happened_at', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addUniqueConstraint('file_event_place', ['jobseeker_id', 'place'])
    .execute();

  await db.schema
    .createTable('mandate')
    .addColumn('mandate_id', 'text', (column) => column.primaryKey())
    .addColumn('jobseeker_id', 'text', (column) => column.references('jobseeker.jobseeker_id'))
    .addColumn('helper_id', 'text', (column) => column.references('account.account_id'))
    .addColumn('tasks', 'text', (column) => column.notNull())
    .addColumn('term', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('begun_by', 'text', (column) => column.notNull())
    .addColumn('code_fingerprint', 'text')
    // Who made the code can read it again while it is open; it goes when the code is used.
    .addColumn('sealed_code', 'text')
    .addColumn('code_expires_at', 'text')
    .addColumn('starts_at', 'text')
    .addColumn('ends_at', 'text')
    .addColumn('ended_at', 'text')
    .addColumn('ended_by', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute();
  for (const who of ['jobseeker', 'helper'])
    await db.schema.createIndex(`mandate_by_${who}`).on('mandate').column(`${who}_id`).execute();
  await db.schema.createIndex('mandate_by_code').on('mandate').column('code_fingerprint').execute();
  await db.schema
    .createTable('mandate_event')
    .addColumn('mandate_event_id', 'text', (column) => column.primaryKey())
    .addColumn('mandate_id', 'text', (column) => column.notNull().references('mandate.mandate_id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('sealed_before', 'text')
    .addColumn('sealed_after', 'text')
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .addColumn('happened_at', 'text', (column) => column.notNull())
    .addColumn('answered_at', 'text')
    .addColumn('answer', 'text')
    .execute();
  await db.schema.createIndex('mandate_event_by_mandate').on('mandate_event').column('mandate_id').execute();

  await db.schema
    .createTable('staff_event')
    .addColumn('staff_event_id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text')
    .addColumn('organisation_id', 'text')
    // The role that was given or ended.
    .addColumn('role', 'text')
    .addColumn('sealed_reason', 'text')
    .addColumn('happened_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('staff_event_by_time').on('staff_event').column('happened_at').execute();
  await db.schema.createIndex('account_role_by_organisation').on('account_role').column('organisation_id').execute();
}
