/** What people have to try, because no machine can tell. */
export interface ManualCheck {
  what: string;
  /** Who can do it. */
  who: string;
  /** The day on which it was found to be needed. */
  askedOn: string;
  /** Days on which people did it, with what was found in `audits/`. */
  doneOn: readonly string[];
}

export const manualChecks = {
  screenReaders: {
    what: '关掉屏幕，用NVDA、争渡、TalkBack、解说、旁白，各做一遍主要的事',
    who: '每天用读屏软件的人',
    askedOn: '2026-11-22',
    doneOn: [],
  },
  lowVision: {
    what: '放大页面，换配色，用高对比度，各做一遍主要的事',
    who: '低视力的人',
    askedOn: '2026-11-22',
    doneOn: [],
  },
  colourVision: {
    what: '看每一页，找只有颜色不同的地方',
    who: '分不清红色和绿色的人',
    askedOn: '2026-11-22',
    doneOn: [],
  },
  handsAndSwitches: {
    what: '只用键盘，或者用开关，各做一遍主要的事',
    who: '用手不方便的人',
    askedOn: '2026-11-22',
    doneOn: [],
  },
  voiceControl: {
    what: '说出看到的文字，按按钮，填表单',
    who: '用语音控制手机或者电脑的人',
    askedOn: '2026-11-22',
    doneOn: [],
  },
  touch: {
    what: '在手机上，横着、竖着，各做一遍主要的事',
    who: '常用手机上网的残疾人',
    askedOn: '2026-11-22',
    doneOn: [],
  },
  plainWords: {
    what: '读主要的页面，说出哪一句不懂',
    who: '有智力残疾或者精神残疾的人，家属可以陪同',
    askedOn: '2026-11-22',
    doneOn: [],
  },
  deafReaders: {
    what: '读主要的页面，说出哪些要有手语',
    who: '用手语的聋人',
    askedOn: '2026-11-22',
    doneOn: [],
  },
  wording: {
    what: '逐页读标题、链接、字段名和错误文字，看说得准不准',
    who: '懂无障碍的编辑',
    askedOn: '2026-11-22',
    doneOn: [],
  },
} as const satisfies Record<string, ManualCheck>;

export type ManualCheckName = keyof typeof manualChecks;
