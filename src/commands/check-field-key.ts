import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { ConfigurationError } from '#src/configuration.ts';
import { readFieldKeys } from '#src/field-key.ts';
import { createSealer } from '#src/sealing.ts';

/** Throws when the field key does not open what is sealed: with a wrong key nobody could read what people sent. */
export async function checkFieldKey(db: Kysely<Database>, fieldKey: string): Promise<void> {
  const sealed = [await newestMessage(db), await newestAccount(db)].filter((text) => text !== undefined);
  if (sealed.length === 0) return;
  try {
    const sealer = createSealer(...readFieldKeys(fieldKey));
    for (const text of sealed) sealer.unseal(text);
  } catch {
    throw new ConfigurationError(
      'FIELD_KEY：这个密钥打不开数据库里封存的内容，请用原来的密钥，换新密钥时把原来的写在英文逗号后面。 ' +
        'FIELD_KEY: this key does not open what is sealed in the database; use the one it was sealed with, ' +
        'or a new one followed by a comma and the former one.',
    );
  }
}

const newestMessage = async (db: Kysely<Database>): Promise<string | undefined> =>
  (await db.selectFrom('feedback').select('sealed_message').orderBy('created_at', 'desc').limit(1).executeTakeFirst())
    ?.sealed_message;

const newestAccount = async (db: Kysely<Database>): Promise<string | undefined> =>
  (await db.selectFrom('account').select('sealed_called').orderBy('created_at', 'desc').limit(1).executeTakeFirst())
    ?.sealed_called;
