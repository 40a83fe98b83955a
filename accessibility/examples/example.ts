/** One state of a component, shown in the style guide and checked by the accessibility tests. */
export interface Example<Props> {
  props: Props;
  /** Plain text of the default slot, for components that have one. */
  text?: string;
  /** Shown on a page of its own, because it is the page's heading. */
  alone?: boolean;
}

export type Examples<Props> = Readonly<Record<string, Example<Props>>>;
