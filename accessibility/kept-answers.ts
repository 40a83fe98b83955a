import type { Page } from '@playwright/test';
import type { PageState } from './states/state.ts';

/** Whether the state is a form that came back with mistakes. */
export const isRefused = ({ answers, status }: PageState): boolean => answers !== undefined && status === 422;

/** What stands in the fields of the page's own form. */
export const keptIn = (page: Page): Promise<Record<string, unknown>> =>
  page
    .locator('main form[method="post"]:not([action="/acting"])')
    .first()
    .evaluate((each: HTMLFormElement) => Object.fromEntries(new FormData(each)));
