/**
 * The text part of themes that bring none: headings that read well aloud, one thought a line, every link numbered and
 * listed at the end. Wrapping is the render module's.
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

{{upper (label 'contents')}}

{{#each edition.contents}}
{{number}}. {{default short headline}}
{{/each}}
{{/if}}
{{#with lead}}

----------------------------------------

{{upper headline}}
{{#if kicker}}{{kicker}}
{{/if}}

{{#if dek}}
{{dek}}

{{/if}}
{{#if byline}}
{{label 'by' name=byline}}
{{/if}}
{{#if published}}
{{date published 'long'}}
{{/if}}

{{#if image.caption}}
{{label 'picture' text=image.caption}}{{#if image.credit}} ({{image.credit}}){{/if}}

{{else if image.alt}}
{{label 'picture' text=image.alt}}{{#if image.credit}} ({{image.credit}}){{/if}}

{{/if}}
{{body}}
{{#if source.url}}

{{label 'readMore' source=(default source.name (domain source.url))}} {{ref source.url}}
{{else if source.name}}

{{label 'source' name=source.name}}
{{/if}}
{{/with}}
{{#each stories}}

----------------------------------------

{{number}}. {{upper headline}}
{{#if kicker}}{{kicker}}
{{/if}}

{{#if dek}}
{{dek}}

{{/if}}
{{#if byline}}
{{label 'by' name=byline}}
{{/if}}
{{#if published}}
{{date published 'long'}}
{{/if}}

{{#if image.caption}}
{{label 'picture' text=image.caption}}{{#if image.credit}} ({{image.credit}}){{/if}}

{{else if image.alt}}
{{label 'picture' text=image.alt}}{{#if image.credit}} ({{image.credit}}){{/if}}

{{/if}}
{{body}}
{{#if source.url}}

{{label 'readMore' source=(default source.name (domain source.url))}} {{ref source.url}}
{{else if source.name}}

{{label 'source' name=source.name}}
{{/if}}
{{/each}}
{{#if briefs}}

----------------------------------------

{{upper (label 'briefs')}}

{{#each briefs}}
* {{#if headline}}{{headline}}{{#if url}} {{ref url}}{{/if}}{{#if rest}}
  {{rest}}{{/if}}{{else}}{{body}}{{/if}}

{{/each}}
{{/if}}

----------------------------------------

{{label 'made' name=publication.name}}
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

{{label 'links'}}
{{references}}
`;
