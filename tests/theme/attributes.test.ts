import { describe, expect, it } from 'vitest';
import { hasErrors } from '../../src/findings/finding.ts';
import { loadMjml } from '../../src/theme/load-mjml.ts';
import { check, column, load, page, sample } from './kit.ts';

const image = '<mj-image src="a.png" alt="" />';
const inColumn = `<mj-column>${image}</mj-column>`;
const inSection = (content: string): string => page(`<mj-section>${content}</mj-section>`);

/** A page with each element, with room for an attribute. */
const pages: Record<string, (attribute: string) => string> = {
  'mj-body': (a) => page(`<mj-section>${inColumn}</mj-section>`).replace('<mj-body>', `<mj-body ${a}>`),
  'mj-section': (a) => page(`<mj-section ${a}>${inColumn}</mj-section>`),
  'mj-wrapper': (a) => page(`<mj-wrapper ${a}><mj-section>${inColumn}</mj-section></mj-wrapper>`),
  'mj-column': (a) => inSection(`<mj-column ${a}>${image}</mj-column>`),
  'mj-group': (a) => inSection(`<mj-group ${a}>${inColumn}</mj-group>`),
  'mj-hero': (a) => page(`<mj-hero ${a}><mj-text>x</mj-text></mj-hero>`),
  'mj-accordion': (a) =>
    column(
      `<mj-accordion ${a}><mj-accordion-element><mj-accordion-title>t</mj-accordion-title></mj-accordion-element></mj-accordion>`,
    ),
  'mj-accordion-element': (a) =>
    column(
      `<mj-accordion><mj-accordion-element ${a}><mj-accordion-text>t</mj-accordion-text></mj-accordion-element></mj-accordion>`,
    ),
  'mj-accordion-title': (a) =>
    column(
      `<mj-accordion><mj-accordion-element><mj-accordion-title ${a}>t</mj-accordion-title></mj-accordion-element></mj-accordion>`,
    ),
  'mj-accordion-text': (a) =>
    column(
      `<mj-accordion><mj-accordion-element><mj-accordion-text ${a}>t</mj-accordion-text></mj-accordion-element></mj-accordion>`,
    ),
  'mj-carousel': (a) =>
    column(`<mj-carousel ${a}><mj-carousel-image src="a" /><mj-carousel-image src="b" /></mj-carousel>`),
  'mj-carousel-image': (a) =>
    column(`<mj-carousel><mj-carousel-image ${a} /><mj-carousel-image src="b" /></mj-carousel>`),
  'mj-navbar': (a) => column(`<mj-navbar ${a}><mj-navbar-link href="x">x</mj-navbar-link></mj-navbar>`),
  'mj-navbar-link': (a) => column(`<mj-navbar><mj-navbar-link ${a}>x</mj-navbar-link></mj-navbar>`),
  'mj-social': (a) =>
    column(`<mj-social ${a}><mj-social-element name="web">x</mj-social-element></mj-social>`),
  'mj-social-element': (a) => column(`<mj-social><mj-social-element ${a}>x</mj-social-element></mj-social>`),
  'mj-image': (a) => column(`<mj-image ${a} />`),
  'mj-button': (a) => column(`<mj-button ${a}>x</mj-button>`),
  'mj-text': (a) => column(`<mj-text ${a}>x</mj-text>`),
  'mj-divider': (a) => column(`<mj-divider ${a} />`),
  'mj-spacer': (a) => column(`<mj-spacer ${a} />`),
  'mj-table': (a) => column(`<mj-table ${a}><tr><td>x</td></tr></mj-table>`),
};

const values = ['{{edition.number}}px', '{{#if lead}}1px{{else}}2px{{/if}}'];

describe('a tag in an attribute comes out filled in, or is refused at its own place:', () => {
  it.each(Object.keys(pages))('%s', async (element) => {
    const make = pages[element] ?? String;
    for (const attribute of loadMjml().attributes(element)) {
      for (const value of values) {
        const mjml = make(`${attribute}="${value}"`);
        const { theme, findings } = await load(mjml);
        if (theme) {
          const html = theme.fillHtml(sample());
          expect(html, `${attribute}="${value}"`).not.toMatch(/NaN|Infinity|galleytag/);
          expect(html, `${attribute}="${value}"`).toMatch(value.includes('#if') ? /1px/ : /7/);
          continue;
        }
        expect(hasErrors(findings)).toBe(true);
        for (const { code, place, hint } of findings) {
          expect(code, JSON.stringify(findings)).toMatch(/^theme-(tag-place|calculated)$/);
          expect(mjml.split('\n')[(place?.line ?? 0) - 1]?.slice((place?.column ?? 0) - 1)).toMatch(/^\{\{/);
          expect(hint).toBeTruthy();
        }
      }
    }
  });

  it('and a choice between two elements works where a choice between two values does not', async () => {
    const choice = (padding: string) => `<mj-section padding="${padding}">${inColumn}</mj-section>`;
    const { findings } = await check(page(choice('{{#if lead}}0{{else}}20px{{/if}}')));
    expect(findings[0]?.hint).toContain('Write two elements, each with its own padding, one in {{#if x}}');
    const mended = await load(page(`{{#if lead}}${choice('0')}{{else}}${choice('20px')}{{/if}}`));
    expect(mended.findings).toEqual([]);
    expect(mended.theme?.fillHtml(sample())).toContain('padding:0;');
  });
});
