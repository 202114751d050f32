"""The evaluation harness, for a checkout; in a wheel the folder `evals` takes this file's place."""

from evals import *  # noqa: F403
