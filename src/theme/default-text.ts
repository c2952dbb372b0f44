/**
 * The text part of themes that bring none: headings are numbered and stand between empty lines, with no capitals or rules
 * that would be spelt out when read aloud; every link is numbered and listed at the end. Wrapping is the render module's.
 */
export const defaultText = `{{publication.name}}
{{#if edition.number}}{{label 'number' n=(number edition.number)}} · {{/if}}{{date edition.date 'full'}}
{{#if publication.tagline}}
{{publication.tagline}}
{{/if}}
{{#if edition.greeting}}

{{edition.greeting}}
{{#if edition.editor}}

{{label 'signed' name=edition.editor}}
{{/if}}
{{/if}}
{{#if edition.contents}}

{{label 'contents'}}

{{#each edition.contents}}
{{number}}. {{short}}
{{/each}}
{{/if}}
{{#with lead}}


{{number}}. {{headline}}
{{#if kicker}}
{{kicker}}
{{/if}}
{{#if dek}}

{{dek}}
{{/if}}
{{#if image.caption}}

{{label 'picture' text=image.caption}}{{#if image.credit}} ({{image.credit}}){{/if}}
{{else if image.alt}}

{{label 'picture' text=image.alt}}{{#if image.credit}} ({{image.credit}}){{/if}}
{{/if}}

{{body}}
{{#if byline}}

{{byline}}
{{/if}}
{{#if source.url}}

{{label 'readMore' source=(default source.name (domain source.url))}} {{ref source.url}}
{{else if source.name}}

{{label 'source' name=source.name}}
{{/if}}
{{/with}}
{{#each stories}}


{{number}}. {{headline}}
{{#if kicker}}
{{kicker}}
{{/if}}
{{#if dek}}

{{dek}}
{{/if}}
{{#if image.caption}}

{{label 'picture' text=image.caption}}{{#if image.credit}} ({{image.credit}}){{/if}}
{{else if image.alt}}

{{label 'picture' text=image.alt}}{{#if image.credit}} ({{image.credit}}){{/if}}
{{/if}}

{{body}}
{{#if byline}}

{{byline}}
{{/if}}
{{#if source.url}}

{{label 'readMore' source=(default source.name (domain source.url))}} {{ref source.url}}
{{else if source.name}}

{{label 'source' name=source.name}}
{{/if}}
{{/each}}
{{#if briefs}}


{{label 'briefs'}}

{{#each briefs}}
{{#if headline}}
- {{headline}}{{#if url}} {{ref url}}{{/if}}
{{#if rest}}
  {{rest}}
{{/if}}
{{else}}
- {{body}}
{{/if}}
{{/each}}
{{/if}}


{{label 'why' name=publication.name}}
{{#if edition.url}}
{{label 'browser'}} {{ref edition.url}}
{{/if}}
{{#if publication.site}}
{{label 'site'}} {{ref publication.site}}
{{/if}}
{{#if publication.unsubscribe.url}}
{{label 'unsubscribe'}} {{ref publication.unsubscribe.url}}
{{else if publication.unsubscribe.mailto}}
{{label 'unsubscribe'}} {{publication.unsubscribe.mailto}}
{{/if}}
{{#if publication.address}}
{{publication.address}}
{{/if}}
{{#if (references)}}


{{label 'links'}}

{{references}}
{{/if}}
`;
