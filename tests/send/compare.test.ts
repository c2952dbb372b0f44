import { expect, it } from 'vitest';
import { compareMessages } from '../../src/send/compare.ts';

const message = (header: string, body = 'One\r\nTwo\r\n') => Buffer.from(`${header}\r\n\r\n${body}`);
const sent = message('Subject: Phones\r\nX-Long: a\r\n b');

it('finds a message that came as it was sent', () => {
  const { sameBody, headers } = compareMessages(sent, sent);
  expect(sameBody).toBe(true);
  expect(headers).toEqual({ added: [], removed: [], changed: [], refolded: [] });
});

it('tells headers that servers added, also beside one of the same name', () => {
  const received = message(
    'Received: x\r\nReceived: y\r\nSubject: Spam\r\nSubject: Phones\r\nX-Long: a\r\n b',
  );
  const { headers } = compareMessages(sent, received);
  expect(headers).toMatchObject({ added: ['Received', 'Received', 'Subject'], changed: [], removed: [] });
});

it('tells headers that were changed, taken away, or only folded differently', () => {
  expect(compareMessages(sent, message('Subject: [x] Phones\r\nX-Long: a b')).headers).toMatchObject({
    changed: [{ name: 'Subject', sent: 'Subject: Phones', received: 'Subject: [x] Phones' }],
    refolded: ['X-Long'],
  });
  expect(compareMessages(sent, message('Subject: Phones')).headers.removed).toEqual(['X-Long']);
});

it('tells where a body begins to differ', () => {
  const header = 'Subject: Phones\r\nX-Long: a\r\n b';
  const { sameBody, bodyDifference } = compareMessages(sent, message(header, 'One\r\nToo\r\n'));
  expect(sameBody).toBe(false);
  expect(bodyDifference).toContain('line 2');
  expect(compareMessages(sent, message(header, 'One\r\nTwo\r\n\r\n')).bodyDifference).toContain(
    'empty lines',
  );
});
