import { describe, expect, it } from 'vitest';
import { formatDate, messageDate } from '../../src/message/date.ts';

describe('messageDate', () => {
  it.each([
    ['2023-05-31', '17:00', 'Asia/Kolkata', 'Wed, 31 May 2023 17:00:00 +0530'],
    ['2023-05-31', '00:05', 'Asia/Kathmandu', 'Wed, 31 May 2023 00:05:00 +0545'],
    ['2024-02-29', '23:59', 'America/St_Johns', 'Thu, 29 Feb 2024 23:59:00 -0330'],
    ['2023-12-31', '17:00', 'Pacific/Kiritimati', 'Sun, 31 Dec 2023 17:00:00 +1400'],
    ['2023-07-01', '12:00', 'Europe/London', 'Sat, 01 Jul 2023 12:00:00 +0100'],
    ['2023-12-01', '12:00', 'Europe/London', 'Fri, 01 Dec 2023 12:00:00 +0000'],
    ['2023-01-01', '09:30', 'UTC', 'Sun, 01 Jan 2023 09:30:00 +0000'],
  ])('gives %s %s in %s its own offset', (date, time, zone, expected) => {
    expect(messageDate(date, time, zone)).toBe(expected);
  });

  it.each([
    ['before the clocks go forward', '2023-03-26', '00:59', 'Sun, 26 Mar 2023 00:59:00 +0000'],
    ['in the hour that is left out, an hour later', '2023-03-26', '01:30', 'Sun, 26 Mar 2023 02:30:00 +0100'],
    ['after the clocks went forward', '2023-03-26', '02:00', 'Sun, 26 Mar 2023 02:00:00 +0100'],
    ['in the hour that comes twice, the first one', '2023-10-29', '01:30', 'Sun, 29 Oct 2023 01:30:00 +0100'],
    ['after the clocks went back', '2023-10-29', '02:00', 'Sun, 29 Oct 2023 02:00:00 +0000'],
  ])('is right in London %s', (_, date, time, expected) => {
    expect(messageDate(date, time, 'Europe/London')).toBe(expected);
  });

  it('is right west of Greenwich on the days the clocks change', () => {
    expect(messageDate('2023-03-12', '02:30', 'America/New_York')).toBe('Sun, 12 Mar 2023 03:30:00 -0400');
    expect(messageDate('2023-11-05', '01:30', 'America/New_York')).toBe('Sun, 05 Nov 2023 01:30:00 -0400');
    expect(messageDate('2023-11-05', '02:30', 'America/New_York')).toBe('Sun, 05 Nov 2023 02:30:00 -0500');
  });
});

describe('formatDate', () => {
  it('shows an instant, seconds and all, as clocks in the zone do', () => {
    const instant = Date.parse('2023-12-31T20:15:09.999Z');
    expect(formatDate(instant, 'Asia/Kolkata')).toBe('Mon, 01 Jan 2024 01:45:09 +0530');
    expect(formatDate(instant, 'America/Los_Angeles')).toBe('Sun, 31 Dec 2023 12:15:09 -0800');
  });
});
