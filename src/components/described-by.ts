/** The ids a control is described by, hint before error; undefined when there is neither. */
export const describedBy = (name: string, hint?: string, error?: string): string | undefined =>
  [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ') || undefined;
