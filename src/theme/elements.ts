/** What a pass over a draft's markup finds. All offsets are the draft's. */
export interface Markup {
  elements: Element[];
  /** Elements of HTML where only MJML's may stand, and those of MJML that do not exist. */
  unknown: Element[];
  /** MJML tags that were not closed, or closed without having been opened. */
  faults: Fault[];
  /** Text between MJML elements that is neither space nor a tag. */
  strays: Stretch[];
  /** HTML comments; those for Outlook (`<!--[if …`) are not among them. */
  comments: Stretch[];
}

export interface Stretch {
  start: number;
  end: number;
}

export interface Element extends Stretch {
  name: string;
  /** The end of its opening tag. */
  openEnd: number;
  attributes: Attribute[];
  parent?: Element;
  children: Element[];
  /** Whether its content is HTML that MJML hands on as it is. */
  ending: boolean;
}

export interface Attribute extends Stretch {
  name: string;
  value: string;
  quoted: boolean;
}

export type Fault =
  | { kind: 'unclosed'; element: Element; closer?: Stretch & { name: string } }
  | { kind: 'stray'; closer: Stretch & { name: string } }
  /** A closing tag without its `>`, which takes the next tag for its own. */
  | { kind: 'unended'; closer: Stretch & { name: string } }
  | { kind: 'nested'; element: Element; inside: Element }
  | { kind: 'duplicate'; attribute: Attribute; element: Element }
  /** One of the two quotes around a value is missing. */
  | { kind: 'quote'; attribute: Attribute; element: Element };
