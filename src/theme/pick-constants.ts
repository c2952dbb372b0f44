import type {} from 'handlebars';

/**
 * `{{#if x}}right{{else}}left{{/if}}` with nothing to fill in becomes a plain call of `galleyPick x 'right' 'left'`, which
 * costs a third of a block: themes choose so in every other style attribute.
 */
export const pickConstants = (program: hbs.AST.Program): void => {
  program.body = program.body.map((statement): hbs.AST.Statement => {
    if (statement.type !== 'BlockStatement') return statement;
    const block = statement as hbs.AST.BlockStatement;
    const picked = pick(block);
    if (picked) return picked;
    if (block.program) pickConstants(block.program);
    // The `if` of an `else if` has to stay the block that Handlebars expects there.
    if (block.inverse && !isChained(block.inverse)) pickConstants(block.inverse);
    return statement;
  });
};

const isChained = (program: hbs.AST.Program): boolean => 'chained' in program && Boolean(program.chained);

const pick = (block: hbs.AST.BlockStatement): hbs.AST.Statement | undefined => {
  const name = block.path.type === 'PathExpression' ? block.path.original : '';
  const [yes, no] = [constant(block.program), constant(block.inverse)];
  if (yes === undefined || no === undefined || block.hash?.pairs.length || controlsSpace(block))
    return undefined;
  if (name === 'if') return call(block, yes, no);
  return name === 'unless' ? call(block, no, yes) : undefined;
};

const controlsSpace = ({ openStrip, inverseStrip, closeStrip }: hbs.AST.BlockStatement): boolean =>
  [openStrip, inverseStrip, closeStrip].some((strip) => strip?.open || strip?.close);

/** The text of a program that holds nothing else. */
const constant = (program: hbs.AST.Program | undefined): string | undefined => {
  const [content, ...others] = program?.body ?? [];
  if (!content) return '';
  if (content.type !== 'ContentStatement' || others.length) return undefined;
  return (content as hbs.AST.ContentStatement).value;
};

const call = (block: hbs.AST.BlockStatement, yes: string, no: string): hbs.AST.Statement => {
  const { loc } = block;
  const text = (value: string) => ({ type: 'StringLiteral', value, original: value, loc });
  const statement = {
    type: 'MustacheStatement',
    path: { ...block.path, original: 'galleyPick', parts: ['galleyPick'] },
    params: [...block.params, text(yes), text(no)],
    hash: undefined,
    escaped: false,
    strip: { open: false, close: false },
    loc,
  };
  return statement as unknown as hbs.AST.Statement;
};
