"""Print the lower bounds of our dependencies as pins, one a line, for pip or uv."""

import re
import sys
import tomllib
from pathlib import Path

project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
for dependency in [*project["dependencies"], *project["optional-dependencies"]["eval"]]:
    bound = re.fullmatch(r"([\w.-]+)>=([\w.]+)(?:,.*)?", dependency)
    if bound is None:
        sys.exit(f"pyproject.toml: {dependency!r} has no lower bound: write NAME>=VERSION")
    print(f"{bound[1]}=={bound[2]}")
