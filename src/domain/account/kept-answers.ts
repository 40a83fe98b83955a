import { createHash, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';

/** What was typed is kept for an hour, in milliseconds. */
export const keptAnswersLifetime = 60 * 60_000;

export type Answers = Readonly<Record<string, string>>;

export interface AnswersToKeep {
  /** The path of the form. */
  path: string;
  answers: Answers;
  /** Whose answers they are; the first who signs in when nobody knows. */
  accountId?: string | undefined;
  /** The mandate that they were typed under: they are of no other person. */
  mandateId?: string | undefined;
}

/** What may see kept answers: an account, and the mandate it acts under. */
export interface Reader {
  accountId: string;
  mandateId: string | undefined;
}

/** Seals answers and returns the token that finds them, for a cookie. A token from before keeps its place. */
export async function keepAnswers(
  db: Kysely<Database>,
  sealer: Sealer,
  { path, answers, accountId, mandateId }: AnswersToKeep,
  now: Date,
  token = randomBytes(24).toString('base64url'),
): Promise<string> {
  const row = {
    account_id: accountId ?? null,
    path,
    sealed_answers: sealer.seal(JSON.stringify({ answers, mandateId })),
    expires_at: new Date(now.getTime() + keptAnswersLifetime).toISOString(),
  };
  await sweepKeptAnswers(db, now);
  await db
    .insertInto('kept_answers')
    .values({ kept_answers_id: idOf(token), ...row })
    .onConflict((conflict) => conflict.column('kept_answers_id').doUpdateSet(row))
    .execute();
  return token;
}

/** The answers behind a token, typed at this path, that belong to nobody yet: between the pages of signing up. */
export async function findAnswersOfNobody(
  db: Kysely<Database>,
  sealer: Sealer,
  { token, path }: { token: string | undefined; path: string },
  now: Date,
): Promise<Answers | undefined> {
  const row = await findRow(db, token, path, now);
  return row?.account_id === null ? open(sealer, row.sealed_answers).answers : undefined;
}

/** The answers behind a token, typed at this path, when they are the reader's. */
export async function findKeptAnswers(
  db: Kysely<Database>,
  sealer: Sealer,
  { token, path, reader }: { token: string | undefined; path: string; reader: Reader },
  now: Date,
): Promise<Answers | undefined> {
  const row = await findRow(db, token, path, now);
  if (!row || row.account_id !== reader.accountId) return undefined;
  const { answers, mandateId } = open(sealer, row.sealed_answers);
  return mandateId === reader.mandateId ? answers : undefined;
}

/** Gives answers of nobody to the account that signs in, once. Those of another account stay theirs. */
export async function claimKeptAnswers(db: Kysely<Database>, token: string, accountId: string): Promise<void> {
  await db
    .updateTable('kept_answers')
    .set({ account_id: accountId })
    .where('kept_answers_id', '=', idOf(token))
    .where('account_id', 'is', null)
    .execute();
}

/** Deletes the answers behind a token. */
export async function dropKeptAnswers(db: Kysely<Database>, token: string): Promise<void> {
  await db.deleteFrom('kept_answers').where('kept_answers_id', '=', idOf(token)).execute();
}

/** Deletes the answers whose hour is over. */
export async function sweepKeptAnswers(db: Kysely<Database>, now: Date): Promise<void> {
  await db.deleteFrom('kept_answers').where('expires_at', '<=', now.toISOString()).execute();
}

/** What of a form may be kept: no password, no code, nothing that is a secret by its name. */
export const keepable = (answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).filter(([name]) => !/password|secret|token|^(old|key)$|(^|[-_])codes?$/i.test(name)),
  );

/** Whoever reads the table cannot fetch the answers with what stands there. */
const idOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

const findRow = async (db: Kysely<Database>, token: string | undefined, path: string, now: Date) =>
  token
    ? db
        .selectFrom('kept_answers')
        .select(['account_id', 'sealed_answers'])
        .where('kept_answers_id', '=', idOf(token))
        .where('path', '=', path)
        .where('expires_at', '>', now.toISOString())
        .executeTakeFirst()
    : undefined;

const open = (sealer: Sealer, sealed: string) =>
  JSON.parse(sealer.unseal(sealed)) as { answers: Answers; mandateId?: string };
