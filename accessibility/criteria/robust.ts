import type { Criterion } from '../criteria.ts';

/** Principle 4: what every browser and every reader makes sense of. */
export const robust = {
  '4.1.2': {
    level: 'A',
    name: '名称、角色、值',
    meaning: '读屏软件读得出每个控件的名称，是什么，现在怎样。',
    gb: ['3.2.1.3', '3.5.1.2'],
    checks: [
      'field-names',
      'mouse-only',
      'forms',
      'link-purpose',
      'landmarks',
      'keyboard-walk',
      'html-validate',
      'heard-settings',
      'heard-report',
    ],
    byHand: ['screenReaders'],
  },
  '4.1.3': {
    level: 'AA',
    since: '2.1',
    name: '状态消息',
    meaning: '找到几个岗位、填错几处、保存好了，不用找就听得到。',
    gb: ['3.2.4.2'],
    checks: ['status', 'heard-search', 'heard-settings', 'heard-report'],
    byHand: ['screenReaders'],
  },
} as const satisfies Readonly<Record<string, Criterion>>;
