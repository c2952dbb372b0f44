// The same edition written the way react-email's own templates are: its components, styles as objects. The prose is
// handed over as ready HTML, as it is to Galley's fill.
import {
  Body,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Img,
  Link,
  Preview,
  Section,
  Text,
} from '@react-email/components';
import { render } from '@react-email/render';
import { createElement as h } from 'react';

const serif = 'Georgia,Noto Serif,Times New Roman,serif';
const sans = 'Segoe UI,Helvetica Neue,Helvetica,Noto Sans,Arial,sans-serif';
const quiet = { color: '#5a5449', fontFamily: sans, fontSize: '14px', lineHeight: '1.5' };
const kicker = {
  color: '#9b2219',
  fontFamily: sans,
  fontSize: '14px',
  fontWeight: 'bold',
  margin: '22px 0 0',
};
const prose = { color: '#1d1b18', fontFamily: serif, fontSize: '17px', lineHeight: '1.55' };
const head = { color: '#1d1b18', fontFamily: serif, lineHeight: '1.25', margin: '6px 0 0' };
const more = { ...kicker, textDecoration: 'underline', display: 'inline-block', padding: '4px 0 12px' };
const dark = `@media (prefers-color-scheme: dark) { .paper { background-color: #171613 !important } .ink { color: #ece7dc
  !important } .quiet { color: #b3ab9c !important } .accent { color: #f29b8b !important } }`;

// biome-ignore-start lint/security/noDangerouslySetInnerHtml: it is a bench's own text, and React offers no other way.
const Prose = ({ html }) =>
  h('div', { style: prose, className: 'ink', dangerouslySetInnerHTML: { __html: html } });
// biome-ignore-end lint/security/noDangerouslySetInnerHtml: see above.

const Story = ({ story, isLead }) =>
  h(
    Section,
    { style: { padding: '12px 20px 20px' } },
    h(Hr, { style: { borderColor: isLead ? '#1d1b18' : '#d5cdbc' } }),
    story.kicker && h(Text, { style: kicker, className: 'accent' }, story.number, ' · ', story.kicker),
    h(
      Heading,
      { as: 'h2', className: 'ink', style: { ...head, fontSize: isLead ? '28px' : '22px' } },
      story.headline,
    ),
    story.dek && h(Text, { style: { ...prose, color: '#5a5449', fontStyle: 'italic' } }, story.dek),
    h(
      Text,
      { style: quiet, className: 'quiet' },
      [story.byline, story.source?.name, story.published].filter(Boolean).join(' · '),
    ),
    story.image && h(Img, { src: story.image.src, alt: story.image.alt, width: 560 }),
    h(Prose, { html: story.body }),
    story.source &&
      h(
        Link,
        { href: story.source.url, style: more, className: 'accent' },
        `Read the full story at ${story.source.name}`,
      ),
  );

const Brief = ({ brief }) =>
  h(
    'li',
    { style: { margin: 0 } },
    h(Heading, { as: 'h3', style: head }, h(Link, { href: brief.url, style: more }, brief.headline)),
    h(Prose, { html: brief.rest }),
  );

export const Edition = ({ publication, edition, lead, stories, briefs }) =>
  h(
    Html,
    { lang: edition.language, dir: edition.direction },
    h(Head, null, h('title', null, edition.subject), h('style', null, dark)),
    h(Preview, null, edition.preheader),
    h(
      Body,
      { style: { backgroundColor: '#fbf8f1', margin: 0 }, className: 'paper' },
      h(
        Container,
        { style: { maxWidth: '600px' } },
        h(Heading, { as: 'h1', style: { ...head, fontSize: '40px', textAlign: 'center' } }, publication.name),
        h(Text, { style: { ...quiet, textAlign: 'center' } }, publication.tagline),
        h(Text, { style: { ...quiet, textAlign: 'center' } }, `No. ${edition.number} · ${edition.date}`),
        h(Prose, { html: edition.greeting }),
        h(Text, { style: kicker }, 'In this edition'),
        h(
          'ol',
          { style: prose },
          ...edition.contents.map(({ number, short }) => h('li', { key: number }, short)),
        ),
        lead && h(Story, { story: lead, isLead: true }),
        ...stories.map((story) => h(Story, { story, key: story.slug })),
        h(Text, { style: kicker }, 'Briefly'),
        h(
          'ul',
          { style: { padding: 0, listStyleType: 'none' } },
          ...briefs.map((brief) => h(Brief, { brief, key: brief.url })),
        ),
        h(
          Text,
          { style: { ...quiet, textAlign: 'center' } },
          `${publication.name} is put together by ${edition.editor}.`,
        ),
        h(Text, { style: { ...quiet, textAlign: 'center' } }, publication.address),
      ),
    ),
  );

/** The edition's HTML. */
export const renderReactEmail = (data) => render(h(Edition, data));
