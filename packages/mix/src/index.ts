// The public face of the product mix engine: which variants to offer and how many of each to make.
export {};
