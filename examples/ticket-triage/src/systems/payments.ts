import type { Money } from '../handoffs/index.js';

/** A booking of the payment provider. */
export interface Booking {
  readonly id: string;
  readonly kind: 'charge' | 'refund';
  readonly customerId: string;
  readonly price: Money;
}

/** A stand-in for the payment provider. Like the real ones, it knows a repeated idempotency key. */
export function openPayments() {
  const bookings = new Map<string, Booking>();
  return {
    book(kind: Booking['kind'], customerId: string, price: Money, idempotencyKey: string): Booking {
      const known = bookings.get(idempotencyKey);
      if (known) return known;
      const id = `${kind === 'charge' ? 'ch' : 're'}_${String(bookings.size + 1).padStart(4, '0')}`;
      const booking = { id, kind, customerId, price };
      bookings.set(idempotencyKey, booking);
      return booking;
    },
    ledger: (): readonly Booking[] => [...bookings.values()],
  };
}

export type Payments = ReturnType<typeof openPayments>;
