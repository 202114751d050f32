"""The evaluation harness in a checkout; in a wheel the folder `evals` stands in this file's place."""

from evals import *  # noqa: F403
