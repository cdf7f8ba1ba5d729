import { wordedDomains, wordingSources } from "../benchmark/wording/read-wording-pack.js";

/** The files of a small repository in the form of tau2-bench's, with sentences of our own, by path. */
export const upstreamCheckout: Readonly<Record<string, string>> = {
  "README.md": "A repository.\n",
  "data/tau2/user_simulator/simulation_guidelines.md": "Talk.\n<PERSONA_GUIDELINES>\n",
  "data/tau2/user_simulator/simulation_guidelines_tools.md": "Talk and do.\n",
  "data/tau2/domains/mock/policy.md": "Keep lists.\n",
  [`src/tau2/${wordingSources.agent}`]: `
INSTRUCTION_OF_NOBODY = f"{1}"
AGENT_INSTRUCTION = """
Serve.
  Kindly.
""".strip()

AGENT_GT_INSTRUCTION: str = (
    "Follow "
    'the steps.'
)

AGENT_SOLO_INSTRUCTION = """Work, then call \\\`{stop_function_name}\\\` or say {stop_token}."""


class LLMSoloAgent(LocalAgent):
    def add_stop_tool(self) -> None:
        def done() -> str:
            """Ends the work."""
            return self.STOP_TOKEN
`,
  [`src/tau2/${wordingSources.persona}`]: `
class Verbosity(str, Enum):
    STANDARD = "standard"  # As people talk
    MINIMAL = "minimal"


class PersonaConfig(BaseModel):
    def to_guidelines_text(self) -> Optional[str]:
        guidelines = []
        if self.verbosity == Verbosity.MINIMAL:
            guidelines.append(
                """
Be brief.
""".strip()
            )
        return "\\n".join(guidelines)
`,
  [`src/tau2/${wordingSources.judge}`]: `
class NLAssertionsEvaluator:
    @classmethod
    def evaluate(cls, trajectory):
        """Asks a model."""
        system_prompt = """
        Judge.
        """
        user_prompt = f"{trajectory}"
`,
  ...Object.fromEntries(
    wordedDomains.map((domain) => [`src/tau2/domains/${domain}/tools.py`, tools(domain)]),
  ),
};

function tools(domain: string): string {
  const name = `${domain.charAt(0).toUpperCase()}${domain.slice(1)}`;
  return `
class Parcel(BaseModel):
    """
    Something in a box.
    Or in a bag.
    """
    weight: int = Field(description="Kilograms, "
                        "rounded")
    kind: Optional[Kind] = Field(default=None, description='What it is')
    height: int


class Kind(str, Enum):
    SOFT = "soft"


class Receipt(BaseModel):
    """Not a parameter."""


class ${name}Tools(ToolKitBase):
    """Tools."""

    def _helper(self):
        """Not a tool."""

    @is_tool(ToolType.WRITE)
    def send(
        self, parcel: Union[Parcel, dict], to: str = "you # no comment", limit: int = -1
    ) -> Receipt:
        """
        Sends a parcel.

        It goes by train,
        then by bicycle.

        Args:
            parcel: What is sent.
            to (str, optional): Who gets it: a name
                or an address.

        Returns:
            A receipt.
        """
        return "sent"

    @is_tool(ToolType.READ)
    def count(self) -> int:
        """Counts parcels.
        All of them."""

    @is_tool()
    def bare(self):
        return 1
`;
}
