import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { editionCases, proofOf } from '../setup/editions.ts';

const validator = new HtmlValidate(
  new StaticConfigLoader({ root: true, extends: ['html-validate:standard'], elements: ['html5'] }),
);

/**
 * What the HTML standard has dropped and mail still needs, each with its reason. Outlook's conditional comments and
 * VML are comments to the standard, and so to the validator.
 */
const exceptions: Record<string, string> = {
  'Attribute "align" is deprecated on <table> element': 'Outlook on Windows centres a table by it alone',
  'Attribute "align" is deprecated on <td> element': 'Outlook on Windows aligns what is in a cell by it',
  'Attribute "align" is deprecated on <th> element': 'the same in tables of the prose',
  'Attribute "cellpadding" is deprecated on <table> element': 'several clients add padding where it is not 0',
  'Attribute "cellspacing" is deprecated on <table> element': 'several clients add gaps where it is not 0',
  'Attribute "width" is deprecated on <table> element': 'Outlook on Windows takes no width from CSS',
};

const messagesOf = async (html: string): Promise<string[]> => {
  const report = await validator.validateString(html);
  return report.results.flatMap((result) => result.messages).map((each) => each.message);
};

const odd = async (html: string): Promise<string[]> =>
  (await messagesOf(html)).filter((message) => !(message in exceptions));

describe('the HTML standard', () => {
  it.each(editionCases)('is kept by the edition $name, apart from what mail clients need', async (each) => {
    expect(await odd((await proofOf(each)).html)).toEqual([]);
  });

  it('is broken by no more than is excepted here: a block in a paragraph is told', async () => {
    const [first] = editionCases;
    if (!first) throw new Error('there are no cases');
    const { html } = await proofOf(first);
    expect(await odd(html.replace('</body>', '<span><div>x</div></span></body>'))).not.toEqual([]);
  });

  it('has no exception that nothing needs', async () => {
    const needed = new Set<string>();
    for (const each of editionCases)
      for (const message of await messagesOf((await proofOf(each)).html)) needed.add(message);
    expect(Object.keys(exceptions).filter((message) => !needed.has(message))).toEqual([]);
  });
});
