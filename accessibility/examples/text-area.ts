import type { ComponentProps } from 'astro/types';
import type TextArea from '#src/components/TextArea.astro';
import type { Examples } from './example.ts';

export const examples: Examples<ComponentProps<typeof TextArea>> = {
  empty: { props: { name: 'area-empty', label: '您想说的事' } },
  hint: {
    props: { name: 'area-hint', label: '其他情况', hint: '想到什么写什么，一句话也可以。', rows: 3, optional: true },
  },
  filled: {
    props: { name: 'area-filled', label: '您想说的事', value: '我是视力残疾人，想找居家的工作。\n我会用读屏软件。' },
  },
  error: { props: { name: 'area-error', label: '您想说的事', error: '请写下您想说的事。写一句话也可以。' } },
  long: {
    props: {
      name: 'area-long',
      label: '您想说的事',
      hint: '最多写2000个字。',
      value: '我在找工作，希望离家近一些，路上不要换车。'.repeat(12),
      error: '最多写200个字。您写了252个字，请删去52个字。',
    },
  },
};
