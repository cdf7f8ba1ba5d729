"""Replays recorded conversations with τ²-bench's own evaluator, in a Python where it is installed.

Usage: python replay_original.py <seconds> <results file>...

For each line of input, evaluates simulations in turn for so many seconds and prints the rate in simulations a second.
"""

import sys
import time
from itertools import cycle
from pathlib import Path

from tau2.data_model.simulation import Results
from tau2.evaluator.evaluator_env import EnvironmentEvaluator
from tau2.registry import registry


def conversations(file):
    results = Results.model_validate_json(Path(file).read_text())
    info = results.info
    environment = registry.get_env_constructor(info.environment_info.domain_name)
    is_solo = info.user_info.implementation == "dummy_user"
    tasks = {task.id: task for task in results.tasks}
    for simulation in results.simulations:
        yield environment, tasks[simulation.task_id], simulation.messages, is_solo


def rate(turns, seconds):
    start, count = time.perf_counter(), 0
    while time.perf_counter() - start < seconds:
        environment, task, messages, is_solo = next(turns)
        EnvironmentEvaluator.calculate_reward(
            environment_constructor=environment, task=task, full_trajectory=messages, solo_mode=is_solo
        )
        count += 1
    return count / (time.perf_counter() - start)


if __name__ == "__main__":
    seconds, files = float(sys.argv[1]), sys.argv[2:]
    turns = cycle([turn for file in files for turn in conversations(file)])
    for _ in sys.stdin:
        print(f"rate {rate(turns, seconds)}", flush=True)
