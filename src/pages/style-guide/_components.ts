import * as breadcrumbs from '../../../accessibility/examples/breadcrumbs.ts';
import * as buttonLink from '../../../accessibility/examples/button-link.ts';
import * as button from '../../../accessibility/examples/button.ts';
import * as checkboxes from '../../../accessibility/examples/checkboxes.ts';
import * as choices from '../../../accessibility/examples/choices.ts';
import * as errorSummary from '../../../accessibility/examples/error-summary.ts';
import type { Examples } from '../../../accessibility/examples/example.ts';
import * as fileField from '../../../accessibility/examples/file-field.ts';
import * as accessFactsExamples from '../../../accessibility/examples/access-facts.ts';
import * as jobCard from '../../../accessibility/examples/job-card.ts';
import * as jobFilterForm from '../../../accessibility/examples/job-filter-form.ts';
import * as notice from '../../../accessibility/examples/notice.ts';
import * as pagination from '../../../accessibility/examples/pagination.ts';
import * as searchForm from '../../../accessibility/examples/search-form.ts';
import * as selectField from '../../../accessibility/examples/select-field.ts';
import * as summaryList from '../../../accessibility/examples/summary-list.ts';
import * as surveyQuestion from '../../../accessibility/examples/survey-question.ts';
import * as taskList from '../../../accessibility/examples/task-list.ts';
import * as textArea from '../../../accessibility/examples/text-area.ts';
import * as textField from '../../../accessibility/examples/text-field.ts';
import Breadcrumbs from '#src/components/Breadcrumbs.astro';
import Button from '#src/components/Button.astro';
import ButtonLink from '#src/components/ButtonLink.astro';
import Checkboxes from '#src/components/Checkboxes.astro';
import Choices from '#src/components/Choices.astro';
import ErrorSummary from '#src/components/ErrorSummary.astro';
import FileField from '#src/components/FileField.astro';
import AccessFacts from '#src/components/AccessFacts.astro';
import JobFilterForm from '#src/components/JobFilterForm.astro';
import Notice from '#src/components/Notice.astro';
import Pagination from '#src/components/Pagination.astro';
import SearchForm from '#src/components/SearchForm.astro';
import SelectField from '#src/components/SelectField.astro';
import SummaryList from '#src/components/SummaryList.astro';
import SurveyQuestion from '#src/components/SurveyQuestion.astro';
import TaskList from '#src/components/TaskList.astro';
import TextArea from '#src/components/TextArea.astro';
import TextField from '#src/components/TextField.astro';
import ListedJobCard from './_ListedJobCard.astro';

type AnyProps = Record<string, unknown>;

export interface ShownComponent {
  name: string;
  use: string;
  Component: (props: AnyProps) => unknown;
  examples: Examples<AnyProps>;
}

// The pair is checked here; the style guide then treats all components alike.
const shown = <Props>(
  name: string,
  use: string,
  Component: (props: Props) => unknown,
  { examples }: { examples: Examples<Props> },
): ShownComponent => ({ name, use, Component, examples }) as unknown as ShownComponent;

/** The components of the style guide, by the last part of their URL. */
export const shownComponents: Readonly<Record<string, ShownComponent>> = {
  button: shown('按钮', '提交表单。一页只有一个主要按钮。', Button, button),
  'button-link': shown('按钮样的链接', '打开一项主要任务的页面。', ButtonLink, buttonLink),
  'text-field': shown('单行输入框', '填一行字。', TextField, textField),
  'text-area': shown('多行输入框', '填几句话。', TextArea, textArea),
  choices: shown('单选', '从几项里选一项。', Choices, choices),
  checkboxes: shown('多选', '可以选几项，也可以不选。', Checkboxes, checkboxes),
  'select-field': shown('下拉列表', '从很多项里选一项。', SelectField, selectField),
  'file-field': shown('选文件', '选一个文件，一起提交。', FileField, fileField),
  'error-summary': shown('错误清单', '提交以后，在正文最前面说明哪里要改。', ErrorSummary, errorSummary),
  'search-form': shown('查找岗位', '从任何一页开始找岗位。', SearchForm, searchForm),
  'summary-list': shown('名称和内容', '一行一项，列出名称和内容。', SummaryList, summaryList),
  'task-list': shown('要办的事', '一行一件事，说明办到哪一步。', TaskList, taskList),
  'survey-question': shown('问卷的一题', '一页问一题，问题就是标题。', SurveyQuestion, surveyQuestion),
  'job-card': shown('岗位卡片', '在列表里介绍一个岗位。', ListedJobCard, jobCard),
  'access-facts': shown(
    '岗位和培训地点的无障碍情况',
    '逐项说明有没有，谁在什么时候怎样确认的。',
    AccessFacts,
    accessFactsExamples,
  ),
  'job-filter-form': shown('岗位筛选', '按条件缩小岗位列表。', JobFilterForm, jobFilterForm),
  notice: shown('提示', '说一件读正文以前要知道的事。', Notice, notice),
  pagination: shown('翻页', '在长列表里前后翻页。', Pagination, pagination),
  breadcrumbs: shown('上级页面', '回到上一级页面。', Breadcrumbs, breadcrumbs),
};
