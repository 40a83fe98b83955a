import { z } from 'zod';

/** `/account/erasure`. */
export const erasureForm = z.object({
  password: z.string({ error: '请写您的密码。' }).min(1, '请写您的密码。').max(1000, '密码不对。请再写一次。'),
});
