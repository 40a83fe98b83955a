import type { ComponentProps } from 'astro/types';
import type FileField from '#src/components/FileField.astro';
import type { Examples } from './example.ts';

export const examples: Examples<ComponentProps<typeof FileField>> = {
  plain: { props: { name: 'file-plain', label: '名单文件', accept: '.csv,.xlsx' } },
  hint: { props: { name: 'file-hint', label: '名单文件', hint: '最多10兆，最多6万行。' } },
  error: { props: { name: 'file-error', label: '名单文件', error: '请选一个文件。' } },
};
