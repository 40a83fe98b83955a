import { z } from 'zod';

/** What a browser sends back. The library that checks it reads the rest; here it has to be JSON that names a passkey. */
const credential = z
  .string()
  .max(20_000)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.issues.push({ code: 'custom', message: 'This is not JSON', input: text });
      return z.NEVER;
    }
  })
  .pipe(z.looseObject({ id: z.string().max(2_000) }));

export type SentCredential = z.output<typeof credential>;

/** `/account/passkeys` and `/sign-in/passkey`, sent by their script. */
export const passkeyForm = z.discriminatedUnion('step', [
  z.object({ step: z.literal('begin') }),
  z.object({ step: z.literal('finish'), credential }),
]);
