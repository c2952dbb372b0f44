import { describe, expect, it } from 'vitest';
import { opensByline, readByline } from '../../src/import/names.ts';

describe('a byline', () => {
  it.each([
    ['By Jane Doe', ['Jane Doe']],
    ['By JANE DOE and JOHN O’NEIL', ['Jane Doe', 'John O’Neil']],
    ['Jane Doe, John Roe & Ann Poe', ['Jane Doe', 'John Roe', 'Ann Poe']],
    ['By Jane Doe, CNN', ['Jane Doe']],
    ['By Jane Doe, Senior Washington Correspondent', ['Jane Doe']],
    ['Jane Doe Staff Writer', ['Jane Doe']],
    ['Jane Doe Houston', ['Jane Doe']],
    ['by Jane Doe @janedoe Dec 15, 2016', ['Jane Doe']],
    ['By Jane Doe March 18 at 3:57 PM', ['Jane Doe']],
    ['Written by Jane Doe in Valves on 1 June 2019', ['Jane Doe']],
    ['By Jane (J.R.) Doe', ['Jane (J.R.) Doe']],
    ['Par Élodie Garnier (avec Paul Petit)', ['Élodie Garnier', 'Paul Petit']],
    ['Par Élodie Garnier (avec AFP)', ['Élodie Garnier']],
    ['by Jane Doe@janedoe Dec 15, 2016, 1:55pm EST', ['Jane Doe']],
    ['By Jane Doe jane@courier.example', ['Jane Doe']],
    ['Par Le Courrier du Port avec AFP', ['Le Courrier du Port avec AFP']],
    ['The Sound Post with AFP', ['The Sound Post with AFP']],
    ['文● 山田／みなと編集部', ['山田']],
    ['By Gazette News Edited By: Jane Doe', ['Gazette News']],
    ['By Jane DoeThe Evening Post', ['Jane Doe']],
    ['By Jane MacDonald', ['Jane MacDonald']],
    ['By AL DOE and JD POE', ['Al Doe', 'JD Poe']],
    ['Von Jörg van der Meer', ['Jörg van der Meer']],
    ['The Hindu Bureau', ['The Hindu Bureau']],
    ['Reuters', ['Reuters']],
    ['Author: Ada Moor. Ada Moor Science', ['Ada Moor']],
    ['Ada Moor adamoor', ['Ada Moor']],
    ['AdaAda Ada Moor', ['Ada Moor']],
    ['amoor-headshot Ada Moor', ['Ada Moor']],
    ['bird-logo PTI', ['PTI']],
    ['By Jean Jean-Louis', ['Jean Jean-Louis']],
    ['［山田花子，みなと新報］', ['山田花子']],
    ['文＝山田花子', ['山田花子']],
  ])('%s names %j', (line, names) => {
    expect(readByline(line)).toEqual(names);
  });

  it.each(['By', 'admin', 'Share this', 'By the numbers', 'Staff Writer', 'https://x.example', '3 comments'])(
    '%s names nobody',
    (line) => {
      expect(readByline(line)).toEqual([]);
    },
  );

  it.each(['文＝山田花子', '文● 山田', '👤 by Jane Doe'])('opens %s', (line) => {
    expect(opensByline(line)).toBe(true);
  });

  it('does not open a sentence that starts with its word', () => {
    expect(opensByline('文化庁は一日、賞を決めた')).toBe(false);
  });
});
