import { isCurrent } from './plan.ts';
import type { Action, Goal, Plan } from './plan.ts';

/** A goal with those of its actions that are shown with it. */
export interface GoalLines {
  goal: Goal;
  actions: readonly Action[];
}

/** What is to be done: the goals that still hold, each with its actions that are not over. */
export const currentLines = ({ goals }: Pick<Plan, 'goals'>): GoalLines[] =>
  goals.filter(isCurrent).map((goal) => ({ goal, actions: goal.actions.filter(isCurrent) }));

/** What is over: goals that ended with all of their actions, and of the others the actions that ended. */
export const endedLines = ({ goals }: Pick<Plan, 'goals'>): GoalLines[] =>
  goals
    .map((goal) => ({
      goal,
      actions: isCurrent(goal) ? goal.actions.filter((action) => !isCurrent(action)) : goal.actions,
    }))
    .filter(({ goal, actions }) => !isCurrent(goal) || actions.length > 0);

/** How many lines are shown with these goals, the goals themselves counted. */
export const countLines = (groups: readonly GoalLines[]): number =>
  groups.reduce((sum, { actions }) => sum + 1 + actions.length, 0);

/** The sessions of courses that these lines are about. */
export const sessionsOf = (groups: readonly GoalLines[]): string[] => [
  ...new Set(groups.flatMap(({ actions }) => actions.flatMap(({ sessionId }) => sessionId ?? []))),
];

/** One page of the lines, from 1; a goal that goes on from the page before stands at the top again. */
export function pageOfLines(
  groups: readonly GoalLines[],
  { page, size }: { page: number; size: number },
): { groups: GoalLines[]; hasMore: boolean } {
  const entries = groups.flatMap(({ goal, actions }) => [
    { goal, action: undefined as Action | undefined },
    ...actions.map((action) => ({ goal, action })),
  ]);
  const shown = new Map<string, { goal: Goal; actions: Action[] }>();
  for (const { goal, action } of entries.slice((page - 1) * size, page * size)) {
    const group = shown.get(goal.lineId) ?? { goal, actions: [] };
    shown.set(goal.lineId, group);
    if (action) group.actions.push(action);
  }
  return { groups: [...shown.values()], hasMore: entries.length > page * size };
}
