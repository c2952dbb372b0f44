/** The numbered links of one text part: `[1]` where a link stands, and the addresses in a list at the end. */
export class References {
  private readonly numbers = new Map<string, number>();

  /** `[n]` for an address; the same address keeps its number. */
  ref(url: string): string {
    const number = this.numbers.get(url) ?? this.numbers.size + 1;
    this.numbers.set(url, number);
    return `[${number}]`;
  }

  /** One line an address, in the order of their numbers. */
  lines(): string[] {
    return [...this.numbers].map(([url, number]) => `[${number}] ${url}`);
  }
}
