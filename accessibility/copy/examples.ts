/** A rule of our wording as people read it in the style guide, with a good and a bad way to say the same. */
export interface WordingExample {
  /** As the rule is called in the lint. */
  rule: string;
  heading: string;
  why: string;
  good: string;
  bad: string;
  /** Both are the words of a link. */
  isLink?: boolean;
  /**
   * What a voice makes of the numbers: the Mandarin of eSpeak NG 1.51, written down on 2026-11-23 from
   * `espeak-ng -v cmn -x`. The screen reader itself hands text on as it stands.
   */
  voiced?: { good: string; bad: string };
}

/** One for each rule, in the order of the lint. */
export const wordingExamples: readonly WordingExample[] = [
  {
    rule: 'digit-groups',
    heading: '号码分成几组',
    why: '手机号按3位、4位、4位分开。身份证号按6位、8位、4位分开。连着写，有的声音读成一个大数。',
    good: '短信138 1234 5678。',
    bad: '短信13812345678。',
    voiced: { good: '一百三十八，一千二百三十四，五千六百七十八', bad: '十三千八百，十二万三百四十五千，六百七十八' },
  },
  {
    rule: 'dates',
    heading: '日期写年月日',
    why: '短横线和斜线有的声音不读，月份前面的0倒读出来。',
    good: '2026年3月1日截止。',
    bad: '2026-03-01截止。',
    voiced: { good: '二千二十六年三月一日', bad: '二千二十六，零三，零一' },
  },
  {
    rule: 'times',
    heading: '时间写点和分',
    why: '冒号有的声音不读。',
    good: '上午9点30分开始。',
    bad: '上午9:30开始。',
    voiced: { good: '九点三十分', bad: '九，三十' },
  },
  {
    rule: 'pay',
    heading: '工资写全',
    why: '字母和点要猜才懂。',
    good: '每月5000元至8000元，一年发13个月。',
    bad: '5-8K·13薪。',
    voiced: { good: '每月五千元至八千元', bad: '五八K十三薪' },
  },
  {
    rule: 'ranges',
    heading: '从多少到多少，写“至”或者“到”',
    why: '短横线常常不读。波浪线有的声音用英文读。',
    good: '招3人至5人。',
    bad: '招3~5人。',
    voiced: { good: '三人至五人', bad: '三，英文的波浪号，五人' },
  },
  {
    rule: 'amounts',
    heading: '大的数要有单位，不加逗号',
    why: '没有单位，有的声音一位一位地读。逗号会把一个数断成两个。',
    good: '补贴最多12000元。',
    bad: '补贴最多12,000。',
  },
  {
    rule: 'noise',
    heading: '不用符号隔开',
    why: '符号读出来是噪音，不读出来就没有停顿。',
    good: '柳州市，全日制，每月3000元。',
    bad: '柳州市 | 全日制 · 每月3000元 ★',
  },
  {
    rule: 'half-width',
    heading: '标点用中文的',
    why: '英文逗号后面没有空格时，有的声音不停顿。',
    good: '写完，检查一遍，再提交。',
    bad: '写完,检查一遍,再提交.',
  },
  {
    rule: 'full-width',
    heading: '字母和数字用半角',
    why: '全角数字有的声音不读，也搜索不到。',
    good: '填12个数字。',
    bad: '填１２个数字。',
    voiced: { good: '十二个', bad: '两个数字没有读出来' },
  },
  {
    rule: 'blanks',
    heading: '词里面不加空格',
    why: '空格把一个词读成几个字，也搜索不到。',
    good: '姓名',
    bad: '姓　名',
  },
  {
    rule: 'exclamations',
    heading: '不喊叫，标点不重复',
    why: '感叹号让声音变高，让人紧张。',
    good: '提交好了。',
    bad: '提交成功！！',
  },
  {
    rule: 'brackets',
    heading: '括号里不再套括号',
    why: '听的人不知道说到哪一层。方括号会一个一个读出来。',
    good: '面向高校毕业生，也就是应届生和往届生。',
    bad: '面向高校毕业生（应届（含往届））。',
  },
  {
    rule: 'ends',
    heading: '句子用句号结束，名称不用',
    why: '有句号，声音会落下来，听的人知道说完了。',
    good: '写一句话也可以。',
    bad: '写一句话也可以',
  },
  {
    rule: 'empty-links',
    heading: '链接说明到哪里去',
    why: '读屏可以只听链接。一串“点击这里”，没有人知道去哪里。',
    good: '行动方案全文',
    bad: '点击这里',
    isLink: true,
  },
  {
    rule: 'sights',
    heading: '不只用颜色和方位指路',
    why: '听的人没有“右上角”，“红字”听起来和别的字一样。',
    good: '请打开“无障碍设置”。',
    bad: '请点右上角的红色按钮。',
  },
  {
    rule: 'address',
    heading: '称呼只用一个',
    why: '一会儿一个称呼，听起来像换了一个人说话。我们用“您”。',
    good: '请写下您想说的事。',
    bad: '请写下你想说的事。',
  },
  {
    rule: 'foreign',
    heading: '不夹英文词',
    why: '中文的声音读不好英文词。名称可以用，词要翻译，或者标明语言。',
    good: '请检查电子邮箱。',
    bad: '请check电子邮箱。',
  },
  {
    rule: 'long-links',
    heading: '链接不超过20个字',
    why: '一秒大约读五个字。听链接列表时，每个链接最多等四秒。',
    good: '柳州市方案全文',
    bad: '查看柳州市促进残疾人就业三年行动实施方案的全部原文内容',
    isLink: true,
  },
  {
    rule: 'middle-sentence',
    heading: '一页的句子，一半以上不超过20个字',
    why: '听的人不能回头看。一句话说一件事。',
    good: '先读简历。再打电话，或者发短信。最后见面。',
    bad: '单位将在对投递简历进行筛选之后通过电话或者短信方式通知应聘者前来参加面试。',
  },
  {
    rule: 'long-sentences',
    heading: '一句话不超过60个字',
    why: '再长，听到后面就忘了前面。',
    good: '您写的内容加密保存。只有工作人员能读，每次读都有记录。',
    bad: '您在本网站提交的内容和联系方式将会以加密的形式保存，并且只有经过授权的工作人员出于处理您所提交事项的目的才能够读取，而每一次读取都会由系统自动形成记录。',
  },
  {
    rule: 'breathless',
    heading: '一口气不超过30个字',
    why: '中间没有停顿，听不出词和词怎样连。',
    good: '没有达到比例的单位，要定出计划。计划说明怎样招残疾人。',
    bad: '没有达到规定比例的党政机关和事业单位应当制定招录残疾人的具体实施计划。',
  },
  {
    rule: 'unexplained-terms',
    heading: '难懂的词，第一次出现就说明',
    why: '不在机关工作的人，猜不到这些词。',
    good: '公益性岗位，是政府为就业困难的人设的岗位。',
    bad: '优先安排到公益性岗位。',
  },
];
