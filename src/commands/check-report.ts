import pc from 'picocolors';
import type { Report, RuleOutcome } from '../check/check.ts';
import { countFindings } from '../findings/count.ts';
import { formatFindings, printable, wrap } from '../findings/report.ts';
import type { Finding, Proof } from '../model.ts';
import { storiesOf } from '../stories.ts';
import type { Rewrite } from '../theme/edits.ts';
import { rewriteLines, rewriteNotes } from './rewrites.ts';
import { formatTable } from './table.ts';

/** One edition, file or theme, checked. */
export interface Checked {
  /** An edition's id or a file's path, as the user knows it. */
  name: string;
  findings: Finding[];
  /** Absent when the rules could not look. */
  report?: Report;
  proof?: Proof;
  /** What Galley reads differently in a theme. */
  rewrites?: Rewrite[];
  /** Why they could not. */
  unread?: string;
}

export interface PeopleOptions {
  root: string;
  color: boolean;
  width: number;
  verbose: boolean;
}

/** Whether the exit code says that something is to be mended. */
export const failed = (checked: readonly Checked[], strict: boolean): boolean =>
  checked.some(
    ({ findings, unread }) =>
      unread !== undefined ||
      findings.some(({ severity }) => severity === 'error' || (strict && severity === 'warning')),
  );

/** The report as a person works through it: by edition, then story by story, then what others can mend. */
export const showPeople = (checked: readonly Checked[], options: PeopleOptions): string => {
  const colors = pc.createColors(options.color);
  const common = inAll(checked);
  const lines = checked.flatMap((one) => {
    const head = wrap(
      `${one.name}${one.proof?.subject ? `  ${one.proof.subject}` : ''}`,
      options.width,
      '  ',
    );
    return [
      colors.bold(head.slice(0, one.name.length)) + colors.dim(head.slice(one.name.length)),
      '',
      ...groups(one).flatMap(({ title, findings }) => [
        ...(title ? [colors.bold(wrap(title, options.width, '   '))] : []),
        formatFindings(
          findings.map((finding) => shorten(finding, options)),
          options,
        ),
      ]),
      ...rewriteLines(one.rewrites ?? [], options.width),
      ...closing(one, common, options),
      '',
    ];
  });
  if (checked.length > 1)
    lines.push(
      `${checked.length} checked: ${countFindings(checked.flatMap(({ findings }) => findings)) || 'nothing found'}`,
      ...common.map((line) => colors.dim(wrap(`  not run in any  ${line}`, options.width, '    '))),
    );
  return `${lines.join('\n').trimEnd()}\n`;
};

interface Group {
  title: string;
  findings: Finding[];
}

const groups = ({ findings, proof }: Checked): Group[] => {
  const { edition } = proof ?? {};
  if (!edition) return findings.length > 0 ? [{ title: '', findings }] : [];
  const stories = storiesOf(edition);
  const editors = findings.filter(({ owner }) => owner === 'editor');
  const byStory = stories.map((story, index) => ({
    title: `${index + 1}. ${printable(story.headline)}`,
    findings: editors.filter((finding) => finding.story === story.slug),
  }));
  const slugs = new Set(stories.map(({ slug }) => slug));
  const rest = (owner: Finding['owner']) =>
    findings.filter(
      (finding) => finding.owner === owner && !(owner === 'editor' && slugs.has(finding.story ?? '')),
    );
  return [
    ...byStory,
    { title: 'The edition', findings: rest('editor') },
    { title: 'For the theme’s author', findings: rest('theme') },
    { title: 'For whoever keeps newsletter.yaml', findings: rest('publication') },
  ].filter((group) => group.findings.length > 0);
};

const mostDetails = 4;

const shorten = (finding: Finding, { verbose }: PeopleOptions): Finding => {
  const { details = [] } = finding;
  if (verbose || details.length <= mostDetails) return finding;
  const kept = finding.severity === 'note' ? 0 : mostDetails;
  return {
    ...finding,
    details: [
      ...details.slice(0, kept),
      `${kept > 0 ? 'and ' : ''}${details.length - kept}${kept > 0 ? ' more' : ' lines'}: --verbose shows them`,
    ],
  };
};

