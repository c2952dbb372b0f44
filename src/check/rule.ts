import type {
  CheckSettings,
  Edition,
  Finding,
  Owner,
  Place,
  Proof,
  Publication,
  Severity,
  Story,
} from '../model.ts';

/** What every rule is given: the proof and how the publication wants it judged. */
export interface LightContext {
  readonly proof: Proof;
  readonly edition?: Edition;
  readonly publication?: Publication;
  readonly settings: CheckSettings;
}

/** A rule could not look: said aloud, since silence would read as a pass. */
export interface NotRun {
  notRun: string;
}

export type RuleResult = Finding[] | NotRun;

/**
 * One rule: one file here, one page `docs/checks/<code>.md`.
 * `applies` gives the reason when there is nothing for the rule to look at in this proof.
 */
export interface Rule<C extends LightContext = LightContext> {
  readonly code: string;
  readonly title: string;
  /** The severity of its gravest finding. */
  readonly severity: Severity;
  readonly owner: Owner;
  applies?(context: C): true | string;
  run(context: C): RuleResult | Promise<RuleResult>;
}

/** A light rule reads content, subject and bytes only, so `build` can afford it on every save. */
export interface LightRule extends Rule<LightContext> {
  run(context: LightContext): Finding[];
}

export const noSettings: CheckSettings = { severity: {}, clients: [], allow: {} };

/** The place of a story's field, or the top of its file. */
export const storyPlace = (story: Story, field: string): Place =>
  story.places[field] ?? story.places.file ?? { file: story.file, line: 1, column: 1 };

/** The place of a field of edition.md, or of the file. */
export const editionPlace = (edition: Edition | undefined, field: string): Place | undefined =>
  edition?.places[field] ?? edition?.places.file;

/**
 * How to mend it, for whoever made the message: an edition's settings are no help with mail made elsewhere.
 * @param here for an edition of Galley's
 * @param elsewhere for any other message or page
 */
export const hintFor = ({ edition }: LightContext, here: string, elsewhere: string): string =>
  edition ? here : elsewhere;

/** Whether newsletter.yaml's `checks.allow` lets this value pass for this rule, whatever its case. */
export const allowed = (context: LightContext, code: string, value: string): boolean => {
  const list = context.settings.allow[code];
  if (!list) return false;
  const wanted = value.trim().toLowerCase();
  return list.some((item) => item.trim().toLowerCase() === wanted);
};
