/**
 * The same question, asked once a line: the steps of an import each ask what every line of a page is, and most of them ask again. As many
 * answers are kept as a long page has lines; a line too long to be a label or a sentence is asked anew.
 */
export const remembered = (ask: (line: string) => boolean): ((line: string) => boolean) => {
  const answers = new Map<string, boolean>();
  return (line) => {
    if (line.length > longest) return ask(line);
    const known = answers.get(line);
    if (known !== undefined) return known;
    const answer = ask(line);
    if (answers.size >= most) answers.clear();
    answers.set(line, answer);
    return answer;
  };
};

const longest = 600;
const most = 20_000;
