import breadcrumbs from './styles/breadcrumbs.css?inline';
import display from './styles/display.css?inline';
import errors from './styles/errors.css?inline';

/** Style sheets that a page carries only where it has something to show by them. */
export const optionalStyles = { breadcrumbs, display, errors } as const;
