import type { ComponentProps } from 'astro/types';
import type SummaryList from '#src/components/SummaryList.astro';
import type { Examples } from './example.ts';

export const examples: Examples<ComponentProps<typeof SummaryList>> = {
  short: {
    props: {
      rows: [
        { term: '工资', details: '每月5000元至8000元' },
        { term: '工作方式', details: '居家办公' },
        { term: '截止日期', details: '未知' },
      ],
    },
  },
  long: {
    props: {
      rows: [
        {
          term: '从车站到门口的路，和出入口的情况',
          details:
            '公交站下车以后，沿盲道直走二百米，过一个有提示音的路口。\n大门没有台阶，门口有人值班。到了可以打电话，请人引导到岗。',
        },
      ],
    },
  },
};
