import {
  accessAnswers,
  accessFacts,
  confirmationWays,
  educations,
  employerKinds,
  hoursKinds,
  occupations,
  payUnits,
  postKinds,
  workModes,
} from './job.ts';

export interface ImportColumn {
  name: string;
  required: boolean;
  /** What belongs into the column, for the person who fills the table. */
  meaning: string;
  /** What stands in the example row of the template. */
  example: string;
}

const oneOf = (labels: Readonly<Record<string, string>>): string => `写其中一个：${Object.values(labels).join('、')}`;

const column = (name: string, meaning: string, example = '', required = false): ImportColumn => ({
  name,
  required,
  meaning,
  example,
});

const must = (name: string, meaning: string, example: string): ImportColumn => column(name, meaning, example, true);

/** Every column of the table in the order of the template. One that may be empty says so by `required`. */
export const importColumns: readonly ImportColumn[] = [
  must('编号', '单位自己的岗位编号。同一单位、同一编号就是同一个岗位，再导入时更新', '示例1'),
  must('岗位名称', '不超过60个字', '居家电话客服'),
  must('单位', '单位全称。名称和所在的市都一样，就是同一个单位', '柳州示例青禾云客服有限公司'),
  column('单位性质', `${oneOf(employerKinds)}。岗位类型已经说明性质的可以不填`, '民营企业'),
  must('地区', '行政区划代码或者名称，例如450203、柳州市鱼峰区', '柳州市鱼峰区'),
  column('工作地点', '街道门牌', '示例路1号'),
  column('怎么去', '从车站怎么走', '在家上班，不用去单位。'),
  must('岗位类型', oneOf(postKinds), '居家就业'),
  must('职业', oneOf(occupations), '客服'),
  must('工作方式', oneOf(workModes), '居家办公'),
  must('工时', oneOf(hoursKinds), '全日制'),
  column('工时说明', '几点到几点，每周几天', '周一至周五，9点至17点30分'),
  column('薪酬最低', '整数元，不知道就留空', '3000'),
  column('薪酬最高', '整数元，不知道就留空', '4500'),
  column('薪酬单位', oneOf(payUnits), '每月'),
  column('人数', '整数，不知道就留空', '2'),
  must('学历', oneOf(educations), '学历不限'),
  column('面向毕业生', '是或者否，留空就是否', '否'),
  column('截止日期', '例如2026-03-01，不知道就留空', ''),
  column('确认日期', '单位最近一次说还在招聘的日子，留空就是导入这一天', ''),
  column('联系人', '称呼', '示例联系人（客服主管）'),
  column('电话', '手机号，或者带区号的座机号。可以写转几号分机', ''),
  column('文字联系方式', '不打电话怎么联系：邮箱、短信、微信号', '电子邮件：zhaopin@shili.example'),
  column('选拔步骤', '一步一行', '打电话报名\n线上面谈\n签合同'),
  column('易读介绍', '两到四句短话，一句一行。留空就用岗位要点写成', '在家接听顾客电话。\n每周工作5天。'),
  must('岗位介绍', '一段一行，不带网页代码', '接听顾客电话，回答问题。\n普通话让顾客听得懂。'),
  column('无障碍确认人', '下面各项由谁确认。有一项写了就要填', '示例残联工作人员'),
  column('无障碍确认日期', '例如2026-03-01', '2026-03-01'),
  column('无障碍确认方式', oneOf(confirmationWays), '电话问过'),
  ...Object.values(accessFacts).flatMap((fact) => [
    column(fact, `${oneOf(accessAnswers)}。不知道就留空`, fact === accessFacts.home ? '有' : ''),
    column(`${fact}说明`, '一句话', fact === accessFacts.home ? '全部时间在家' : ''),
  ]),
];

/** Columns outside the template: who confirmed one fact, where it was not the one who confirmed the rest of the row. */
export const singleFactColumns: readonly ImportColumn[] = Object.values(accessFacts).flatMap((fact) => [
  column(`${fact}确认人`, '这一项由别人确认时填'),
  column(`${fact}确认日期`, '这一项在别的日子确认时填'),
  column(`${fact}确认方式`, oneOf(confirmationWays)),
]);

/** The empty table to fill, with one example row; Excel needs the byte order mark to read it as UTF-8. */
export function importTemplate(): string {
  const line = (cells: string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  const rows = [importColumns.map(({ name }) => name), importColumns.map(({ example }) => example)];
  return `\ufeff${rows.map(line).join('\r\n')}\r\n`;
}