/** Why rules were not run, where it is so in all of several reports: it is said once, at the end. */
const inAll = (checked: readonly Checked[]): string[] => {
  const [first, ...more] = checked.flatMap(({ report }) => (report ? [reasons(report.ran, 'not run')] : []));
  if (!first || more.length === 0) return [];
  return first.filter((line) => more.every((lines) => lines.includes(line)));
};

const closing = (one: Checked, common: readonly string[], options: PeopleOptions): string[] => {
  const { dim } = pc.createColors(options.color);
  const small = (line: string) => dim(wrap(`  ${line}`, options.width, '    '));
  const { report } = one;
  if (!report)
    return one.unread ? [`Not checked: ${one.unread}`] : [countFindings(one.findings) || 'Nothing found'];
  const { counts, ran, accepted } = report;
  const lines = [
    wrap(
      `${ran.length} rules: ${counts.passed} passed, ${counts.found} found something (${countFindings(one.findings) || 'nothing to mend'}), ${counts.accepted} accepted, ${counts['not run']} not run, ${counts['not applicable']} not applicable`,
      options.width,
      '  ',
    ),
    ...accepted.map(({ finding, reason }) => small(`accepted  ${finding.code}: ${reason}`)),
    ...reasons(ran, 'not run')
      .filter((line) => !common.includes(line))
      .map((line) => small(`not run  ${line}`)),
  ];
  if (!options.verbose) return lines;
  return [
    ...lines,
    ...reasons(ran, 'not applicable').map((line) => small(`not applicable  ${line}`)),
    '',
    ...clientTable(report, options),
  ];
};

/** Codes by their common reason: `overflow, touch-target: it is measured in a browser: use --browser`. */
const reasons = (ran: readonly RuleOutcome[], outcome: RuleOutcome['outcome']): string[] => {
  const byReason = new Map<string, string[]>();
  for (const rule of ran)
    if (rule.outcome === outcome)
      byReason.set(rule.reason ?? '', [...(byReason.get(rule.reason ?? '') ?? []), rule.code]);
  return [...byReason].map(([reason, codes]) => `${codes.join(', ')}: ${printable(reason)}`);
};

const clientTable = ({ clients }: Report, { width }: PeopleOptions): string[] => {
  if (clients.length === 0) return [];
  const rows = clients.map(({ name, share, lost, plainer, partly }) => [
    name,
    share === undefined ? '–' : `${share} %`,
    String(lost.length),
    String(plainer.length),
    String(partly.length),
    lost.slice(0, 3).join(', '),
  ]);
  return [
    formatTable(
      [
        { title: 'Mail client' },
        { title: 'Family', align: 'right' },
        { title: 'Lost', align: 'right' },
        { title: 'Plainer', align: 'right' },
        { title: 'Partly', align: 'right' },
        { title: '', flexible: true },
      ],
      rows,
      width,
    ),
  ];
};

/** Everything, for other programs. */
export const showJson = (checked: readonly Checked[]): string =>
  `${JSON.stringify(
    {
      checked: checked.map(({ name, findings, report, rewrites = [], unread }) => ({
        name,
        findings: [...findings, ...rewriteNotes(rewrites)],
        ...(unread !== undefined && { notChecked: unread }),
        ...(report && {
          accepted: report.accepted,
          counts: report.counts,
          rules: report.ran,
          clients: report.clients,
        }),
      })),
    },
    null,
    2,
  )}\n`;

/** Annotations on the lines of a pull request, in GitHub's form `::error file=…,line=…::…`. */
export const showGithub = (checked: readonly Checked[]): string =>
  checked
    .flatMap(({ findings, unread, name, rewrites = [] }) => [
      ...[...findings, ...rewriteNotes(rewrites)].map(annotation),
      ...(unread ? [`::error title=${inProperty(name)}::${inMessage(unread)}`] : []),
    ])
    .map((line) => `${line}\n`)
    .join('');

const annotation = ({ severity, code, message, hint, place }: Finding): string => {
  const kind = severity === 'note' ? 'notice' : severity;
  const where = place ? `file=${inProperty(place.file)},line=${place.line},col=${place.column},` : '';
  return `::${kind} ${where}title=${inProperty(code)}::${inMessage(hint ? `${message}\n${hint}` : message)}`;
};

const inMessage = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const inProperty = (text: string): string => inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
