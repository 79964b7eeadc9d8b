import { expect, test } from '@jest/globals';
import { writeDueDates } from '../../documents/due-dates.ts';

const STAMP = new Date('2027-03-01T02:00:00Z');
const date = (changed: object = {}) => ({
  uid: 'small-periodic-2027-shuili@duban',
  on: '2027-12-31',
  title: '2027年度定期报告截止',
  text: '当日24:00前报送，共3项。',
  url: 'https://duban.example/my',
  ...changed,
});

async function written(dates: Parameters<typeof writeDueDates>[1]) {
  const text = (await writeDueDates('截止日期', dates, 'Asia/Shanghai', STAMP)).toString();
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  return text.replaceAll('\r\n ', '');
}

test('a due date is the whole day, published, under a name that stays', async () => {
  const text = await written([date()]);
  for (const line of [
    'METHOD:PUBLISH',
    'X-WR-TIMEZONE:Asia/Shanghai',
    'UID:small-periodic-2027-shuili@duban',
    'DTSTAMP:20270301T020000Z',
    'DTSTART;VALUE=DATE:20271231',
    'SUMMARY:2027年度定期报告截止',
    'TRANSP:TRANSPARENT',
  ])
    expect(text.split('\r\n')).toContain(line);
  expect(await written([date()])).toBe(text);
});

test('what somebody wrote breaks no line and begins no property', async () => {
  const text = await written([date({ title: 'a\r\nATTENDEE:x;b,c\\d', text: '\u0000\u0007' })]);
  expect(text.split('\r\n').filter((line) => line.startsWith('ATTENDEE'))).toEqual([]);
  expect(text).toContain('\\;b\\,c\\\\d');
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
});

test('no date at all is a calendar all the same', async () => {
  expect(await written([])).toContain('END:VCALENDAR');
});
