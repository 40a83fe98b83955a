import { z } from 'zod';

/** `/record/export`: downloading. A ticked box sends `yes`. */
export const exportForm = z.object({
  numbers: z
    .string()
    .optional()
    .transform((value) => value === 'yes'),
});
