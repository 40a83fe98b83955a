import { z } from 'zod';

/** What becomes of people whom the file lacks. */
export const missingChoices = {
  keep: '保留。这个文件只是名单的一部分',
  remove: '从名单上删去。这个文件是全部名单',
} as const;

/** `/imports/[id]`: taking over what was compared, or undoing it. */
export const applyForm = z.object({
  wish: z
    .string()
    .default('')
    .transform((wish, context): 'apply' | 'undo' => {
      if (wish === 'apply' || wish === 'undo') return wish;
      context.addIssue({ code: 'custom', message: '没有看懂要做什么。请再按一次按钮。' });
      return z.NEVER;
    }),
  missing: z.enum(['keep', 'remove']).optional().catch(undefined),
});
