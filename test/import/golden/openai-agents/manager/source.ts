import { Agent, handoff, run, tool } from '@openai/agents';
import { z } from 'zod';

// A manager that calls its specialists as tools, and a human desk it can hand over to.
const lookUp = tool({ name: 'look_up', parameters: z.object({ id: z.string() }), execute: async ({ id }) => `${id} // new Agent({ name: 'no' })` });

const booking = new Agent<Context>({
  name: 'Booking expert',
  instructions: 'Answer questions about bookings.',
  tools: [lookUp],
});

const refunds = Agent.create({
  name: 'Refund expert',
  instructions: `Refund ${currency} only.`,
  model: 'gpt-5',
});

const EscalationInput = z.object({
  reason: z.string().describe('Why a human is needed'),
  urgency: z.enum(['low', 'high']).optional(),
  tags: z.array(z.string()),
});

export const manager = Agent.create({
  name: 'Customer-facing manager',
  handoffDescription: 'Talks to the customer',
  tools: [
    booking.asTool({ toolName: 'booking_expert', toolDescription: 'Handles bookings' }),
    refunds.asTool({ toolName: 'refund_expert', toolDescription: 'Handles refunds' }),
    ...moreTools,
  ],
  handoffs: [handoff(booking, { inputType: EscalationInput, onHandoff: (ctx, input) => { log(input?.reason ?? /[/"]/.source); } })] as const,
  modelSettings: { temperature: 0 },
});
