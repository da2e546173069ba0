"""A support desk: triage finds out who can help, and hands the conversation over."""
from __future__ import annotations

from agents import Agent, Runner, function_tool, handoff
from agents.extensions import handoff_filters
from pydantic import BaseModel, Field

from .legal import legal_agent

MODEL = "gpt-5-mini"


class RefundRequest(BaseModel):
    """What the refund agent has to know."""

    order_id: str = Field(description="The order that is to be refunded")
    reason: Literal["damaged", "late", "unwanted"]
    amount: float | None = None
    items: list[str] = []


@function_tool
def look_up_order(order_id: str) -> str:
    return f"Order {order_id}: Agent('not an agent')"  # Agent(name="nor this")


async def log_handoff(ctx, data: RefundRequest) -> None: ...


billing_agent = Agent(
    name="Billing agent",
    handoff_description="Answers questions about invoices",
    instructions=(
        "You answer questions about invoices. "
        "Be brief."
    ),
    model=MODEL,
    tools=[look_up_order],
)

refund_agent: Agent[None] = Agent[None](
    name="Refund agent",
    instructions=f"You refund orders. Today is {today()}.",
    tools=[look_up_order, WebSearchTool()],
)

triage_agent = Agent(
    name="Triage agent",
    instructions="Find out who can help, and hand over.",
    handoffs=[
        billing_agent,
        handoff(
            agent=refund_agent,
            tool_description_override="Hand over refunds",
            input_type=RefundRequest,
            on_handoff=log_handoff,
            input_filter=handoff_filters.remove_all_tools,
        ),
        legal_agent,
    ],
)
billing_agent.handoffs.append(refund_agent)


async def main() -> None:
    await Runner.run(triage_agent, "I want my money back")
