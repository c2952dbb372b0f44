import { Tokenizer } from 'htmlparser2';

/**
 * Collapses the white space MJML leaves between and inside tags: a run with a line end becomes one line end, another run
 * one space. What stands in pre, textarea, style, script and comments stays, and so does all text when the page sets
 * `white-space` to keep it.
 */
export const collapse = (html: string): string => {
  const keepsText = /white-space\s*:\s*(?:pre|break-spaces)/i.test(html);
  let result = '';
  let from = 0;
  let verbatim = 0;
  let name = '';
  let tagFrom = 0;
  const copy = (to: number): void => {
    result += html.slice(from, to);
    from = to;
  };
  const squeeze = (start: number, to: number): void => {
    copy(start);
    result += html.slice(start, to).replace(/\s+/g, (run) => (run.includes('\n') ? '\n' : ' '));
    from = to;
  };
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: false },
    {
      ontext: (start, end) => {
        if (verbatim || (keepsText && html.slice(start, end).trim())) copy(end);
        else squeeze(start, end);
      },
      onopentagname: (start, end) => {
        name = html.slice(start, end).toLowerCase();
        copy(end);
        tagFrom = end;
      },
      onattribname: (start, end) => {
        squeeze(tagFrom, start);
        copy(end);
        tagFrom = end;
      },
      onattribdata: (_, end) => {
        copy(end);
        tagFrom = end;
      },
      onattribend: (_, end) => {
        tagFrom = Math.max(tagFrom, Math.min(end + 1, html.length));
        copy(Math.max(from, tagFrom - 1));
      },
      onopentagend: (end) => {
        copy(end + 1);
        if (isVerbatim(name)) verbatim += 1;
      },
      onselfclosingtag: (end) => copy(end + 1),
      onclosetag: (start, end) => {
        if (isVerbatim(html.slice(start, end).trim().toLowerCase())) verbatim = Math.max(0, verbatim - 1);
        copy(end);
      },
      oncomment: (_, end) => copy(end + 1),
      oncdata: (_, end) => copy(end + 1),
      ondeclaration: (_, end) => copy(end + 1),
      onprocessinginstruction: (_, end) => copy(end + 1),
      onattribentity: () => undefined,
      ontextentity: () => undefined,
      onend: () => undefined,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  copy(html.length);
  return result;
};

const isVerbatim = (name: string): boolean => /^(pre|textarea|style|script|xmp)$/.test(name);
