import type { ComponentProps } from 'astro/types';
import type TaskList from '#src/components/TaskList.astro';
import type { Examples } from './example.ts';

export const examples: Examples<ComponentProps<typeof TaskList>> = {
  short: {
    props: {
      id: 'task-states',
      tasks: [
        { name: '基础信息核对', state: '已完成', href: '#one' },
        { name: '职业能力评估', state: '已预约', href: '#two' },
        { name: '就业需求登记', state: '还没有开始', href: '#three' },
      ],
    },
  },
  several: {
    props: {
      id: 'task-details',
      tasks: [
        { name: '想做的工作', state: '已填', href: '#four', details: '客服、数据标注。由家属示例妈妈代填。' },
        { name: '工作时间', state: '以后再填', href: '#five' },
      ],
    },
  },
  long: {
    props: {
      id: 'task-long',
      tasks: [
        {
          name: '工作的时候，和同事、客户沟通要用到的便利',
          state: '已填，还等工作人员核对',
          href: '#six',
          details: '用文字沟通，或者有手语翻译。开会以前，先把要说的事写下来发给我，会上我可以打字回答。',
        },
      ],
    },
  },
};
