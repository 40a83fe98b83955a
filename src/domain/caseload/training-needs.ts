/** Somebody of the own caseload who asked for training and is on no list. */
export interface UnmetPerson {
  jobseekerId: string;
  called: string;
  /** What they want to learn, in words. */
  topics: readonly string[];
  note: string;
  askedOn: string;
  /** Blind and of working age: comes first (HS 13). */
  isFirst: boolean;
}

/** Who asked for training, and what came of it (应培尽培, HS 13). */
export interface TrainingNeeds {
  asked: number;
  enrolled: number;
  /** On a waiting list, or with an offer to answer. */
  waiting: number;
  unmet: number;
  /** Of these, on the visitor's own caseload. */
  unmetOwn: number;
  /** Blind people of working age who asked, and those of them on no list. */
  first: number;
  firstUnmet: number;
  people: readonly UnmetPerson[];
  hasMore: boolean;
}

/** From 16 to 59, in years; whose day of birth is not known counts too. */
export function isOfWorkingAge(bornOn: string | undefined, today: string): boolean {
  if (!bornOn) return true;
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (today.slice(5) < bornOn.slice(5) ? 1 : 0);
  return years >= 16 && years < 60;
}

/** `12人想培训，7人已经报上，1人在候补，4人还没有`; groups of nobody are left out. */
export const sayNeeds = ({ asked, enrolled, waiting, unmet }: TrainingNeeds): string =>
  [
    `${asked}人想培训`,
    ...(enrolled > 0 ? [`${enrolled}人已经报上`] : []),
    ...(waiting > 0 ? [`${waiting}人在候补`] : []),
    unmet > 0 ? `${unmet}人还没有` : '都报上了或者在候补',
  ].join('，');
