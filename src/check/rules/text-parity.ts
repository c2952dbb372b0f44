import { error, warning } from '../../findings/finding.ts';
import type { Brief, Edition, Finding, Story } from '../../model.ts';
import { storiesOf } from '../../stories.ts';
import type { Context } from '../context.ts';
import { proseLinks } from '../prose-walk.ts';
import { type Rule, storyPlace } from '../rule.ts';

const code = 'text-parity';

/** The text part carries what the HTML carries: stories, briefs and links. */
export const textParity: Rule<Context> = {
  code,
  title: 'The plain text carries every story, brief and link of the HTML',
  severity: 'warning',
  owner: 'theme',
  applies: ({ proof }) => {
    if (proof.html === '') return 'there is no HTML';
    return proof.text.trim() === '' ? 'there is no plain text' : true;
  },
  run: (context) => {
    const text = new PlainText(context.proof.text);
    return context.edition ? againstEdition(context.edition, text) : againstHtml(context);
  },
};

// Text templates wrap lines and may write in capitals, so only letters and digits are compared.
class PlainText {
  private readonly letters: string;
  private readonly solid: string;

  constructor(text: string) {
    this.letters = lettersOf(text);
    this.solid = text.replace(/\s+/g, '');
  }

  says(words: string): boolean {
    return this.letters.includes(lettersOf(words));
  }

  links(href: string): boolean {
    return this.solid.includes(href.replace(/\s+/g, '')) || this.solid.includes(normal(href));
  }
}

const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '');

const normal = (href: string): string => (URL.canParse(href) ? new URL(href).href : href);

const againstEdition = (edition: Edition, text: PlainText): Finding[] => [
  ...storiesOf(edition).flatMap((story) => missingOf(story, text)),
  ...edition.briefs.flatMap((brief) => missingBrief(brief, text)),
];

const missingOf = (story: Story, text: PlainText): Finding[] => {
  const hrefs = proseLinks(story.body).map(({ href }) => href);
  if (story.source?.url && !/^(javascript|data):/i.test(story.source.url)) hrefs.push(story.source.url);
  const where = { place: storyPlace(story, 'headline'), story: story.slug, owner: 'theme' as const };
  if (!text.says(story.headline))
    return [
      error(code, `The plain text does not carry the story “${story.short ?? story.headline}”`, {
        ...where,
        hint: 'Add it to the theme’s text template',
      }),
    ];
  return missingLinks(hrefs, text, where);
};

const missingBrief = (brief: Brief, text: PlainText): Finding[] => {
  const where = { place: brief.place, owner: 'theme' as const };
  if (brief.headline && !text.says(brief.headline))
    return [
      error(code, `The plain text does not carry the brief “${brief.headline}”`, {
        ...where,
        hint: 'Add it to the theme’s text template',
      }),
    ];
  return missingLinks(
    proseLinks(brief.body).map(({ href }) => href),
    text,
    where,
  );
};

const missingLinks = (hrefs: string[], text: PlainText, where: Partial<Finding>): Finding[] =>
  [...new Set(hrefs)]
    .filter((href) => !text.links(href))
    .map((href) =>
      warning(code, `The plain text does not carry the link to ${href.slice(0, 80)}`, {
        ...where,
        hint: 'Let the text template write the link',
      }),
    );

// Text parts of other tools shorten and rewrite links; only what a reader of the text would be left without is said.
const againstHtml = ({ visibleTexts, links, proof }: Context): Finding[] => {
  const owner = 'theme' as const;
  const said = visibleTexts.map((node) => node.text).join(' ');
  const html = lettersOf(said).length;
  const text = lettersOf(proof.text).length;
  if (html > 300 && text < html * 0.2)
    return [
      warning(code, `The plain text has ${Math.round((100 * text) / html)} per cent of the HTML’s words`, {
        owner,
        hint: 'Write the whole message as text too: some clients and many filters read only that',
      }),
    ];
  const web = links.filter(({ href }) => /^https?:/i.test(href)).length;
  if (web > 3 && !/https?:\/\/|www\./i.test(proof.text))
    return [
      warning(code, `The plain text has no link, and the HTML has ${web}`, {
        owner,
        hint: 'Write the links’ addresses into the text',
      }),
    ];
  return [];
};
