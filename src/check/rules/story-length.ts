import { note, warning } from '../../findings/finding.ts';
import type { Block, Finding, Story } from '../../model.ts';
import { storiesOf } from '../../stories.ts';
import { proseText } from '../../words.ts';
import { countWords } from '../measure.ts';
import { type LightRule, storyPlace } from '../rule.ts';

const code = 'story-length';
const words = { least: 40, most: 220 };
const paragraphs = { least: 2, most: 4 };

/** A summary is 40 to 220 words in two to four paragraphs. */
export const storyLength: LightRule = {
  code,
  title: 'Stories are summaries: 40 to 220 words in two to four paragraphs',
  severity: 'warning',
  owner: 'editor',
  applies: ({ edition }) => (edition ? true : 'only an edition tells its stories'),
  run: ({ edition }) => storiesOf(edition).flatMap(judge),
};

const judge = (story: Story): Finding[] => {
  const details = { place: placeOfBody(story), story: story.slug };
  const length = countWords(proseText(story.body));
  if (length < words.least || length > words.most)
    return [
      warning(
        code,
        `The story is ${length} ${length === 1 ? 'word' : 'words'} long, and ${words.least} to ${words.most} are wanted`,
        {
          ...details,
          hint:
            length < words.least
              ? 'Make it a brief, or say why it matters'
              : 'Keep what a reader must know; the link has the rest',
        },
      ),
    ];
  const parts = story.body.blocks.filter(isParagraph).length;
  if (parts >= paragraphs.least && parts <= paragraphs.most) return [];
  return [
    note(
      code,
      `The story has ${parts} ${parts === 1 ? 'paragraph' : 'paragraphs'}, and two to four are usual`,
      {
        ...details,
        hint:
          parts === 1 ? 'An empty line starts a new paragraph' : 'Join short paragraphs that belong together',
      },
    ),
  ];
};

const isParagraph = (block: Block): boolean => block.type !== 'heading' && block.type !== 'rule';

const placeOfBody = (story: Story) => story.body.blocks[0]?.place ?? storyPlace(story, 'headline');
