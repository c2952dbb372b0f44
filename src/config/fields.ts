import type { Severity } from '../model.ts';
import type { Values } from '../yaml/fields.ts';
import {
  choice,
  dateTime,
  field,
  group,
  language,
  list,
  listOf,
  required,
  table,
  text,
  url,
} from '../yaml/kinds.ts';
import { baseAddress, clock, decimal, mailAddress, mailbox, mailto, smtpAddress, timeZone } from './kinds.ts';

/** The fields of newsletter.yaml. */
export const publicationFields = {
  name: required(text, 'The name of the newsletter'),
  from: required(mailbox, 'Who it comes from: Name <news@example.com>'),
  tagline: field(text, 'The line below the nameplate'),
  replyTo: field(mailbox, 'Where answers go'),
  language: field(language, 'The language it is written in; en when not set'),
  timeZone: field(timeZone, 'Where its days begin; UTC when not set'),
  time: field(clock, 'When an edition goes out; 17:00 when not set'),
  theme: field(text, 'A folder under templates/, or a path; todays-cache when not set'),
  baseUrl: field(baseAddress, 'The web address the editions are published below'),
  images: field(choice('embed', 'link'), 'Pictures inside the mail, or below baseUrl; embed when not set'),
  audience: field(choice('test', 'list'), 'Who the mail is for; test when not set'),
  smtp: field(smtpAddress, 'The server to send through, without a password'),
  testRecipients: field(listOf(mailAddress), 'Addresses test mails may go to'),
  testSubjectPrefix: field(text, 'Words before the subject of test mails'),
  unsubscribe: field(
    group({
      url: field(url, 'Where readers leave, in one click'),
      mailto: field(mailto, 'Or the address to write to'),
    }),
    'How readers leave',
  ),
  listId: field(text, 'The name mailboxes file it under: cache.example.com'),
  address: field(text, 'The postal address in the footer'),
  site: field(url, 'Where the newsletter lives on the web'),
  dkim: field(
    group({
      domain: required(text, 'The domain that signs'),
      selector: required(text, 'The selector of its key'),
      keyFile: required(text, 'A file with the private key, which git ignores; npx galley dkim makes one'),
    }),
    'How the mail is signed',
  ),
  checks: field(
    group({
      severity: field(
        table(choice<Severity | 'off'>('error', 'warning', 'note', 'off')),
        'How much a finding counts, by its code',
      ),
      clients: field(list, 'Mail programs to judge for'),
      shares: field(
        group({
          source: required(text, 'Where the numbers come from'),
          date: required(dateTime, 'When they were counted'),
          values: required(table(decimal), 'Per cent of readers by mail program'),
        }),
        'Which mail programs the readers use',
      ),
      allow: field(table(list), 'Values a check lets pass, by its code'),
    }),
    'How editions are checked',
  ),
};

export type PublicationValues = Values<typeof publicationFields>;
