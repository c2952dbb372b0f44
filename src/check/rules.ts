import type { Context } from './context.ts';
import { lightRules } from './light.ts';
import type { Rule } from './rule.ts';
import { address } from './rules/address.ts';
import { altTextHtml } from './rules/alt-text-html.ts';
import { browserRules } from './rules/browser.ts';
import { charset } from './rules/charset.ts';
import { clientSupport } from './rules/client-support.ts';
import { contrast } from './rules/contrast.ts';
import { darkInversion } from './rules/dark-inversion.ts';
import { dateHeader } from './rules/date-header.ts';
import { dkim } from './rules/dkim.ts';
import { duplicateId } from './rules/duplicate-id.ts';
import { editionSize } from './rules/edition-size.ts';
import { encodedWord } from './rules/encoded-word.ts';
import { forbiddenElement } from './rules/forbidden-element.ts';
import { fromAlignment } from './rules/from-alignment.ts';
import { headerInjection } from './rules/header-injection.ts';
import { headerOnce } from './rules/header-once.ts';
import { headingOrder } from './rules/heading-order.ts';
import { htmlValid } from './rules/html-valid.ts';
import { imageDimensions } from './rules/image-dimensions.ts';
import { imageFormat } from './rules/image-format.ts';
import { imageMissing } from './rules/image-missing.ts';
import { imageWeight } from './rules/image-weight.ts';
import { language } from './rules/language.ts';
import { linkDead } from './rules/link-dead.ts';
import { linkFormHtml } from './rules/link-form-html.ts';
import { linkText } from './rules/link-text.ts';
import { listId } from './rules/list-id.ts';
import { listUnsubscribe } from './rules/list-unsubscribe.ts';
import { messageId } from './rules/message-id.ts';
import { mimeStructure } from './rules/mime-structure.ts';
import { nothingShown } from './rules/nothing-shown.ts';
import { oneClick } from './rules/one-click.ts';
import { outlookFallback } from './rules/outlook-fallback.ts';
import { outlookTables } from './rules/outlook-tables.ts';
import { postalAddress } from './rules/postal-address.ts';
import { spam } from './rules/spam.ts';
import { storyRepeated } from './rules/story-repeated.ts';
import { styleBlock } from './rules/style-block.ts';
import { textParity } from './rules/text-parity.ts';
import { unresolvedTag } from './rules/unresolved-tag.ts';
import { visibleUnsubscribe } from './rules/visible-unsubscribe.ts';

/**
 * Every rule, in the order reports and the index list them: editing, links, reading, HTML and clients, message, list.
 * Two rules may share a code when one reads the edition's sources and the other the HTML.
 */
export const allRules: readonly Rule<Context>[] = [
  ...lightRules,
  storyRepeated,
  editionSize,
  unresolvedTag,
  textParity,
  linkFormHtml,
  linkText,
  linkDead,
  altTextHtml,
  nothingShown,
  imageMissing,
  imageWeight,
  imageFormat,
  imageDimensions,
  language,
  headingOrder,
  contrast,
  darkInversion,
  ...browserRules,
  htmlValid,
  duplicateId,
  forbiddenElement,
  styleBlock,
  outlookFallback,
  outlookTables,
  clientSupport,
  headerOnce,
  dateHeader,
  messageId,
  address,
  encodedWord,
  headerInjection,
  mimeStructure,
  charset,
  spam,
  listUnsubscribe,
  oneClick,
  listId,
  visibleUnsubscribe,
  postalAddress,
  dkim,
  fromAlignment,
];
