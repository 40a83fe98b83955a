import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { sendPhoneCode } from '#src/domain/account/send-phone-code.ts';
import type { Sealer } from '#src/sealing.ts';
import { anAccount, cookieOf } from '../tests/account-factories.ts';

/** Signs in somebody with a phone number to which a code was sent; returns the `Cookie` header. */
export async function makePhoneOwner(db: Kysely<Database>, sealer: Sealer): Promise<string> {
  const account = await anAccount(db, sealer, { called: '示例小马' });
  await db
    .updateTable('account')
    .set({ sign_in_kind: 'phone', sealed_sign_in_name: sealer.seal('13800000001') })
    .where('account_id', '=', account.accountId)
    .execute();
  await sendPhoneCode(db, sealer, account.accountId, new Date());
  return cookieOf(db, account);
}
