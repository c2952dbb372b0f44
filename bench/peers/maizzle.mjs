// The same edition written the way Maizzle's own templates are: its components and Tailwind's classes, the words in the
// template. The prose is handed over as ready HTML, as it is to Galley's fill.
import handlebars from 'handlebars';

/** Text within a Vue template: no markup and no mustaches of its own. */
const text = (value) => handlebars.escapeExpression(String(value ?? '')).replaceAll('{', '&#123;');

const story = (each, isLead) => `
      <Section class="px-5 pt-3 pb-5">
        <Hr class="${isLead ? 'bg-[#1d1b18]' : 'bg-[#d5cdbc]'}" />
        ${each.kicker ? `<Text class="accent font-sans text-sm font-bold text-[#9b2219] dark:text-[#f29b8b]">${each.number} · ${text(each.kicker)}</Text>` : ''}
        <Heading level="2" class="font-serif ${isLead ? 'text-[28px]' : 'text-[22px]'} text-[#1d1b18] dark:text-[#ece7dc]">${text(each.headline)}</Heading>
        ${each.dek ? `<Text class="font-serif text-[17px] italic text-[#5a5449]">${text(each.dek)}</Text>` : ''}
        <Text class="font-sans text-sm text-[#5a5449] dark:text-[#b3ab9c]">${text([each.byline, each.source?.name, each.published].filter(Boolean).join(' · '))}</Text>
        <div class="font-serif text-[17px] leading-[1.55] text-[#1d1b18] dark:text-[#ece7dc]">${each.body}</div>
        ${each.source ? `<Link href="${text(each.source.url)}" class="font-sans text-sm font-bold text-[#9b2219] underline">Read the full story at ${text(each.source.name)}</Link>` : ''}
      </Section>`;

const brief = (each) => `
          <li class="m-0">
            <Heading level="3" class="font-serif"><Link href="${text(each.url)}" class="font-sans text-sm font-bold text-[#9b2219]">${text(each.headline)}</Link></Heading>
            <div class="font-serif text-[17px]">${each.rest}</div>
          </li>`;

/** The template of an edition, a Vue component. */
export const maizzleTemplate = ({ publication, edition, lead, stories, briefs }) => `<template>
  <Layout lang="${text(edition.language)}" dir="${text(edition.direction)}" body-class="bg-[#fbf8f1] dark:bg-[#171613]">
    <Preheader>${text(edition.preheader)}</Preheader>
    <Container class="max-w-[600px]">
      <Heading level="1" class="text-center font-serif text-[40px] text-[#1d1b18]">${text(publication.name)}</Heading>
      <Text class="text-center font-sans text-sm text-[#5a5449]">${text(publication.tagline)}</Text>
      <Text class="text-center font-sans text-sm text-[#5a5449]">No. ${edition.number} · ${text(edition.date)}</Text>
      <div class="font-serif text-[17px]">${edition.greeting}</div>
      <Text class="font-sans text-sm font-bold text-[#9b2219]">In this edition</Text>
      <ol class="font-serif text-[17px]">
        ${edition.contents.map(({ short }) => `<li>${text(short)}</li>`).join('\n        ')}
      </ol>
      ${lead ? story(lead, true) : ''}
      ${stories.map((each) => story(each, false)).join('')}
      <Text class="font-sans text-sm font-bold text-[#9b2219]">Briefly</Text>
      <ul class="list-none p-0">${briefs.map(brief).join('')}
      </ul>
      <Text class="text-center font-sans text-sm text-[#5a5449]">${text(publication.name)} is put together by ${text(edition.editor)}.</Text>
      <Text class="text-center font-sans text-sm text-[#5a5449]">${text(publication.address)}</Text>
    </Container>
  </Layout>
</template>
`;
