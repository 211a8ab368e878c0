// Short names for the records of the published interface that the world reads.
import type { logistics, Output, platform, production, sales, sourcing } from '@onelot/contracts';

export type EventRecord = platform.EventRecord;
export type Person = Output<typeof platform.listPeople>[number];
export type PurchaseOrder = Output<typeof sourcing.listPurchaseOrders>[number];
export type Delivery = Output<typeof logistics.listDeliveries>[number];
export type Job = Output<typeof production.getOperation>;
export type Product = Output<typeof sales.getProduct>;
export type Calendar = Output<typeof production.listCalendars>[number];
