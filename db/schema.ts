/** Every table as both engines hold it. `db/README.md` says how columns are written. */
export interface Database {
  employer: EmployerTable;
  job: JobTable;
  job_text: JobTextTable;
  job_access_fact: JobAccessFactTable;
  job_search: JobSearchTable;
  job_sequence: JobSequenceTable;
  feedback: FeedbackTable;
  feedback_event: FeedbackEventTable;
}

export interface EmployerTable {
  employer_id: string;
  name: string;
  /** A key of `employerKinds`. */
  kind: string;
  region_code: string;
  /** 1: invented for demonstration, shown as 示例. */
  is_demonstration: number;
}

export interface JobTable {
  job_id: string;
  employer_id: string;
  title: string;
  region_code: string;
  /** Street address or place in words; null is 未知. */
  place: string | null;
  /** How to get there; null is 未知. */
  directions: string | null;
  post_kind: string;
  occupation: string;
  work_mode: string;
  hours: string;
  /** Working time in words; null is 未知. */
  hours_note: string | null;
  /** Yuan; null is 未知. */
  pay_min: number | null;
  pay_max: number | null;
  pay_unit: string | null;
  headcount: number | null;
  education: string;
  graduate_focus: number;
  /** Last day to apply; null is 未知. */
  closes_on: string | null;
  contact_name: string | null;
  contact_phone: string | null;
  /** A way to ask without speaking: e-mail, text message. */
  contact_text: string | null;
  /** The selection steps, one a line; null is 未知. */
  steps: string | null;
  /** 易读: a few short sentences, one a line. */
  summary: string;
  published_at: string;
  /** The day somebody last said that the post is still open. */
  confirmed_on: string;
  /** Set when the post was taken down before its closing date. */
  withdrawn_at: string | null;
  is_demonstration: number;
  /**
   * Falls with every publication: the order of lists, and the key of the search index, which reads forwards faster than
   * backwards. Null: not listed.
   */
  search_seq: number | null;
}

export interface JobTextTable {
  job_id: string;
  description: string;
  /** What a search compares with, kept only where it differs from the texts in lower case. */
  search_text: string | null;
}

/** The token index of the listed jobs; `db/token-index.ts` alone knows the rest of it. */
export interface JobSearchTable {
  /** The job's `search_seq`. */
  rowid: number;
}

/** One row: the last `search_seq` given out, which is the smallest. */
export interface JobSequenceTable {
  newest_seq: number;
}

export interface JobAccessFactTable {
  job_id: string;
  /** A key of `accessFacts`. A fact without a row is 未知. */
  fact: string;
  /** A key of `accessAnswers`. */
  answer: string;
  note: string | null;
  confirmed_by: string;
  confirmed_on: string;
  /** A key of `confirmationWays`. */
  confirmed_how: string;
}

export interface FeedbackTable {
  feedback_id: string;
  /** Twelve digits, grouped by four when shown. */
  receipt_number: string;
  kind: string;
  region_code: string | null;
  /** The job that a report is about. */
  job_id: string | null;
  /** The page that a barrier was met on. */
  page: string | null;
  category: string | null;
  /** What the person wrote and how to reach them, sealed: disability and health may be in it. */
  sealed_message: string;
  sealed_contact: string | null;
  /** Makes a form sent twice one message. */
  submission_key: string;
  created_at: string;
}

export interface FeedbackEventTable {
  feedback_event_id: string;
  feedback_id: string;
  state: string;
  /** What the person is told, sealed. */
  sealed_answer: string | null;
  actor: string;
  happened_at: string;
}
