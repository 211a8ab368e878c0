// Which share of its orders a center must serve where none is given: the level's promise split evenly along its longest chain.

/** What the split looks at in a flow: does it miss orders at all, and which flows does it make to order from. */
export interface ChainFlow {
  readonly key: string;
  readonly level: number;
  readonly canMiss: boolean;
  readonly fromStock: boolean;
  readonly feeds: readonly string[];
  readonly retail: boolean;
  readonly given: number | undefined;
}

/**
 * Target by flow. An order reaches the market in time when every center of its chain serves it; the chain ends at a stock. With n
 * centers that can miss on the longest chain of a level each has to serve service^(1/n).
 */
export const splitServices = (
  flows: readonly ChainFlow[],
  service: readonly number[],
): { readonly target: ReadonlyMap<string, number>; readonly promised: ReadonlyMap<string, number> } => {
  const byKey = new Map(flows.map((flow) => [flow.key, flow]));
  const lengths = new Map<string, number>();
  const length = (key: string): number => {
    const known = lengths.get(key);
    if (known !== undefined) return known;
    const flow = byKey.get(key) as ChainFlow;
    const value = (flow.canMiss ? 1 : 0) + (flow.fromStock ? 0 : Math.max(0, ...flow.feeds.map(length)));
    lengths.set(key, value);
    return value;
  };
  const longest = service.map((_, level) =>
    Math.max(1, ...flows.filter((flow) => flow.retail && flow.level === level).map(({ key }) => length(key))),
  );
  const target = new Map(
    flows.map(({ key, level, given }) => [
      key,
      given ?? (((service[level] as number) ** (1 / (longest[level] as number))) as number),
    ]),
  );
  const chain = new Map<string, number>();
  const least = (key: string): number => {
    const known = chain.get(key);
    if (known !== undefined) return known;
    const flow = byKey.get(key) as ChainFlow;
    const own = flow.canMiss ? (target.get(key) as number) : 1;
    const value = own * (flow.fromStock ? 1 : Math.min(1, ...flow.feeds.map(least)));
    chain.set(key, value);
    return value;
  };
  const promised = new Map(flows.filter(({ retail }) => retail).map(({ key }) => [key, least(key)]));
  return { target, promised };
};
