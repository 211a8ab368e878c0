// The public face of the resource planning engine: how many resources every center of a network needs.
export {};
